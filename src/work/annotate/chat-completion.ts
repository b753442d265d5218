// One call of an OpenAI-compatible endpoint, and what its answer or failure means for a next try.
import { z } from 'zod';
import type { AiSettings } from './ai-settings.ts';
import type { ChatMessage } from './prompt.ts';
import { readEventStream } from './read-event-stream.ts';

export interface TokenUse {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

export type CallOutcome =
  | { readonly kind: 'answer'; readonly content: string; readonly use: TokenUse | null }
  /** May go well next time. `billed`: the endpoint may have worked, and charge for it. */
  | {
      readonly kind: 'failed';
      readonly reason: FailureReason;
      readonly retryAfterMs: number | null;
      readonly billed: boolean;
      readonly detail: string;
    }
  /** Never will. `all`: nor will any other call (key, address, account). */
  | {
      readonly kind: 'refused';
      readonly status: number;
      readonly all: boolean;
      readonly detail: string;
    };

export type FailureReason = 'busy' | 'server-error' | 'timeout' | 'connection' | 'bad-response';

const RESPONSE_BYTES_MAX = 2_000_000;
const DETAIL_CHARACTERS_MAX = 200;
/** Failures before the request left: nothing was worked on. */
const NOT_SENT = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);

const Count = z.number().int().min(0);
const Use = z.object({ prompt_tokens: Count, completion_tokens: Count });
const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string().nullable() }) })).min(1),
  usage: z.unknown(),
});

/** The body of the request; also what the cache and the tests of masking look at. */
export function requestBody(settings: AiSettings, messages: readonly ChatMessage[]): string {
  return JSON.stringify({
    model: settings.model,
    messages,
    temperature: 0,
    max_tokens: settings.outputTokensMax,
    ...(settings.jsonMode ? { response_format: { type: 'json_object' } } : {}),
    ...(settings.stream ? { stream: true, stream_options: { include_usage: true } } : {}),
  });
}

/** Never throws for what an endpoint or a network does. `now` in ms, for a Retry-After that is a date. */
export async function callModel(
  settings: AiSettings,
  messages: readonly ChatMessage[],
  now: () => number,
): Promise<CallOutcome> {
  let sent = false;
  try {
    const response = await fetch(`${settings.baseUrl}/chat/completions`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(settings.key === null ? {} : { authorization: `Bearer ${settings.key}` }),
      },
      body: requestBody(settings, messages),
      // Elsewhere is not where the user said: neither key nor conversation follows a redirect.
      redirect: 'manual',
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    sent = true;
    const text = await readLimited(response);
    if (response.ok) return readAnswer(text, response.headers.get('content-type') ?? '');
    return readRefusal(response, text, settings, now());
  } catch (error) {
    return readThrown(error, sent);
  }
}

async function readLimited(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let bytes = 0;
  const reader = response.body?.getReader();
  for (;;) {
    const chunk = await reader?.read();
    if (chunk === undefined || chunk.done) return text + decoder.decode();
    bytes += chunk.value.length;
    if (bytes > RESPONSE_BYTES_MAX) {
      await reader?.cancel();
      throw new Error('the response is too long');
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
}

function readAnswer(text: string, type: string): CallOutcome {
  if (type.startsWith('text/event-stream')) {
    const streamed = readEventStream(text);
    if (streamed === null) return failed('bad-response', true, 'the stream ended before its end');
    return { kind: 'answer', content: streamed.content, use: readUse(streamed.usage) };
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return failed('bad-response', true, 'the response is not JSON');
  }
  const read = Completion.safeParse(value);
  if (!read.success) return failed('bad-response', true, 'the response holds no answer');
  const content = read.data.choices[0]!.message.content ?? '';
  return { kind: 'answer', content, use: readUse(read.data.usage) };
}

function readUse(usage: unknown): TokenUse | null {
  const read = Use.safeParse(usage);
  if (!read.success) return null;
  const { prompt_tokens: promptTokens, completion_tokens: completionTokens } = read.data;
  return { promptTokens, completionTokens };
}

function readRefusal(
  response: Response,
  text: string,
  { key }: AiSettings,
  now: number,
): CallOutcome {
  const { status } = response;
  const said = /"message"\s*:\s*"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? text;
  const clean = key === null ? said : said.replaceAll(key, '***');
  const detail = `HTTP ${status} ${clean.slice(0, DETAIL_CHARACTERS_MAX)}`.trim();
  if (status === 408 || status === 409 || status === 425 || status === 429 || status >= 500) {
    const reason = status === 429 ? 'busy' : 'server-error';
    const retryAfterMs = parseRetryAfter(response.headers.get('retry-after'), now);
    return { kind: 'failed', reason, retryAfterMs, billed: false, detail };
  }
  if (status < 400) return { kind: 'refused', status, all: true, detail: `${detail} redirect` };
  const all = [401, 402, 403, 404, 405, 407].includes(status);
  return { kind: 'refused', status, all, detail };
}

/** Seconds or an HTTP date, as RFC 9110 §10.2.3 has it; null: neither. */
export function parseRetryAfter(value: string | null, now: number): number | null {
  if (value === null) return null;
  if (/^\d+(\.\d+)?$/.test(value.trim())) return Math.round(Number(value) * 1000);
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}

function readThrown(error: unknown, sent: boolean): CallOutcome {
  const fault = error instanceof Error ? error : new Error(String(error));
  const cause = fault.cause instanceof Error ? fault.cause : fault;
  const code = 'code' in cause ? String(cause.code) : '';
  const detail = (code === '' ? cause.message : code).slice(0, DETAIL_CHARACTERS_MAX);
  if (fault.name === 'TimeoutError') return failed('timeout', true, 'no answer in time');
  return failed('connection', sent || !NOT_SENT.has(code), detail);
}

function failed(reason: FailureReason, billed: boolean, detail: string): CallOutcome {
  return { kind: 'failed', reason, retryAfterMs: null, billed, detail };
}
