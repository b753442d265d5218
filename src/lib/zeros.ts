// Arrays of zeros to write numbers into, made by copying.

let source: number[] = new Array<number>(1024).fill(0);

/**
 * `length` zeros. For the hundred or so numbers a conversation needs: a typed array of that size has a block
 * of memory of its own to be asked for and given back, which takes several times as long as this copy.
 */
export function zeros(length: number): number[] {
  if (length > source.length) source = new Array<number>(length * 2).fill(0);
  return source.slice(0, length);
}
