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
  /** Whether a row has begun whose end was not pushed yet. */
  pending(): boolean;
  /** Lines that have ended so far. */
  lines(): number;
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
  /** Where the text ends that the row being scanned may take up: longer ones are refused. */
  limit: number;
  /** Lines ended inside the row being scanned (within quotes). */
  inner: number;
  final: boolean;
  /** Nothing follows `limit`. */
  ended: boolean;
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
 * Where the text is cut into pieces makes no difference.
 */
export function csvReader(delimiter: string, handler: CsvHandler): CsvReader {
  const state: State = {
    buffer: '',
    start: 0,
    line: 1,
    limit: 0,
    inner: 0,
    final: false,
    ended: false,
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
    pending: () => state.skipping || state.start < state.buffer.length,
    lines: () => state.line - 1,
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
    state.limit = Math.min(state.buffer.length, state.start + ROW_CHARS_MAX + 1);
    state.ended = state.final && state.limit === state.buffer.length;
    const end = scanRow(state, delimiter);
    if (end >= 0) emit(state, end, handler);
    else if (end === MORE && state.buffer.length - state.start > ROW_CHARS_MAX) {
      refuse(state, state.inner > 0 ? 'broken-quote' : 'cell-too-long', handler);
    } else if (end === BROKEN || state.final) refuse(state, 'broken-quote', handler);
    else return;
  }
}

function emit(state: State, end: number, handler: CsvHandler): void {
  const { cells, line, start } = state;
  const raw = state.sawNul ? state.buffer.slice(start, Math.min(end, start + RAW_CHARS)) : '';
  advance(state, end);
  if (cells.length === 1 && cells[0] === '') return;
  if (state.sawNul && cells.some((cell) => cell.includes('\0'))) {
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
  const raw = state.buffer.slice(state.start, state.start + RAW_CHARS);
  // Of the line alone: what follows is read again, and may not all be here yet.
  handler.problem(code, state.line, raw.slice(0, raw.search(/[\r\n]|$/)));
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
  const { buffer, cells, limit } = state;
  let at = state.start;
  for (;;) {
    if (at < limit && buffer.charCodeAt(at) === QUOTE) {
      at = scanQuoted(state, at, delimiter);
      if (at < 0) return at;
    } else {
      const from = at;
      let c = 0;
      while (at < limit) {
        c = buffer.charCodeAt(at);
        if (c === delimiter || c === LF || c === CR) break;
        at++;
      }
      if (at === limit && !state.ended) return MORE;
      cells.push(buffer.slice(from, at));
    }
    if (at >= limit) return at;
    if (buffer.charCodeAt(at) !== delimiter) return at;
    at++;
  }
}

/** Reads the quoted cell at `open`; the index of the delimiter or line end after it, or MORE or BROKEN. */
function scanQuoted(state: State, open: number, delimiter: number): number {
  const { buffer, limit } = state;
  let from = open + 1;
  let text = '';
  for (;;) {
    const found = buffer.indexOf('"', from);
    const close = found < 0 ? limit : Math.min(found, limit);
    state.inner += countLines(buffer, from, close);
    if (close === limit) return MORE;
    const after = close + 1;
    if (after === limit && !state.ended) return MORE;
    const next = after < limit ? buffer.charCodeAt(after) : LF;
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
  const { buffer, limit } = state;
  let at = from;
  while (at < limit) {
    const c = buffer.charCodeAt(at);
    if (c === delimiter || c === LF || c === CR) break;
    at++;
  }
  if (at === limit && !state.ended) return MORE;
  const rest = buffer.slice(from, at);
  state.cells.push(rest.endsWith('"') ? `${text}"${rest.slice(0, -1)}` : text + rest);
  return at;
}

function countLines(text: string, from: number, to: number): number {
  let lines = 0;
  for (let at = from; at < to; at++) if (text.charCodeAt(at) === LF) lines++;
  return lines;
}
