// The records of a JSON document one by one; what is broken goes to quarantine and reading goes on.
import type { IntakeContext, Words } from '../format.ts';
import { quarantineRow } from '../quarantine-row.ts';
import { isJsonLines, jsonLineScanner } from './json-lines.ts';
import { type JsonPiece, type JsonScanner, type JsonShape, jsonScanner } from './json-scanner.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

export interface JsonRecord {
  readonly line: number;
  readonly value: JsonObject;
}

const broken: Words = {
  zh: '这一段 JSON 不完整或写坏了（文件可能没有下载完），这一段没有读入；请重新导出',
  en: 'This part of the JSON is cut off or broken (was the download complete?) and was not read; export again',
};

/** Tells the sink one quarantined row for each broken part. */
export async function* jsonRecords(
  chunks: AsyncIterable<string>,
  shape: JsonShape,
  context: IntakeContext,
): AsyncGenerator<JsonRecord> {
  let scanner: JsonScanner | null = null;
  for await (const chunk of chunks) {
    scanner ??= isJsonLines(chunk, shape) ? jsonLineScanner() : jsonScanner(shape);
    for (const piece of scanner.feed(chunk)) {
      const record = parsePiece(piece, context);
      if (record !== null) yield record;
    }
  }
  for (const piece of scanner?.end() ?? []) {
    const record = parsePiece(piece, context);
    if (record !== null) yield record;
  }
}

/** An object, or null for anything else. */
export function asObject(value: unknown): JsonObject | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as JsonObject)
    : null;
}

/** Text of a JSON value that stands for a name, id, number or body; '' if there is none. */
export function asText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : '';
}

function parsePiece(piece: JsonPiece, context: IntakeContext): JsonRecord | null {
  if (piece.whole) {
    try {
      const value = asObject(JSON.parse(keepLongNumbers(piece.text)));
      if (value !== null) return { line: piece.line, value };
    } catch {
      // Told below, as for a piece that was cut off.
    }
  }
  quarantineRow(context, piece.line, '', { code: 'broken-json', words: broken }, piece.text);
  return null;
}

/** Ids beyond 2⁵³ written as bare numbers would lose digits: they are read as text. */
function keepLongNumbers(text: string): string {
  if (!/[:[,]\s*\d{16}/.test(text)) return text;
  return text.replace(STRING_OR_NUMBER, (token) =>
    /^\d{16,}$/.test(token) ? `"${token}"` : token,
  );
}

const STRING_OR_NUMBER = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;
