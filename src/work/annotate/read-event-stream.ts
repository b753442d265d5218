// A streamed completion (server-sent events) → the whole answer, or null if it ended before its end.

export interface StreamedAnswer {
  readonly content: string;
  readonly usage: unknown;
  readonly finish: string | null;
}

/**
 * `text` is the whole body of `text/event-stream` as chat completions send it: `data: {…}` lines, the
 * words in `choices[0].delta.content`, at the end `data: [DONE]`. null: cut off or not that.
 */
export function readEventStream(text: string): StreamedAnswer | null {
  let content = '';
  let usage: unknown = null;
  let finish: string | null = null;
  let done = false;
  for (const block of text.split(/\r?\n\r?\n/)) {
    const data = block
      .split(/\r?\n/)
      .filter((line) => line.startsWith('data:'))
      .map((line) => line.slice(5).trimStart())
      .join('\n');
    if (data === '') continue;
    if (data === '[DONE]') {
      done = true;
      break;
    }
    const chunk = parseChunk(data);
    if (chunk === null) return null;
    const choice = chunk.choices?.[0];
    if (typeof choice?.delta?.content === 'string') content += choice.delta.content;
    finish = choice?.finish_reason ?? finish;
    usage = chunk.usage ?? usage;
  }
  return done || finish !== null ? { content, usage, finish } : null;
}

interface Chunk {
  readonly choices?: readonly {
    readonly delta?: { readonly content?: unknown } | null;
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: unknown;
}

function parseChunk(data: string): Chunk | null {
  try {
    const value: unknown = JSON.parse(data);
    return typeof value === 'object' && value !== null ? (value as Chunk) : null;
  } catch {
    return null;
  }
}
