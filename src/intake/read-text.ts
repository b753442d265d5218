// Reads a decoded text file: a chat document, a list in JSON, or a delimited table, told by its beginning.
import { csvReader } from '../lib/csv.ts';
import { findDelimiter } from '../lib/csv-delimiter.ts';
import type { DocumentFormat } from './format.ts';
import { readJsonTable } from './json-table.ts';
import { planBlocks, readInBlocks } from './read-in-blocks.ts';
import { formatOf, type ReadOutcome, type ReadTask, refused, unknownTable } from './read-task.ts';
import { findHeader, HEADER_ROWS_MAX, tableReader } from './table-reader.ts';

/** So much of the text decides what it is. */
const HEAD_CHARS = 65_536;
const SURE = 0.5;

/** `name` is the file's name, a hint at most. */
export async function readText(
  chunks: AsyncIterable<string>,
  name: string,
  task: ReadTask,
): Promise<ReadOutcome> {
  const rest = chunks[Symbol.asyncIterator]();
  try {
    return await readDecoded(rest, name, task);
  } finally {
    // Recognising needs only the beginning: without this the file would stay open.
    await rest.return?.();
  }
}

async function readDecoded(
  rest: AsyncIterator<string>,
  name: string,
  task: ReadTask,
): Promise<ReadOutcome> {
  const head = await readHead(rest);
  if (head.trim() === '') return refused('empty-file');
  const all = rejoin(head, rest);
  const document = bestDocument(head, name, task.documents);
  if (/^[\uFEFF\s]*[[{]/.test(head)) {
    return document === null ? readJson(all, task) : readDocument(document, all, task);
  }
  const delimiter = findDelimiter(head);
  const rows = firstRows(head, delimiter);
  const header = findHeader(rows, task.tables);
  if (header === null) {
    if (document !== null) return readDocument(document, all, task);
    const looksLikeTable = rows.filter(({ cells }) => cells.length >= 3).length * 2 > rows.length;
    return looksLikeTable
      ? unknownTable(
          rows.map(({ cells }) => cells),
          task.tables,
        )
      : refused('unknown-text');
  }
  const inBlocks = planBlocks(task, header.recognition, delimiter);
  if (inBlocks !== null) return readInBlocks(task, inBlocks.plan, inBlocks.source);
  return readDelimited(all, delimiter, task);
}

async function readHead(chunks: AsyncIterator<string>): Promise<string> {
  let head = '';
  while (head.length < HEAD_CHARS) {
    const next = await chunks.next();
    if (next.done === true) break;
    head += next.value;
  }
  return head;
}

async function* rejoin(head: string, rest: AsyncIterator<string>): AsyncGenerator<string> {
  yield head;
  for (;;) {
    const next = await rest.next();
    if (next.done === true) return;
    yield next.value;
  }
}

function bestDocument(
  head: string,
  name: string,
  documents: readonly DocumentFormat[],
): DocumentFormat | null {
  let best: DocumentFormat | null = null;
  let bestScore = SURE;
  for (const document of documents) {
    const score = document.recognise(head.slice(0, HEAD_CHARS), name);
    if (score < bestScore || (best !== null && score === bestScore)) continue;
    best = document;
    bestScore = score;
  }
  return best;
}

function firstRows(head: string, delimiter: string): { cells: string[] }[] {
  const rows: { cells: string[] }[] = [];
  const reader = csvReader(delimiter, {
    row(cells) {
      if (rows.length < HEADER_ROWS_MAX && cells.some((cell) => cell.trim() !== ''))
        rows.push({ cells });
    },
    problem() {},
  });
  reader.push(head.slice(0, HEAD_CHARS));
  reader.end();
  return rows;
}

async function readDocument(
  document: DocumentFormat,
  chunks: AsyncIterable<string>,
  task: ReadTask,
): Promise<ReadOutcome> {
  if (!task.probe) await document.read(chunks, task.context);
  return { format: formatOf(document), refusal: null, rows: null };
}

async function readJson(chunks: AsyncIterable<string>, task: ReadTask): Promise<ReadOutcome> {
  const table = await readJsonTable(chunks, task.tables, task.context, task.probe);
  if (table.recognition !== null)
    return { format: formatOf(table.recognition.format), refusal: null, rows: null };
  if (table.keys.length === 0) return refused('broken-json');
  return unknownTable([table.keys], task.tables, 'unknown-json');
}

async function readDelimited(
  chunks: AsyncIterable<string>,
  delimiter: string,
  task: ReadTask,
): Promise<ReadOutcome> {
  const table = tableReader(task.tables, task.context, { padded: false, probe: task.probe });
  const reader = csvReader(delimiter, table);
  for await (const chunk of chunks) {
    reader.push(chunk);
    if (task.probe && table.recognised() !== undefined) break;
  }
  reader.end();
  table.end();
  const recognition = table.recognised();
  if (recognition)
    return { format: formatOf(recognition.format), refusal: null, rows: table.rows() };
  return unknownTable(table.firstRows(), task.tables);
}
