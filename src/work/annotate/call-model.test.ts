// Over real HTTP: what each answer and failure of an endpoint means, and that all of it stays in the budget.
import { afterEach, describe, expect, test } from 'vitest';
import { createPrng } from '../../lib/prng.ts';
import { type AiReply, type AiServer, startAiServer } from '../../testing/ai-server.ts';
import { type AiSettings, parseAiSettings } from './ai-settings.ts';
import { type CallResult, callWithRetries, type Line } from './call-with-retries.ts';
import { callModel, parseRetryAfter } from './chat-completion.ts';
import type { ChatMessage } from './prompt.ts';
import { Purse } from './purse.ts';

const MESSAGES: readonly ChatMessage[] = [{ role: 'user', content: '在吗' }];
const ANSWER: AiReply = { kind: 'says', content: '{"answer": null}' };

let server: AiServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

function settingsOf(url: string, more: Partial<AiSettings> = {}): AiSettings {
  const text = 'model: m\nbudget: 10\nprices: { input: 2, output: 8 }\ntimeout: 20s\n';
  const env = { KEJING_AI_BASE_URL: url, KEJING_AI_KEY: 'k-1' };
  return { ...parseAiSettings(text, env).settings!, ...more };
}

/** A clock that only moves by sleeping. */
function fakeWaiting(): Line['waiting'] & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = 1_700_000_000_000;
  return {
    slept,
    now: () => now,
    async sleep(ms) {
      slept.push(ms);
      now += ms;
    },
  };
}

function lineOf(settings: AiSettings, waiting: Line['waiting']): Line {
  return {
    settings,
    waiting,
    purse: new Purse(settings.budgetNano),
    prng: createPrng(1),
    call: (messages) => callModel(settings, messages, waiting.now),
    pausedUntil: 0,
  };
}

/** Calls once per reply until one ends it; what came of it, with what was slept and spent. */
async function run(
  replies: readonly AiReply[],
  more: Partial<AiSettings> = {},
): Promise<{ result: CallResult; slept: readonly number[]; calls: number; line: Line }> {
  let calls = 0;
  const next = (): AiReply => replies[calls - 1] ?? ANSWER;
  server = await startAiServer(next);
  const waiting = fakeWaiting();
  const settings = settingsOf(server.url, more);
  const call: Line['call'] = (messages) => {
    calls++;
    // Only who never answers is not waited for: a busy machine must not look like one.
    const timeoutMs = next().kind === 'hangs' ? 50 : settings.timeoutMs;
    return callModel({ ...settings, timeoutMs }, messages, waiting.now);
  };
  const line = { ...lineOf(settings, waiting), call };
  const result = await callWithRetries(line, MESSAGES);
  return { result, slept: waiting.slept, calls, line };
}

describe('one call', () => {
  test('Q13 asks POST {base}/chat/completions with the key, at temperature 0', async () => {
    const { result } = await run([]);
    expect(result).toMatchObject({ kind: 'answer', content: '{"answer": null}', calls: 1 });
    const [call] = server!.calls;
    expect(call).toMatchObject({ path: '/v1/chat/completions', authorization: 'Bearer k-1' });
    expect(JSON.parse(call!.raw)).toEqual({
      model: 'm',
      messages: MESSAGES,
      temperature: 0,
      max_tokens: 400,
      response_format: { type: 'json_object' },
    });
  });

  test('Q13 a streamed answer is put together, its usage counted', async () => {
    const { result } = await run([{ kind: 'streams', content: '{"answer": "好"}' }], {
      stream: true,
    });
    expect(result).toMatchObject({
      content: '{"answer": "好"}',
      use: { promptTokens: 100, completionTokens: 20 },
    });
    expect(JSON.parse(server!.calls[0]!.raw)).toMatchObject({ stream: true });
  });

  const FAILURES: readonly (readonly [string, AiReply, boolean])[] = [
    ['429', { kind: 'status', status: 429 }, false],
    ['500', { kind: 'status', status: 500, body: 'oops' }, false],
    ['502', { kind: 'status', status: 502, body: '<html>' }, false],
    ['503', { kind: 'status', status: 503 }, false],
    ['a timeout', { kind: 'hangs' }, true],
    ['a reset connection', { kind: 'resets' }, true],
    ['a half-sent body', { kind: 'half' }, true],
    ['a body that is no JSON', { kind: 'status', status: 200, body: '{"choices": [' }, true],
    ['a body without an answer', { kind: 'status', status: 200, body: '{"choices": []}' }, true],
    ['a cut stream', { kind: 'streams', content: '{"answer": 1}', cut: true }, true],
  ];

  test.each(FAILURES)('Q13 after %s it is tried again', async (_, failure, billed) => {
    const { result, slept, calls, line } = await run([failure, failure]);
    expect(result).toMatchObject({ kind: 'answer', calls: 3 });
    expect(calls).toBe(3);
    expect(slept).toHaveLength(2);
    // Nobody says what a broken call cost: it counts in full.
    const answered = 100 * 2000 + 20 * 8000;
    expect(line.purse.spentNano > answered).toBe(billed);
  });

  test.each(FAILURES)('Q13 %s for good ends without an answer', async (_, failure) => {
    const { result, calls } = await run([failure, failure, failure, failure], { retries: 2 });
    expect(result.kind).toBe('gave-up');
    expect(calls).toBe(3);
  });

  test.each([
    [400, false],
    [401, true],
    [403, true],
    [404, true],
    [422, false],
    [302, true],
  ])('Q13 %i is not tried again', async (status, all) => {
    const headers: Record<string, string> =
      status === 302 ? { location: 'http://127.0.0.1:9/' } : {};
    const body = '{"error": {"message": "bad key k-1"}}';
    const { result, calls } = await run([{ kind: 'status', status, headers, body }]);
    expect(result).toMatchObject({ kind: 'refused', status, all });
    expect(calls).toBe(1);
    expect(JSON.stringify(result)).not.toContain('k-1');
  });

  test('Q13 an endpoint that is not there costs nothing', async () => {
    const gone = await startAiServer(() => ANSWER);
    await gone.close();
    const line = lineOf(settingsOf(gone.url, { retries: 1 }), fakeWaiting());
    expect(await callWithRetries(line, MESSAGES)).toMatchObject({
      kind: 'gave-up',
      reason: 'connection',
    });
    expect(line.purse.spentNano).toBe(0);
  });
});

