// Calls a model until it answers: within the budget, pausing longer after each failure.
import type { Prng } from '../../lib/prng.ts';
import type { AiSettings } from './ai-settings.ts';
import { type CallOutcome, requestBody, type TokenUse } from './chat-completion.ts';
import type { ChatMessage } from './prompt.ts';
import type { Purse } from './purse.ts';

/** Time as the run may look at and spend it. */
export interface Waiting {
  /** Milliseconds since 1970. */
  now(): number;
  sleep(ms: number): Promise<void>;
}

/** What all calls of a run share: the endpoint may ask all of them to pause. */
export interface Line {
  readonly settings: AiSettings;
  readonly purse: Purse;
  readonly waiting: Waiting;
  /** Of the jitter: seeded, so that a run can be repeated. */
  readonly prng: Prng;
  readonly call: (messages: readonly ChatMessage[]) => Promise<CallOutcome>;
  /** No call before this instant, ms. */
  pausedUntil: number;
}

export interface Called {
  readonly kind: 'answer';
  readonly content: string;
  readonly use: TokenUse;
  readonly costNano: number;
  readonly calls: number;
}

export type CallResult =
  | Called
  | { readonly kind: 'over-budget' }
  | { readonly kind: 'gave-up'; readonly reason: string; readonly detail: string }
  | Extract<CallOutcome, { kind: 'refused' }>;

const BACKOFF_MAX_MS = 30_000;
/** An endpoint that asks for more patience than this is given up on for now. */
const RETRY_AFTER_MAX_MS = 120_000;
/** Per message, for roles and separators; generous for every tokenizer known. */
const TOKENS_A_MESSAGE = 16;
const TOKENS_A_REQUEST = 64;

/**
 * Before each try the most it could cost is set aside; a failure that may have been charged for counts
 * in full, since nobody says what it cost.
 */
export async function callWithRetries(
  line: Line,
  messages: readonly ChatMessage[],
): Promise<CallResult> {
  const { settings, purse, waiting } = line;
  const most = mostOf(settings, messages);
  let costNano = 0;
  for (let calls = 1; ; calls++) {
    await pause(line);
    if (!(await purse.reserve(most.costNano))) return { kind: 'over-budget' };
    const outcome = await line.call(messages);
    if (outcome.kind === 'answer') {
      // No usage said: the most it can have been.
      const use = outcome.use ?? most.use;
      const paid = costOf(settings, use);
      purse.settle(most.costNano, paid);
      return { kind: 'answer', content: outcome.content, use, costNano: costNano + paid, calls };
    }
    const lost = outcome.kind === 'failed' && outcome.billed ? most.costNano : 0;
    purse.settle(most.costNano, lost);
    costNano += lost;
    if (outcome.kind === 'refused') return outcome;
    const { reason, detail, retryAfterMs } = outcome;
    if (calls > settings.retries || (retryAfterMs ?? 0) > RETRY_AFTER_MAX_MS) {
      return { kind: 'gave-up', reason, detail };
    }
    const jitter = 0.5 + line.prng.next() / 2;
    const backoffMs = Math.min(BACKOFF_MAX_MS, settings.backoffMs * 2 ** (calls - 1)) * jitter;
    if (retryAfterMs === null) await waiting.sleep(Math.round(backoffMs));
    else {
      // Never sooner than asked; the jitter keeps all calls from coming back at once.
      const until = waiting.now() + retryAfterMs;
      line.pausedUntil = Math.max(line.pausedUntil, until);
      await waiting.sleep(Math.round(retryAfterMs + settings.backoffMs * jitter));
    }
  }
}

async function pause(line: Line): Promise<void> {
  for (;;) {
    const leftMs = line.pausedUntil - line.waiting.now();
    if (leftMs <= 0) return;
    await line.waiting.sleep(leftMs);
  }
}

/** A token is at least one byte of the request, so its bytes bound its tokens from above. */
function mostOf(
  settings: AiSettings,
  messages: readonly ChatMessage[],
): { readonly use: TokenUse; readonly costNano: number } {
  const promptTokens =
    Buffer.byteLength(requestBody(settings, messages)) +
    messages.length * TOKENS_A_MESSAGE +
    TOKENS_A_REQUEST;
  const use = { promptTokens, completionTokens: settings.outputTokensMax };
  return { use, costNano: costOf(settings, use) };
}

function costOf({ inputNano, outputNano }: AiSettings, use: TokenUse): number {
  return use.promptTokens * inputNano + use.completionTokens * outputNano;
}
