// Solutions put back into their systems.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { factorise, solveFactorised, solveLower } from './cholesky.ts';

test('what is solved for gives back the right side', () => {
  const size = 4;
  const number = fc.double({ min: -3, max: 3, noNaN: true });
  const list = (length: number) => fc.array(number, { minLength: length, maxLength: length });
  fc.assert(
    fc.property(list(size * size), list(size), (root, b) => {
      const a = new Float64Array(size * size);
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < size; j++) {
          let sum = i === j ? 0.5 : 0;
          for (let k = 0; k < size; k++) sum += root[i * size + k]! * root[j * size + k]!;
          a[i * size + j] = sum;
        }
      }
      const factor = factorise(a.slice(), size);
      const x = solveFactorised(factor, size, Float64Array.from(b));
      let quadratic = 0;
      for (let i = 0; i < size; i++) {
        const row = x.reduce((sum, value, j) => sum + a[i * size + j]! * value, 0);
        expect(row).toBeCloseTo(b[i]!, 6);
        quadratic += x[i]! * b[i]!;
      }
      const half = solveLower(factor, size, Float64Array.from(b));
      expect(half.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(quadratic, 6);
    }),
  );
});

test('a matrix that is not positive definite is refused', () => {
  expect(() => factorise(new Float64Array([1, 2, 2, 1]), 2)).toThrow('positive definite');
});
