// Every operator of the reference has an example that compiles.
import { describe, expect, test } from 'vitest';
import { ruleOf } from '../../testing/try-condition.ts';
import { OPERATORS } from './registry.ts';

describe('examples in the reference', () => {
  test.each(
    Object.values(OPERATORS)
      .flat()
      .map(({ name, example }) => ({ name, example })),
  )('M2 the example of $name compiles', ({ example }) => {
    const perOrder = /order\.placed|^promise/.test(example) ? 'per: order' : '';
    expect(ruleOf(example, perOrder).problems).toEqual([]);
  });
});
