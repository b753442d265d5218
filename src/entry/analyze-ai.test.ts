// `kejing analyze --ai`, whole: files, a real endpoint on this machine, facts; and what happens without one.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type AiCall, type AiReply, type AiServer, startAiServer } from '../testing/ai-server.ts';
import { runCommand } from '../testing/run-command.ts';
import { referenceSchemas } from '../work/reference-schemas.ts';

const RULE = `id: complaint-left-open
version: 1
name: 投诉没有着落
why: 买家带着气走，多半不再来。
advice: 给一个做法和时间。
when: { annotation: { id: complaint-resolved, is: unresolved } }
`;

const SECRETS = ['13812345678', '月光下的猫', '小雅', '文三路', '云上小铺'];

/** Four complaints that differ in one word each, and a fifth that reads like the first. */
const WORDS = ['领口', '袖子', '拉链', '扣子', '领口'];

function chats(words: readonly string[], extra = ''): string {
  const rows = words.flatMap((word, i) => {
    const head = (n: number): string => `m${i}-${n},c${i},云上小铺,月光下的猫${i},云上小铺:小雅`;
    const at = `2026-06-01T1${i}:00:0`;
    return [
      `${head(1)},buyer,${at}0+08:00,text,我是月光下的猫${i}，衣服${word}破了，我要退货退款`,
      `${head(2)},agent,${at}5+08:00,text,小雅看看哦`,
      `${head(3)},buyer,${at}8+08:00,text,退到13812345678，地址浙江省杭州市西湖区文三路${i}号${extra}`,
    ];
  });
  return `message_id,conversation_id,shop,buyer,agent,sender,sent_at,kind,text\n${rows.join('\n')}\n`;
}

const says = (answer: unknown, lines: readonly number[] = []): AiReply => ({
  kind: 'says',
  content: JSON.stringify({ answer, lines, because: '只说看看' }),
});
/** By the word in the complaint. */
const sensible = ({ said }: AiCall): AiReply => {
  if (said.includes('领口')) return says('unresolved', [2]);
  if (said.includes('袖子')) return says('resolved');
  if (said.includes('拉链')) return says(null);
  return says('promised', [2]);
};

