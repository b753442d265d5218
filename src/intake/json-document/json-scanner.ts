// Cuts a JSON document of any size, or lines of JSON, into the records it is made of, chunk by chunk.

export interface JsonPiece {
  /** 1-based line the piece begins on. */
  readonly line: number;
  readonly text: string;
  /** False: the document ended, or grew too large, in the middle of it. */
  readonly whole: boolean;
}

export interface JsonShape {
  /** Keys of arrays that belong to a record and are never lists of records themselves. */
  readonly inner: ReadonlySet<string>;
  /** Keys by which a value outside any array is a record itself, not a wrapper around a list. */
  readonly recordKeys: ReadonlySet<string>;
}

export interface JsonScanner {
  /** The records that ended in this chunk. */
  feed(chunk: string): readonly JsonPiece[];
  /** What was left open, and stray text as one piece that is not whole. */
  end(): readonly JsonPiece[];
}

/** A single record longer than this is given up: 64 million characters. */
const PIECE_CHARS_MAX = 64_000_000;
const RAW_CHARS = 500;

interface Level {
  readonly array: boolean;
  /** Within an array named in `inner`. */
  readonly inner: boolean;
}

interface Scan {
  readonly shape: JsonShape;
  readonly pieces: JsonPiece[];
  /** Open brackets above the record being cut, innermost last. */
  readonly levels: Level[];
  /** Open brackets within the record being cut; 0: none is. */
  depth: number;
  /** Text of the record being cut, or of the value at the root in case it turns out to be one. */
  parts: string[];
  size: number;
  startLine: number;
  /** The value at the root may still be a record. */
  rootKept: boolean;
  rootIsRecord: boolean;
  inString: boolean;
  escaped: boolean;
  /** The string last read outside a record, and whether it named a value. */
  text: string;
  key: string;
  stray: string;
  strayLine: number;
  line: number;
}

/**
 * Records are: objects in the outermost arrays, whatever wraps them (`{"data":{"sessions":[…]}}`,
 * `[…]`), and objects at the root that hold no such array (JSON lines, a single record).
 */
export function jsonScanner(shape: JsonShape): JsonScanner {
  const scan: Scan = {
    shape,
    pieces: [],
    levels: [],
    depth: 0,
    parts: [],
    size: 0,
    startLine: 1,
    rootKept: false,
    rootIsRecord: false,
    inString: false,
    escaped: false,
    text: '',
    key: '',
    stray: '',
    strayLine: 0,
    line: 1,
  };
  const drain = (): JsonPiece[] => scan.pieces.splice(0);
  return {
    feed(chunk) {
      feedChunk(scan, chunk);
      return drain();
    },
    end() {
      const open = scan.depth > 0 || scan.levels.length > 0 || scan.inString;
      if (open) cut(scan, scan.parts.join('').slice(0, RAW_CHARS), false);
      else if (scan.stray !== '') {
        scan.pieces.push({ line: scan.strayLine, text: scan.stray, whole: false });
      }
      return drain();
    },
  };
}

function feedChunk(scan: Scan, chunk: string): void {
  // Start, in this chunk, of text that belongs to the record or root being kept; −1: none is.
  let from = scan.depth > 0 || scan.rootKept ? 0 : -1;
  for (let i = 0; i < chunk.length; i++) {
    const c = chunk.charCodeAt(i);
    if (c === 0x0a) scan.line++;
    if (scan.inString) {
      readStringChar(scan, c);
      continue;
    }
    if (c === 0x22) {
      scan.inString = true;
      scan.text = '';
    } else if (c === 0x7b || c === 0x5b) {
      if (openBracket(scan, c === 0x5b)) from = i;
    } else if (c === 0x7d || c === 0x5d) {
      if (closeBracket(scan)) {
        keep(scan, chunk, from, i + 1);
        cut(scan, scan.parts.join(''), true);
        from = -1;
      }
    } else if (scan.depth === 0) readOuter(scan, c);
    if (!scan.rootKept && scan.depth === 0) from = -1;
  }
  keep(scan, chunk, from, chunk.length);
  if (scan.size > PIECE_CHARS_MAX) giveUp(scan);
}

function readStringChar(scan: Scan, c: number): void {
  if (scan.escaped) scan.escaped = false;
  else if (c === 0x5c) scan.escaped = true;
  else if (c === 0x22) {
    scan.inString = false;
    return;
  }
  if (scan.depth === 0 && scan.text.length < 100) scan.text += String.fromCharCode(c);
}

/** True if text is to be kept from here on. */
function openBracket(scan: Scan, array: boolean): boolean {
  if (scan.depth > 0) {
    scan.depth++;
    return false;
  }
  const parent = scan.levels.at(-1);
  const inRecord = scan.rootIsRecord || (parent?.inner ?? false);
  if (!array && parent?.array && !inRecord) {
    start(scan);
    scan.rootKept = false;
    scan.depth = 1;
    return true;
  }
  const atRoot = parent === undefined;
  scan.levels.push({ array, inner: inRecord || (array && scan.shape.inner.has(scan.key)) });
  scan.key = '';
  if (!atRoot) return false;
  start(scan);
  scan.rootKept = !array;
  return scan.rootKept;
}

/** True if a record ends here. */
function closeBracket(scan: Scan): boolean {
  if (scan.depth > 0) return --scan.depth === 0;
  scan.levels.pop();
  if (scan.levels.length > 0 || !scan.rootKept) return false;
  scan.rootKept = false;
  return true;
}

/** Anything between strings and brackets, outside a record: keys are noticed, stray text remembered. */
function readOuter(scan: Scan, c: number): void {
  if (c === 0x3a) {
    scan.key = scan.text;
    if (scan.levels.length === 1 && scan.shape.recordKeys.has(scan.key)) scan.rootIsRecord = true;
  } else if (c === 0x2c) scan.key = '';
  else if (scan.levels.length === 0 && c > 0x20 && c !== 0xfeff) {
    if (scan.stray === '') scan.strayLine = scan.line;
    if (scan.stray.length < RAW_CHARS) scan.stray += String.fromCharCode(c);
  }
}

function start(scan: Scan): void {
  scan.parts = [];
  scan.size = 0;
  scan.startLine = scan.line;
  if (scan.levels.length === 0) scan.rootIsRecord = false;
}

function keep(scan: Scan, chunk: string, from: number, to: number): void {
  if (from < 0 || from >= to) return;
  scan.parts.push(from === 0 && to === chunk.length ? chunk : chunk.slice(from, to));
  scan.size += to - from;
}

function cut(scan: Scan, text: string, whole: boolean): void {
  scan.pieces.push({ line: scan.startLine, text, whole });
  scan.parts = [];
  scan.size = 0;
}

function giveUp(scan: Scan): void {
  cut(scan, scan.parts.join('').slice(0, RAW_CHARS), false);
  scan.depth = 0;
  scan.rootKept = false;
  scan.levels.length = 0;
  scan.inString = false;
}
