// `kejing judge`: events in, every verdict with its evidence and condition trace out; a bad document is refused with its place.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { TraceNode } from '../engine/explain.ts';
import { type CommandRun, runCommand } from '../testing/run-command.ts';
import type { JudgedVerdict, Judgement } from '../work/judge-thread.ts';
import { packageRoot } from '../work/package-root.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-judge-'));
afterAll(() => rmSync(folder, { recursive: true }));

type Event = Readonly<Record<string, unknown>>;

const at = (clock: string): string => `2026-06-01 ${clock}`;
const buyer = (id: string, clock: string, text: string, more: Event = {}): Event => {
  return { type: 'message', id, at: at(clock), by: 'buyer', text, ...more };
};
const agent = (id: string, clock: string, text: string, more: Event = {}): Event => {
  const line = { type: 'message', id, at: at(clock), by: 'agent', agent: '店:一诺', text };
  return { ...line, ...more };
};
const order = (state: string, clock: string): Event => {
  const sku = { sku: 'P1', title: '亚麻长裙', quantity: 1, price: '129.00' };
  return { type: 'order', order: 'A1', state, at: at(clock), amount: '129.00', items: [sku] };
};

let files = 0;
function judge(document: unknown, ...args: readonly string[]): Promise<CommandRun> {
  const path = join(folder, `${files++}.json`);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return runCommand('judge', path, ...args);
}

async function verdictOf(
  events: readonly Event[],
  rule: string,
  ...args: readonly string[]
): Promise<JudgedVerdict> {
  const run = await judge({ events }, '--rule', rule, '--json', ...args);
  expect(run.code, run.err).toBe(0);
  const { verdicts } = JSON.parse(run.out) as Judgement;
  expect(verdicts).toHaveLength(1);
  return verdicts[0]!;
}

const flat = (nodes: readonly TraceNode[]): TraceNode[] =>
  nodes.flatMap((node) => [node, ...flat(node.children)]);

describe('kejing judge', () => {
  test.each([
    ['20 s is in time', '10:00:20', 'miss'],
    ['21 s is late', '10:00:21', 'hit'],
  ])('Q1 %s', async (_, clock, result) => {
    const events = [buyer('m1', '10:00:00', '有M码吗'), agent('m2', clock, '有的')];
    const verdict = await verdictOf(events, 'slow-first-reply');
    expect(verdict.result).toBe(result);
    expect(verdict.trace.length).toBeGreaterThan(0);
    expect(flat(verdict.trace).map(({ value }) => value)).toContain(result);
    expect(verdict.optionsHash).toMatch(/^\w+$/);
    if (result === 'hit') {
      expect(verdict.evidence.map(({ messageId }) => messageId)).toContain('m1');
    }
  });

  test('Q1 an automatic welcome is not a reply, whatever it says', async () => {
    const welcome = agent('m2', '10:00:01', '亲在的，请问有什么可以帮您', { auto: true });
    const late = [buyer('m1', '10:00:00', '有M码吗'), welcome, agent('m3', '10:00:40', '有的')];
    expect((await verdictOf(late, 'slow-first-reply')).result).toBe('hit');
  });

  test('Q1 an option changes the limit, and the answer says which limit was used', async () => {
    const events = [buyer('m1', '10:00:00', '有M码吗'), agent('m2', '10:00:25', '有的')];
    const verdict = await verdictOf(events, 'slow-first-reply', '--option', 'limit=30s');
    expect(verdict.result).toBe('miss');
    expect(verdict.options).toMatchObject({ limit: '30s' });
    const shipped = await verdictOf(events, 'slow-first-reply');
    expect(shipped.result).toBe('hit');
    expect(shipped.optionsHash).not.toBe(verdict.optionsHash);
  });

  test.each([
    ['at the fifteenth minute itself nothing is overdue', '10:15:00', 'na'],
    ['a second later it is', '10:15:01', 'hit'],
  ])('Q3 as of: %s', async (_, clock, result) => {
    const events = [
      buyer('m1', '09:59:00', '这条能今天发吗'),
      agent('m2', '09:59:05', '能的'),
      order('placed', '10:00:00'),
    ];
    const asOf = ['--as-of', at(clock)];
    const verdict = await verdictOf(events, 'missing-payment-reminder', ...asOf);
    expect(verdict).toMatchObject({ result, orderId: 'A1' });
  });

  test('off duty is n/a with its reason, not a fault', async () => {
    const off = { type: 'duty', agent: '店:一诺', from: at('12:00:00'), to: at('18:00:00') };
    const late = [off, buyer('m1', '10:00:00', '有M码吗'), agent('m2', '10:30:00', '有的')];
    const verdict = await verdictOf(late, 'slow-first-reply');
    expect(verdict).toMatchObject({ result: 'na' });
    expect(verdict.reason).toBeTruthy();
  });

  test('every rule answers for every conversation, and the text shows hits first', async () => {
    const events = [buyer('m1', '10:00:00', '有M码吗'), agent('m2', '10:05:00', '有的亲')];
    const run = await judge(events, '--json');
    const { verdicts, conversations } = JSON.parse(run.out) as Judgement;
    expect(conversations).toHaveLength(1);
    const rules = new Set(verdicts.map(({ rule }) => rule));
    expect(rules.size).toBeGreaterThanOrEqual(20);
    const { out, code } = await judge(events);
    expect(code).toBe(0);
    const marks = [...out.matchAll(/^([●○–]) .*@\d/gm)].map(([, mark]) => mark);
    expect(marks[0]).toBe('●');
    expect(marks).toEqual([...marks].sort((a, b) => '●○–'.indexOf(a!) - '●○–'.indexOf(b!)));
    expect((await judge(events, '--lang', 'en')).out).toMatch(/^as of .*1 conversations/);
  });

  test('Q8 the score comes with its arithmetic, and only when every rule was asked', async () => {
    const events = [
      buyer('m1', '10:00:00', '在吗'),
      agent('m2', '10:01:00', '您好，在的亲，有什么可以帮您'),
      buyer('m3', '10:01:10', '好的谢谢'),
    ];
    const run = await judge({ events }, '--json');
    const { scores, verdicts } = JSON.parse(run.out) as Judgement;
    const score = scores[0]!;
    expect(score.agent).toBe('店:一诺');
    const hits = new Set(verdicts.flatMap((v) => (v.result === 'hit' ? [v.rule] : [])));
    expect(score.steps.map(({ rule }) => rule)).toContain('slow-first-reply');
    for (const { rule } of score.steps) expect(hits).toContain(rule);
    const sum = score.dimensions.reduce((s, { score: p, weight }) => s + weight * (p ?? 0), 0);
    expect(score.total).toBeCloseTo(sum, 9);
    const text = await judge({ events });
    expect(text.out).toMatch(/得分 \d+\.\d {2}店:一诺[\s\S]*态度 100 − 15 首次响应慢/);
    const one = await judge({ events }, '--rule', 'slow-first-reply', '--json');
    expect((JSON.parse(one.out) as Judgement).scores).toEqual([]);
  });

  test('events in another order give the same verdicts', async () => {
    const events = [
      buyer('m1', '10:00:00', '有M码吗'),
      agent('m2', '10:00:30', '有的亲'),
      order('placed', '10:01:00'),
      order('paid', '10:02:00'),
    ];
    const [a, b] = [await judge(events, '--json'), await judge([...events].reverse(), '--json')];
    expect(b.out).toBe(a.out);
  });
});

