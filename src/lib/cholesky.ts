// Solves symmetric positive definite systems: the normal equations of a regression.

/**
 * Lower factor L of a symmetric positive definite matrix A = L Lᵀ, row by row in one array, in place of A.
 * Throws where A is not positive definite. `size` is the number of rows.
 */
export function factorise(matrix: Float64Array, size: number): Float64Array {
  for (let j = 0; j < size; j++) {
    const rowJ = j * size;
    for (let i = j; i < size; i++) {
      const rowI = i * size;
      let sum = matrix[rowI + j]!;
      for (let k = 0; k < j; k++) sum -= matrix[rowI + k]! * matrix[rowJ + k]!;
      if (i > j) matrix[rowI + j] = sum / matrix[rowJ + j]!;
      else if (sum > 0) matrix[rowJ + j] = Math.sqrt(sum);
      else throw new Error('cholesky: the matrix is not positive definite');
    }
  }
  return matrix;
}

/** Solves L Lᵀ x = b; `b` becomes x. */
export function solveFactorised(factor: Float64Array, size: number, b: Float64Array): Float64Array {
  solveLower(factor, size, b);
  for (let i = size - 1; i >= 0; i--) {
    let sum = b[i]!;
    for (let k = i + 1; k < size; k++) sum -= factor[k * size + i]! * b[k]!;
    b[i] = sum / factor[i * size + i]!;
  }
  return b;
}

/** Solves L x = b; `b` becomes x. The squares of x add up to bᵀ A⁻¹ b. */
export function solveLower(factor: Float64Array, size: number, b: Float64Array): Float64Array {
  for (let i = 0; i < size; i++) {
    let sum = b[i]!;
    for (let k = 0; k < i; k++) sum -= factor[i * size + k]! * b[k]!;
    b[i] = sum / factor[i * size + i]!;
  }
  return b;
}
