// Streaming reader of delimited text: rows with the line they begin on, and what is wrong in them.

export type CsvProblem = 'broken-quote' | 'cell-too-long' | 'nul-bytes';

export interface CsvHandler {
  /** One row; `line` is the 1-based line it begins on. Blank lines are not rows. Cells may be kept. */
  row(cells: string[], line: number): void;
  /** A row that could not be read; `raw` is its beginning. Reading goes on with the next line. */
  problem(code: CsvProblem, line: number, raw: string): void;
}

export interface CsvReader {
  push(text: string): void;
  end(): void;
}

/** A row longer than this is a run-away quote or not a table; 1 Mi characters. */
const ROW_CHARS_MAX = 1 << 20;
const RAW_CHARS = 500;

const LF = 10;
const CR = 13;
const QUOTE = 34;

/** What scanning one row ended in, where the row itself did not. */
const MORE = -1;
const BROKEN = -2;

interface State {
  buffer: string;
  /** Where the row being scanned begins in `buffer`. */
  start: number;
  line: number;
  /** Lines ended inside the row being scanned (within quotes). */
  inner: number;
  final: boolean;
  /** The rest of an over-long row is being dropped. */
  skipping: boolean;
  afterCr: boolean;
  sawNul: boolean;
  cells: string[];
}

/**
 * RFC 4180 with what real files need: LF, CRLF or CR; a stray quote inside a cell is text; rows of any
 * width (the caller decides). An unclosed quote (at the end, over 1 Mi characters, or closed by a
 * quote that cannot close it lines later) refuses the line it opens on and resumes at the next line.
 */
export function csvReader(delimiter: string, handler: CsvHandler): CsvReader {
  const state: State = {
    buffer: '',
    start: 0,
    line: 1,
    inner: 0,
    final: false,
    skipping: false,
    afterCr: false,
    sawNul: false,
    cells: [],
  };
  const code = delimiter.charCodeAt(0);
  return {
    push(text) {
      if (text === '') return;
      if (!state.sawNul && text.includes('\0')) state.sawNul = true;
      state.buffer =
        state.start < state.buffer.length ? state.buffer.slice(state.start) + text : text;
      state.start = 0;
      scan(state, code, handler);
    },
    end() {
      state.final = true;
      scan(state, code, handler);
      state.buffer = '';
      state.start = 0;
    },
  };
}

function scan(state: State, delimiter: number, handler: CsvHandler): void {
  while (state.start < state.buffer.length) {
    if (state.afterCr) {
      state.afterCr = false;
      if (state.buffer.charCodeAt(state.start) === LF) state.start++;
      continue;
    }
    if (state.skipping) {
      if (!skipLine(state)) return;
      state.skipping = false;
      continue;
    }
    state.cells = [];
    state.inner = 0;
    const end = scanRow(state, delimiter);
    if (end >= 0) emit(state, end, handler);
    else if (end === BROKEN || state.final) refuse(state, 'broken-quote', handler);
    else if (state.buffer.length - state.start > ROW_CHARS_MAX) {
      refuse(state, state.inner > 0 ? 'broken-quote' : 'cell-too-long', handler);
    } else return;
  }
}

function emit(state: State, end: number, handler: CsvHandler): void {
  const { cells, line, start } = state;
  const long = end - start > ROW_CHARS_MAX;
  const raw =
    long || state.sawNul ? state.buffer.slice(start, Math.min(end, start + RAW_CHARS)) : '';
  advance(state, end);
  if (cells.length === 1 && cells[0] === '') return;
  if (long) handler.problem('cell-too-long', line, raw);
  else if (state.sawNul && cells.some((cell) => cell.includes('\0'))) {
    handler.problem('nul-bytes', line, raw);
  } else handler.row(cells, line);
}

/** Moves past the row that ends at `end` (a line end or the end of the text). */
function advance(state: State, end: number): void {
  state.line += state.inner + 1;
  state.afterCr = state.buffer.charCodeAt(end) === CR;
  state.start = end + 1;
}

function refuse(state: State, code: CsvProblem, handler: CsvHandler): void {
  handler.problem(code, state.line, state.buffer.slice(state.start, state.start + RAW_CHARS));
  state.skipping = !skipLine(state);
}

/** Drops up to and with the next line end; false if the text ran out before. */
function skipLine(state: State): boolean {
  const { buffer } = state;
  for (let i = state.start; i < buffer.length; i++) {
    const c = buffer.charCodeAt(i);
    if (c !== LF && c !== CR) continue;
    state.inner = 0;
    advance(state, i);
    return true;
  }
  state.start = buffer.length;
  return false;
}

/** Fills `cells` with one row; the index of its line end, or MORE or BROKEN. */
function scanRow(state: State, delimiter: number): number {
  const { buffer, cells } = state;
  const length = buffer.length;
  let at = state.start;
  for (;;) {
    if (at < length && buffer.charCodeAt(at) === QUOTE) {
      at = scanQuoted(state, at, delimiter);
      if (at < 0) return at;
    } else {
      const from = at;
      let c = 0;
      while (at < length) {
        c = buffer.charCodeAt(at);
        if (c === delimiter || c === LF || c === CR) break;
        at++;
      }
      if (at === length && !state.final) return MORE;
      cells.push(buffer.slice(from, at));
    }
    if (at >= length) return at;
    if (buffer.charCodeAt(at) !== delimiter) return at;
    at++;
  }
}

/** Reads the quoted cell at `open`; the index of the delimiter or line end after it, or MORE or BROKEN. */
function scanQuoted(state: State, open: number, delimiter: number): number {
  const { buffer } = state;
  let from = open + 1;
  let text = '';
  for (;;) {
    const close = buffer.indexOf('"', from);
    const lines = countLines(buffer, from, close < 0 ? buffer.length : close);
    state.inner += lines;
    if (close < 0) return MORE;
    const after = close + 1;
    if (after === buffer.length && !state.final) return MORE;
    const next = after < buffer.length ? buffer.charCodeAt(after) : LF;
    if (next === QUOTE) {
      text += buffer.slice(from, after);
      from = after + 1;
      continue;
    }
    text += buffer.slice(from, close);
    if (next === delimiter || next === LF || next === CR) {
      state.cells.push(text);
      return after;
    }
    return state.inner > 0 ? BROKEN : scanStray(state, text, after, delimiter);
  }
}

/** `"他说"好""`: a quote that closes nothing, on one line. All of it is text but the outer quotes. */
function scanStray(state: State, text: string, from: number, delimiter: number): number {
  const { buffer } = state;
  let at = from;
  while (at < buffer.length) {
    const c = buffer.charCodeAt(at);
    if (c === delimiter || c === LF || c === CR) break;
    at++;
  }
  if (at === buffer.length && !state.final) return MORE;
  const rest = buffer.slice(from, at);
  state.cells.push(rest.endsWith('"') ? `${text}"${rest.slice(0, -1)}` : text + rest);
  return at;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === LF) lines++;
  return lines;
}
