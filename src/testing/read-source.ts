// Reads rows or a document by one format, as read-file does, and returns what was told.
import type { DocumentFormat, TableFormat } from '../intake/format.ts';
import { headerKey } from '../intake/recognise.ts';
import { type RecordingSink, recordingSink, type Told } from './recording-sink.ts';

/** `rows` hold header → cell; the columns are all headers that occur. Line 1 is the header's. */
export function readRows(
  format: TableFormat,
  rows: readonly Readonly<Record<string, string>>[],
  sink: RecordingSink = recordingSink(),
): Told {
  const headers = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const keys = headers.map(headerKey);
  const column = (name: string): number => {
    const aliases = format.fields.find((field) => field.name === name)?.aliases ?? [];
    return aliases.map((alias) => keys.indexOf(headerKey(alias))).find((at) => at >= 0) ?? -1;
  };
  const table = format.bind(column, sink.context, headers);
  rows.forEach((row, index) => {
    table.row(
      headers.map((header) => row[header] ?? ''),
      index + 2,
    );
  });
  table.end?.();
  return sink.told;
}

/** The text arrives in chunks of `chunkChars`. */
export async function readDocument(
  format: DocumentFormat,
  text: string,
  chunkChars = 1 << 16,
  sink: RecordingSink = recordingSink(),
): Promise<Told> {
  async function* chunks(): AsyncGenerator<string> {
    for (let at = 0; at < text.length; at += chunkChars) yield text.slice(at, at + chunkChars);
  }
  await format.read(chunks(), sink.context);
  return sink.told;
}
