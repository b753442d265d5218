// Many packed cells in one row: a row a cell, and its bytes as hexadecimals, would take longer to pass on.

/** Columns of a grouped query over rows with a `cell`; `order`: in which the cells of a group come. */
export function packedCells(order = ''): string {
  const by = order === '' ? '' : ` order by ${order}`;
  return `array_agg(length(cell)${by}) as lengths, encode(string_agg(cell, ''::bytea${by}), 'base64') as cells`;
}

export interface PackedCells {
  readonly lengths: readonly number[];
  readonly cells: string;
}

/** The cells one by one; they share their memory. */
export function* cellsOf({ lengths, cells }: PackedCells): Generator<Uint8Array, void, void> {
  const bytes = Buffer.from(cells, 'base64');
  let at = 0;
  for (const length of lengths) {
    yield bytes.subarray(at, at + length);
    at += length;
  }
}
