// The name of a thread across the program.

/** Also the key of threads whose orders are unclear. */
export function threadKey(shop: string, buyer: string): string {
  return `${shop}\n${buyer}`;
}
