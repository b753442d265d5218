// Puts one row in quarantine: told to the sink once, with its reason and as it stood.
import type { IntakeContext, Words } from './format.ts';

const RAW_CHARS_MAX = 500;

/** `field` is the header at fault, '' for the row as a whole; `row` its cells or its text. */
export function quarantineRow(
  context: Pick<IntakeContext, 'file' | 'sink'>,
  line: number,
  field: string,
  fault: { readonly code: string; readonly words: Words },
  row: readonly string[] | string,
): void {
  const text = typeof row === 'string' ? row : row.join(',');
  context.sink.quarantine({
    file: context.file,
    line,
    field,
    code: fault.code,
    reason: fault.words,
    raw: text.length > RAW_CHARS_MAX ? text.slice(0, RAW_CHARS_MAX) : text,
  });
  context.sink.row('quarantined');
}