describe('pauses', () => {
  test('Q13 double each time, with jitter that its seed repeats', async () => {
    const busy = Array.from({ length: 4 }, (): AiReply => ({ kind: 'status', status: 500 }));
    const { slept } = await run(busy, { backoffMs: 1000 });
    slept.forEach((ms, n) => {
      expect(ms).toBeGreaterThanOrEqual(500 * 2 ** n);
      expect(ms).toBeLessThanOrEqual(1000 * 2 ** n);
    });
    await server!.close();
    expect((await run(busy, { backoffMs: 1000 })).slept).toEqual(slept);
  });

  test('Q13 last at least as long as Retry-After says, for every other call too', async () => {
    const busy: AiReply = { kind: 'status', status: 429, headers: { 'retry-after': '7' } };
    const { slept, line, result } = await run([busy]);
    expect(result.kind).toBe('answer');
    expect(slept[0]).toBeGreaterThanOrEqual(7000);
    expect(line.pausedUntil).toBe(1_700_000_000_000 + 7000);
    line.pausedUntil = line.waiting.now() + 250;
    await callWithRetries(line, MESSAGES);
    expect(slept.at(-1)).toBe(250);
  });

  test('Q13 an hour of Retry-After is not waited for', async () => {
    const busy: AiReply = { kind: 'status', status: 429, headers: { 'retry-after': '3600' } };
    const { result, slept } = await run([busy]);
    expect(result).toMatchObject({ kind: 'gave-up', reason: 'busy' });
    expect(slept).toEqual([]);
  });

  test.each([
    ['3', 3000],
    ['Wed, 21 Oct 2026 07:28:10 GMT', 10_000],
    ['Wed, 21 Oct 2026 07:27:00 GMT', 0],
    ['soon', null],
    [null, null],
  ])('Retry-After %s', (value, ms) => {
    expect(parseRetryAfter(value, Date.UTC(2026, 9, 21, 7, 28, 0))).toBe(ms);
  });
});

describe('the purse', () => {
  test('Q13 the call that could exceed the budget is not made', async () => {
    // What this call really costs is no secret, but before it only the most it can cost is known.
    const { line } = await run([]);
    const scant = new Purse(line.purse.spentNano);
    const result = await callWithRetries({ ...line, purse: scant }, MESSAGES);
    expect(result).toEqual({ kind: 'over-budget' });
    expect(server!.calls).toHaveLength(1);
    expect(scant.spentNano).toBe(0);
  });

  test('Q13 calls side by side wait for what the others really cost', async () => {
    const purse = new Purse(100);
    expect(await purse.reserve(60)).toBe(true);
    const second = purse.reserve(60);
    purse.settle(60, 30);
    expect(await second).toBe(true);
    const third = purse.reserve(60);
    purse.settle(60, 60);
    expect(await third).toBe(false);
    expect([purse.spentNano, purse.closed]).toEqual([90, true]);
    expect(await purse.reserve(1)).toBe(false);
  });
});