describe('kejing judge refuses', () => {
  test.each([
    ['what is not JSON', '{"events": [', /\.json 读不成 JSON/],
    ['a key nobody knows', { events: [], evnets: [] }, /evnets/],
    ['a sender nobody knows', [{ type: 'message', by: 'seller', text: '在' }], /events\[0\]\.by/],
    ['a time that is none', [buyer('m1', '25:00:00', '在吗')], /events\[0\]\.at：看不懂时间/],
    [
      'an amount that is none',
      [{ ...order('paid', '10:00:00'), amount: '129元整' }],
      /events\[0\]\.amount：看不懂金额/,
    ],
    [
      'duty that ends before it begins',
      [{ type: 'duty', agent: '一', from: at('12:00:00'), to: at('09:00:00') }],
      /events\[0\]\.to：下班时间要晚于上班时间/,
    ],
    ['no events at all', {}, /events/],
  ])('%s', async (_, document, words) => {
    const { code, out, err } = await judge(document);
    expect(code).toBe(2);
    expect(out).toBe('');
    expect(err).toMatch(words);
    expect(err).not.toMatch(/\bat .*\.ts/);
  });

  test.each([
    [['--rule', 'no-such-rule'], /没有规则“no-such-rule”/],
    [['--as-of', 'later'], /看不懂时刻“later”/],
    [['--option', 'limit=30s'], /看不懂选项“limit=30s”/],
    [['--policy', 'mine'], /没有归属口径“mine”/],
  ])('%j', async (args, words) => {
    const { code, err } = await judge([buyer('m1', '10:00:00', '在吗')], ...args);
    expect(code).toBe(2);
    expect(err).toMatch(words);
  });

  test('a file that is not there', async () => {
    const { code, err } = await runCommand('judge', join(folder, 'none.json'));
    expect(code).toBe(2);
    expect(err).toContain('none.json');
  });
});

test('the real process takes events from standard input', () => {
  const cli = join(packageRoot(), 'src', 'entry', 'cli.ts');
  const input = JSON.stringify([buyer('m1', '10:00:00', '在吗')]);
  const args = ['--import', 'tsx', cli, 'judge', '-', '--json'];
  const good = spawnSync(process.execPath, args, { input, cwd: packageRoot(), encoding: 'utf8' });
  expect(good.status, good.stderr).toBe(0);
  expect(JSON.parse(good.stdout).conversations[0].messages).toEqual(['m1']);
});