let folder: string;
let server: AiServer;
let runs = 0;
let reply: (call: AiCall, index: number) => AiReply;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kejing-ai-test-'));
  mkdirSync(join(folder, 'rules'));
  writeFileSync(join(folder, 'rules', 'complaint-left-open.yaml'), RULE);
  writeFileSync(join(folder, 'chats.csv'), chats(WORDS));
  reply = sensible;
  server = await startAiServer((call, index) => reply(call, index));
});
afterEach(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

interface Run {
  readonly code: number;
  readonly err: string;
  readonly ai: Record<string, unknown> | null;
  readonly notices: readonly { code: string; zh: string }[];
  /** Verdicts in order of conversations. */
  readonly verdicts: readonly { result: string; reason: string | null; messages: string[] }[];
  /** facts/annotations.jsonl; null: there is none. */
  readonly annotations: string | null;
}

function readLines(path: string): Record<string, unknown>[] {
  const lines = readFileSync(path, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line));
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** One `analyze`; `config` null: without `--ai`. */
async function analyze(config: string | null, workers = 1): Promise<Run> {
  const out = join(folder, `report-${runs++}`);
  const args = [
    join(folder, 'chats.csv'),
    '--out',
    out,
    '--rules',
    join(folder, 'rules'),
    '--json',
  ];
  if (config !== null) {
    const head = `baseUrl: ${server.url}\nmodel: test-model\nprices: { input: 2, output: 8 }\n`;
    writeFileSync(join(folder, 'ai.yaml'), `${head}timeout: 20s\nbackoff: 1ms\n${config}`);
    args.push('--ai', join(folder, 'ai.yaml'), '--ai-cache', join(folder, 'cache'));
  }
  const run = await runCommand('analyze', ...args, '--workers', String(workers));
  if (run.code !== 0) return { ...run, ai: null, notices: [], verdicts: [], annotations: null };
  const { ai, notices } = JSON.parse(run.out);
  const verdicts = readLines(join(out, 'facts', 'verdicts.jsonl'))
    .sort((a, b) => (String(a['conversation']) < String(b['conversation']) ? -1 : 1))
    .map(({ result, reason, messages }) => ({ result, reason, messages }) as Run['verdicts'][0]);
  const annotations = readIfThere(join(out, 'facts', 'annotations.jsonl'));
  return { ...run, ai, notices, verdicts, annotations };
}

const BRIEF = ({ verdicts }: Run): string[] =>
  verdicts.map(({ result, reason }) => (reason === null ? result : `${result} ${reason}`));
const ABSENT = 'na no-annotation';

describe('without a model', () => {
  test('Q13 nothing is sent, even where the environment names an endpoint, and all else works', async () => {
    process.env['KEJING_AI_BASE_URL'] = server.url;
    process.env['KEJING_AI_KEY'] = 'k-1';
    const run = await analyze(null).finally(() => {
      delete process.env['KEJING_AI_BASE_URL'];
      delete process.env['KEJING_AI_KEY'];
    });
    expect(run.code).toBe(0);
    expect(BRIEF(run)).toEqual([ABSENT, ABSENT, ABSENT, ABSENT, ABSENT]);
    expect([run.ai, run.annotations, server.calls.length]).toEqual([null, null, 0]);
  });

  test('Q13 rules that read no annotation ask nothing', async () => {
    const rule = RULE.replace(/when: .*/, 'when: { says: { by: agent, any: [看看] } }');
    writeFileSync(join(folder, 'rules', 'complaint-left-open.yaml'), rule);
    const run = await analyze('budget: 1');
    expect(run.notices.map(({ code }) => code)).toContain('ai-nothing-to-ask');
    expect(server.calls).toHaveLength(0);
  });

  test('Q13 settings that cannot be used are refused before anything is sent', async () => {
    const { code, err } = await analyze('budget: lots');
    expect(code).toBe(2);
    expect(err).toContain('budget');
    expect(server.calls).toHaveLength(0);
  });
});

describe('with a model', () => {
  test('Q13 rules see the answers, with the messages they rest on; a second run costs nothing', async () => {
    const first = await analyze('budget: 1');
    expect(BRIEF(first)).toEqual(['hit', 'miss', 'na annotation-unsure', 'miss', 'hit']);
    expect(first.verdicts[0]?.messages).toEqual(['m0-2']);
    expect(first.ai).toMatchObject({ questions: 5, answered: 4, cached: 1, unsure: 1, calls: 4 });
    // 4 calls of 100 tokens in at 2 yuan a million, 20 out at 8.
    expect(first.ai).toMatchObject({ spentYuan: (4 * (100 * 2 + 20 * 8)) / 1e6, stopped: null });
    const second = await analyze('budget: 0', 2);
    expect(server.calls).toHaveLength(4);
    expect(second.ai).toMatchObject({ questions: 5, cached: 5, answered: 0, spentYuan: 0 });
    expect(second.verdicts).toEqual(first.verdicts);
    expect(second.annotations).toBe(first.annotations);
  });

  test('Q13 no name, number or address of anybody is in any request, nor in the cache', async () => {
    await analyze('budget: 1');
    const cache = readFileSync(join(folder, 'cache', 'answers.jsonl'), 'utf8');
    for (const secret of SECRETS) {
      for (const { raw } of server.calls) expect(raw).not.toContain(secret);
      expect(cache).not.toContain(secret);
    }
    expect(server.calls[0]?.said).toContain('1 买家：我是[买家1]');
  });

  test('Q13 facts/annotations.jsonl says model, prompt version, tokens, cost; as its schema has it', async () => {
    const { annotations } = await analyze('budget: 1');
    const schema = JSON.parse(referenceSchemas().get('annotations.schema.json')!);
    const valid = new Ajv().compile(schema);
    const facts = annotations!
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    for (const fact of facts) expect(valid(fact), JSON.stringify(valid.errors)).toBe(true);
    expect(facts).toHaveLength(5);
    expect(facts.find(({ conversation }) => conversation === 'c0')).toMatchObject({
      ...{ annotation: 'complaint-resolved', version: 1, answer: 'unresolved', none: null },
      ...{ model: 'test-model', messages: ['m0-2'], because: '只说看看', costYuan: 0.00036 },
      ...{ promptTokens: 100, completionTokens: 20 },
    });
  });

  test('Q13 a conversation that has changed is asked about again', async () => {
    await analyze('budget: 1');
    writeFileSync(join(folder, 'chats.csv'), chats(WORDS, '，快点'));
    await analyze('budget: 1');
    expect(server.calls).toHaveLength(8);
  });

  test('Q13 as many questions at a time as allowed, and no more', async () => {
    await server.close();
    server = await startAiServer(sensible, { together: 3 });
    const run = await analyze('budget: 1\nconcurrency: 3\nretries: 0');
    expect(run.ai).toMatchObject({ answered: 4, unanswered: {} });
    expect(server.openMost()).toBe(3);
  });
});

describe('answers that are none', () => {
  test('Q13 are sent back once; what then fits counts', async () => {
    reply = (call, index) =>
      index % 2 === 0 ? { kind: 'says', content: '应该没解决' } : sensible(call);
    const run = await analyze('budget: 1\nconcurrency: 1');
    expect(run.ai).toMatchObject({ answered: 4, failed: 0, calls: 8 });
    expect(server.calls[1]?.said).toContain('上面的回答不能用');
    expect(BRIEF(run)[0]).toBe('hit');
  });

  test('Q13 twice are stored as failed: n/a, and not paid for again unless wanted', async () => {
    reply = () => says('maybe');
    const run = await analyze('budget: 1');
    expect(new Set(BRIEF(run))).toEqual(new Set(['na annotation-failed']));
    expect(server.calls).toHaveLength(8);
    await analyze('budget: 1');
    expect(server.calls).toHaveLength(8);
    reply = sensible;
    const again = await analyze('budget: 1\nretryFailed: true');
    expect(BRIEF(again)[0]).toBe('hit');
  });
});

describe('when asking has to end', () => {
  test('Q13 the budget stops it before the call that could exceed it; a later run goes on', async () => {
    reply = (call) => ({ ...sensible(call), use: [1500, 200] }) as AiReply;
    const run = await analyze('budget: 0.015\nconcurrency: 1');
    const { calls } = server;
    // Each costs 0.0046 yuan and could cost about 0.0076: the third could end above 0.015.
    expect(calls).toHaveLength(2);
    expect(run.ai?.['spentYuan']).toBeCloseTo(0.0092, 10);
    expect(run.notices.find(({ code }) => code === 'ai-stopped')?.zh).toContain('预算 0.015 元');
    expect(BRIEF(run)).toContain(ABSENT);
    expect(BRIEF(await analyze('budget: 1'))).not.toContain(ABSENT);
    expect(calls).toHaveLength(4);
  });

  test('Q13 a refused key stops it at once, and the inspection is complete all the same', async () => {
    reply = () => ({ kind: 'status', status: 401, body: '{"error":{"message":"no such key"}}' });
    const run = await analyze('budget: 1\nconcurrency: 1');
    expect(run.code).toBe(0);
    expect(server.calls).toHaveLength(1);
    expect(run.ai).toMatchObject({ unanswered: { 'http-401': 1 }, notAsked: 4, spentYuan: 0 });
    expect(run.notices.find(({ code }) => code === 'ai-stopped')?.zh).toContain('KEJING_AI_KEY');
    expect(new Set(BRIEF(run))).toEqual(new Set([ABSENT]));
  });

  test('Q13 an endpoint that keeps failing is left alone after five questions', async () => {
    writeFileSync(join(folder, 'chats.csv'), chats([...WORDS.slice(0, 4), '口袋', '裤脚', '腰带']));
    reply = () => ({ kind: 'status', status: 503 });
    const run = await analyze('budget: 1\nconcurrency: 1\nretries: 1');
    expect(server.calls).toHaveLength(10);
    expect(run.ai).toMatchObject({ unanswered: { 'server-error': 5 }, notAsked: 2 });
  });

  test('Q13 one conversation the endpoint will not take does not stop the others', async () => {
    reply = (call) =>
      call.said.includes('袖子') ? { kind: 'status', status: 400 } : sensible(call);
    const run = await analyze('budget: 1');
    expect(BRIEF(run)).toEqual(['hit', ABSENT, 'na annotation-unsure', 'miss', 'hit']);
  });

  test('Q13 a line of the cache cut off by a crash is asked about again, the others are kept', async () => {
    await analyze('budget: 1\nconcurrency: 1');
    const path = join(folder, 'cache', 'answers.jsonl');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -40));
    await analyze('budget: 1');
    expect(server.calls).toHaveLength(5);
    const again = await analyze('budget: 0');
    expect(again.ai).toMatchObject({ cached: 5 });
  });
});
