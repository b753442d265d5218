// Rows of any table → the format it is of: finds the header, binds the format, hands on the data rows.
import type { CsvProblem } from '../lib/csv.ts';
import type { BoundTable, IntakeContext, TableFormat } from './format.ts';
import { quarantineRow } from './quarantine-row.ts';
import { type Recognition, recognise } from './recognise.ts';
import { type RowFault, textFaults, tooFewCells, tooManyCells } from './row-faults.ts';

/** Titles, notes and blank lines may stand above the header; this many rows are looked at. */
export const HEADER_ROWS_MAX = 10;

export interface TableReader {
  row(cells: string[], line: number): void;
  problem(code: CsvProblem, line: number, raw: string): void;
  /** After the last row. */
  end(): void;
  /** undefined while the header is still sought, null when there is none among the first rows. */
  recognised(): Recognition | null | undefined;
  /** Cells of the header; empty while or if there is none. */
  header(): readonly string[];
  /** Data rows so far, those that could not be read among them. */
  rows(): number;
  /** The first rows, for a refusal to quote. */
  firstRows(): readonly (readonly string[])[];
}

interface HeldRow {
  readonly cells: string[];
  readonly line: number;
}

/**
 * `padded`: short rows are the rule (sheets leave trailing blanks out), not a sign of a cut row.
 * With `probe` the table is only recognised: no row is handed on.
 */
export function tableReader(
  formats: readonly TableFormat[],
  context: IntakeContext,
  options: { readonly padded: boolean; readonly probe: boolean },
): TableReader {
  const held: HeldRow[] = [];
  const faults: (() => void)[] = [];
  let rows = 0;
  let found: Recognition | null | undefined;
  let cells: readonly string[] = [];
  let take: (cells: string[], line: number) => void = hold;
  let finish = (): void => {};

  function hold(cells: string[], line: number): void {
    if (isBlank(cells)) return;
    held.push({ cells, line });
    if (held.length >= HEADER_ROWS_MAX) decide();
  }

  function decide(): void {
    const header = findHeader(held, formats);
    found = header?.recognition ?? null;
    cells = header?.cells ?? [];
    take = () => {};
    if (header === null || options.probe) return;
    if (header.index > 0) tellTitleRows(context, header.index);
    const body = readBody(header, context, options.padded, () => rows++);
    take = body.row;
    finish = body.end;
    for (const tell of faults) tell();
    for (const { cells, line } of held.slice(header.index + 1)) take(cells, line);
  }

  return {
    row: (cells, line) => take(cells, line),
    problem(code, line, raw) {
      const tell = (): void => {
        rows++;
        quarantineRow(context, line, '', textFaults[code], raw);
      };
      if (found === undefined) faults.push(tell);
      else if (found !== null && !options.probe) tell();
    },
    end() {
      if (found === undefined) decide();
      finish();
    },
    recognised: () => found,
    header: () => cells,
    rows: () => rows,
    firstRows: () => held.map(({ cells }) => cells),
  };
}

export interface Header {
  /** Of the rows that were looked at. */
  readonly index: number;
  readonly cells: readonly string[];
  readonly recognition: Recognition;
}

/** The best recognised of the rows; the first of equals. */
export function findHeader(
  rows: readonly { readonly cells: readonly string[] }[],
  formats: readonly TableFormat[],
): Header | null {
  let best: Header | null = null;
  rows.slice(0, HEADER_ROWS_MAX).forEach(({ cells }, index) => {
    const recognition = recognise(cells, formats);
    if (recognition === null) return;
    if (best !== null && recognition.score <= best.recognition.score) return;
    best = { index, cells, recognition };
  });
  return best;
}

/** The rows below the header; `counted` is called for each that is data. */
export function readBody(
  header: Header,
  context: IntakeContext,
  padded: boolean,
  counted: () => void,
): BoundTable & { end(): void } {
  const { columns, format } = header.recognition;
  const width = header.cells.length;
  const required = format.fields.filter((field) => field.required);
  const widthNeeded = 1 + Math.max(-1, ...required.map(({ name }) => columns.get(name) ?? -1));
  const table = format.bind((name) => columns.get(name) ?? -1, context, header.cells);
  let repeats = 0;
  const refuse = (fault: RowFault, cells: readonly string[], line: number): void =>
    quarantineRow(context, line, '', fault, cells);
  return {
    row(cells, line) {
      if (cells[0] === '' && isBlank(cells)) return;
      if (cells[0] === header.cells[0] && sameCells(cells, header.cells)) {
        repeats++;
        return;
      }
      counted();
      if (cells.length === width) {
        table.row(cells, line);
        return;
      }
      if (cells.length > width) {
        if (isBlank(cells.slice(width))) table.row(cells.slice(0, width), line);
        else refuse(tooManyCells, cells, line);
      } else if (!padded && cells.length < widthNeeded) refuse(tooFewCells, cells, line);
      else table.row([...cells, ...Array<string>(width - cells.length).fill('')], line);
    },
    end() {
      table.end?.();
      if (repeats > 0) tellRepeatedHeader(context, repeats);
    },
  };
}

function isBlank(cells: readonly string[]): boolean {
  for (const cell of cells) if (cell !== '' && cell.trim() !== '') return false;
  return true;
}

function sameCells(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, index) => cell === b[index]);
}

function tellTitleRows(context: IntakeContext, count: number): void {
  context.sink.notice({
    file: context.file,
    code: 'title-rows',
    count,
    words: {
      zh: '表头上面有说明文字，已跳过',
      en: 'There were lines above the header; they were skipped',
    },
  });
}

function tellRepeatedHeader(context: IntakeContext, count: number): void {
  context.sink.notice({
    file: context.file,
    code: 'repeated-header',
    count,
    words: {
      zh: '表头在文件中间又出现了（像是几份表拼在一起），重复的表头不算数据',
      en: 'The header occurs again inside the file (several tables joined?); those lines are no data',
    },
  });
}
