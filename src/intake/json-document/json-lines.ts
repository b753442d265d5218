// Lines of JSON, one record each: a broken line spoils itself only.
import type { JsonPiece, JsonScanner, JsonShape } from './json-scanner.ts';

/** A single line longer than this is given up: 64 million characters. */
const LINE_CHARS_MAX = 64_000_000;
const RAW_CHARS = 500;

/** Whether a text that begins so holds one record a line: its first line is one by itself. */
export function isJsonLines(beginning: string, shape: JsonShape): boolean {
  const text = beginning.replace(/^[\uFEFF\s]+/, '');
  const end = text.indexOf('\n');
  if (end < 0 || !text.startsWith('{')) return false;
  try {
    const value: unknown = JSON.parse(text.slice(0, end));
    return (
      typeof value === 'object' &&
      value !== null &&
      Object.keys(value).some((key) => shape.recordKeys.has(key))
    );
  } catch {
    return false;
  }
}

export function jsonLineScanner(): JsonScanner {
  let rest = '';
  let line = 1;
  let skipping = false;

  function piece(text: string): JsonPiece[] {
    const trimmed = text.replace(/^[\uFEFF\s]+/, '').trimEnd();
    if (trimmed === '' || skipping) return [];
    return [{ line, text: trimmed, whole: trimmed.startsWith('{') && trimmed.endsWith('}') }];
  }

  return {
    feed(chunk) {
      const pieces: JsonPiece[] = [];
      let from = 0;
      for (let end = chunk.indexOf('\n'); end >= 0; end = chunk.indexOf('\n', from)) {
        pieces.push(...piece(rest + chunk.slice(from, end)));
        skipping = false;
        rest = '';
        from = end + 1;
        line++;
      }
      if (!skipping) rest += chunk.slice(from);
      if (rest.length > LINE_CHARS_MAX) {
        pieces.push({ line, text: rest.slice(0, RAW_CHARS), whole: false });
        rest = '';
        skipping = true;
      }
      return pieces;
    },
    end: () => piece(rest),
  };
}
