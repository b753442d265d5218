// Lines of a text that arrives in chunks, with their numbers; a line without an end is cut, not kept.

/** Nobody types a line this long; a file that has one is no chat. */
const LINE_CHARS_MAX = 1_000_000;

export interface TextLine {
  readonly line: number;
  readonly text: string;
  /** The line was longer and the rest of it is left out. */
  readonly cut: boolean;
}

/** Line ends are \n, \r\n or \r\r\n as some tools write them; the text is trimmed at the end only. */
export async function* textLines(chunks: AsyncIterable<string>): AsyncGenerator<TextLine> {
  let rest = '';
  let cut = false;
  let line = 1;
  for await (const chunk of chunks) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf('\n', from);
      if (end < 0) break;
      yield { line, text: (rest + chunk.slice(from, end)).trimEnd(), cut };
      rest = '';
      cut = false;
      line++;
      from = end + 1;
    }
    if (cut) continue;
    rest += chunk.slice(from);
    if (rest.length > LINE_CHARS_MAX) {
      rest = rest.slice(0, LINE_CHARS_MAX);
      cut = true;
    }
  }
  if (rest !== '') yield { line, text: rest.trimEnd(), cut };
}
