// Rules through the API: edited, checked, tried on stored conversations, published, recalculated, restored.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobHandlers } from '../../entry/job-handlers.ts';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';
import { startJobWorker } from '../../work/job-worker.ts';
import { loadContentVersion, saveContentVersion } from '../../work/shop-content.ts';

let t: TestApp;
let shop: string;
let days: { from: string; to: string };
const RULE = 'missing-farewell';

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const { items } = await get<{ items: { id: string; firstDay: string; lastDay: string }[] }>(
    '/api/shops',
  );
  shop = items[0]!.id;
  days = { from: items[0]!.firstDay, to: items[0]!.lastDay };
}, 240_000);
afterAll(() => t.close());

async function ask<T>(
  method: string,
  path: string,
  body?: unknown,
): Promise<T & { status: number }> {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await t.request(path, { method, ...sent });
  return { ...((await answer.json()) as T), status: answer.status };
}

async function get<T>(path: string): Promise<T> {
  const answer = await t.request(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

const q = (more: Record<string, string> = {}): string =>
  `?${new URLSearchParams({ shop, ...days, ...more })}`;

/** Runs what waits in the queue to its end, as the worker in the server does. */
async function workOff(...ids: readonly string[]): Promise<void> {
  const { db, jobs, now } = t.services;
  const failures: unknown[] = [];
  const worker = startJobWorker({
    db,
    jobs,
    now,
    handlers: jobHandlers(t.services),
    pollMs: 20,
    onProblem: (error) => failures.push(error),
  });
  for (const id of ids) {
    for (;;) {
      const job = await jobs.find(id);
      if (job !== null && !['waiting', 'running'].includes(job.state)) break;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
  await worker.stop();
  expect(failures).toEqual([]);
}

const hitsOf = async (rule: string): Promise<number> =>
  (
    await t.db.query<{ n: number }>(
      'select count(*)::int as n from finding where shop_id = $1 and rule = $2',
      [shop, rule],
    )
  )[0]!.n;

interface Texts {
  yaml: string;
  chat: string;
  base: number;
}
interface Said {
  error: { code: string; message: string; details?: { path: string; message: string }[] };
}
interface Done {
  contentVersion: number;
  version: number;
  job: string;
}

const draftOf = (rule: string): Promise<Texts> => get(`/api/rules/${rule}/draft${q()}`);

async function publish(rule: string, texts: Texts, more: object = {}) {
  const { yaml, chat, base } = texts;
  const json = { shop, yaml, chat, base, reason: '测试：改一改', as: 'active', ...more };
  return await ask<Done & Said>('POST', `/api/rules/${rule}/publish`, json);
}

async function backtest(rule: string, yaml: string) {
  const started = await ask<{ job: string }>('POST', '/api/rule-backtests', {
    ...{ shop, kind: 'rule', id: rule, yaml },
    ...days,
  });
  expect(started.status).toBe(200);
  await workOff(started.job);
  return await get<{
    state: string;
    report: {
      conversations: number;
      rules: { before: { hit: number }; after: { hit: number } }[];
      agents: { gained: number; lost: number }[];
      flips: { ref: string; from: string; to: string }[];
    };
  }>(`/api/rule-backtests/${started.job}`);
}

describe('rulebook', () => {
  test('Q11 rules are listed with hits, misses and n/a of the period, as stored', async () => {
    const list = await get<{ items: { id: string; hit: number; miss: number; na: number }[] }>(
      `/api/rules${q()}`,
    );
    expect(list.items.length).toBeGreaterThan(60);
    const farewell = list.items.find(({ id }) => id === RULE)!;
    expect(farewell.hit).toBeGreaterThan(0);
    expect(farewell.hit).toBe(await hitsOf(RULE));
  });

  test('Q11 checked as it is typed: what is wrong stands at its line, in words', async () => {
    const { yaml, chat } = await draftOf(RULE);
    const good = await ask<{ problems: unknown[]; examples: { ok: boolean }[] }>(
      'POST',
      '/api/rule-check',
      { shop, id: RULE, yaml, chat },
    );
    expect(good.problems).toEqual([]);
    expect(good.examples.every(({ ok }) => ok)).toBe(true);
    const bad = await ask<{ problems: { line: number; column: number; code: string }[] }>(
      'POST',
      '/api/rule-check',
      { shop, id: RULE, yaml: yaml.replace('severity:', 'severty:'), chat },
    );
    const line = yaml.split('\n').findIndex((text) => text.startsWith('severity:')) + 1;
    expect(bad.problems[0]).toMatchObject({ line, column: 1, code: 'unknown-key' });
  });

  test('Q11 M3 a rule is edited, checked, back-tested, published, recalculated, and restored', async () => {
    const id = 'slow-first-reply';
    const before = await hitsOf(id);
    const texts = await draftOf(id);
    const slower = {
      ...texts,
      yaml: texts.yaml.replace('version: 1', 'version: 2').replace('default: 20s', 'default: 60s'),
      chat: texts.chat,
    };
    const unready = await publish(id, slower);
    expect(unready.status).toBe(422);
    const eased = { ...slower, chat: minuteExamples(id) };
    const saved = await ask<Texts>('PUT', `/api/rules/${id}/draft`, { shop, ...eased });
    expect(saved.status).toBe(200);
    const tooSoon = await publish(id, eased);
    expect(tooSoon.error.code).toBe('not-backtested');
    const { state, report } = await backtest(id, eased.yaml);
    expect(state).toBe('done');
    expect(report.conversations).toBeGreaterThan(200);
    expect(report.rules[0]!.before.hit).toBe(before);
    expect(report.rules[0]!.after.hit).toBeLessThan(before);
    expect(report.agents.some(({ gained }) => gained > 0)).toBe(true);
    expect(report.flips.some(({ from, to }) => from === 'hit' && to === 'miss')).toBe(true);
    const done = await publish(id, eased, { reason: '大促期间放宽到一分钟' });
    expect(done.status).toBe(200);
    await workOff(done.job);
    expect(await hitsOf(id)).toBe(report.rules[0]!.after.hit);
    const audit = await get<{
      items: { action: string; target: string; after: { version: number } }[];
    }>('/api/audit');
    expect(audit.items[0]).toMatchObject({ action: 'rule.publish', target: id });
    expect(audit.items[0]!.after.version).toBe(2);
    const history = await get<{ items: { contentVersion: number; reason: string | null }[] }>(
      `/api/rules/${id}/history${q()}`,
    );
    expect(history.items.map(({ reason }) => reason)).toEqual(['大促期间放宽到一分钟', null]);
    const back = await ask<Done>('POST', `/api/rules/${id}/restore`, {
      ...{ shop, contentVersion: 0, reason: '大促结束，退回' },
    });
    expect(back).toMatchObject({ status: 200, version: 3 });
    await workOff(back.job);
    expect(await hitsOf(id)).toBe(before);
  }, 240_000);

  test('M2 an example that fails keeps the rule from being published, and is named', async () => {
    const texts = await draftOf('forbidden-insult');
    const wrong = `${texts.chat}\n\n== 客气话也要抓\n10:00:00 buyer 在吗\n10:00:05 agent 在的亲 ! forbidden-insult\n`;
    const refused = await publish('forbidden-insult', { ...texts, chat: wrong });
    expect(refused.status).toBe(422);
    expect(refused.error.code).toBe('example-fails');
    expect(refused.error.message).toContain('客气话也要抓');
  });

  test('M11 an upheld appeal keeps the rule from being published until it passes', async () => {
    const id = 'forbidden-insult';
    const appeal =
      '== 买家的原话不算\n@ appeal AP-7 2026-06-03\n10:00:00 buyer 你是不是傻\n10:00:05 agent 我是傻逼\n';
    const { overlay } = await loadContentVersion(t.db, shop);
    const said = { at: t.services.now(), by: '复核', reason: '申诉成立' };
    const path = `rules/appeals/${id}.chat`;
    await saveContentVersion(t.db, shop, { ...overlay, [path]: appeal }, said);
    const texts = await draftOf(id);
    const refused = await publish(id, texts);
    expect(refused.status).toBe(422);
    expect(refused.error.code).toBe('appeal-fails');
    expect(refused.error.message).toContain('AP-7');
    await saveContentVersion(t.db, shop, { ...overlay, [path]: null }, said);
    expect((await publish(id, await draftOf(id))).status).toBe(200);
  }, 120_000);

  test('M2 a rule whose examples pin nothing down is refused with its mutation score', async () => {
    const id = 'too-loose';
    const yaml = `id: ${id}\nversion: 1\nname: { zh: 试, en: Try }\nwhy: { zh: 试, en: Try }\nadvice: { zh: 试, en: Do }\nwhen:\n  says: { by: agent, any: [甲词, 乙词, 丙词, 丁词] }\n`;
    const hit = (n: number): string =>
      `== 抓${n}\n10:00:00 buyer 在吗\n10:00:05 agent 甲词 ! ${id}\n`;
    const miss = (n: number): string => `== 放${n}\n10:00:00 buyer 在吗\n10:00:05 agent 在的\n`;
    const chat = [1, 2, 3, 4].map((n) => hit(n) + miss(n)).join('\n');
    const list = await ask<{ checks: { check: string; state: string }[] }>(
      'POST',
      `/api/rules/${id}/checklist`,
      { shop, yaml, chat },
    );
    const states = Object.fromEntries(list.checks.map(({ check, state }) => [check, state]));
    expect(states).toMatchObject({ reads: 'passed', examples: 'passed', mutation: 'failed' });
  });

  test('Q11 a pattern that cannot run in linear time is refused, saying why', async () => {
    const texts = await draftOf('forbidden-insult');
    for (const pattern of ['(a+)+\\\\1', '(?=x)y', `(${'a?'.repeat(600)})`, '((a{1000}){1000})']) {
      const yaml = texts.yaml.replace(
        /when:[\s\S]*$/,
        `when:\n  regex: { by: agent, pattern: "${pattern}" }\n`,
      );
      const refused = await publish('forbidden-insult', { ...texts, yaml });
      expect(refused.status, pattern).toBe(422);
      expect(refused.error.details?.[0]?.path).toMatch(/^rule:\d+$/);
      expect(refused.error.message).toMatch(/按时|最多|写法有误/);
    }
    const huge = await publish('forbidden-insult', {
      ...texts,
      yaml: `${texts.yaml}#${'x'.repeat(30_000)}`,
    });
    expect(huge.status).toBe(400);
  });

  test('Q11 what somebody else published meanwhile is not overwritten', async () => {
    const texts = await draftOf('forbidden-insult');
    const refused = await publish('forbidden-insult', { ...texts, base: 0 });
    expect(refused.status).toBe(409);
    expect(refused.error.code).toBe('changed-meanwhile');
  });

  test('Q11 every template passes its own examples', async () => {
    const { templates } = await get<{ templates: { id: string; yaml: string; chat: string }[] }>(
      `/api/rule-language${q()}`,
    );
    for (const { id, yaml, chat } of templates) {
      const list = await ask<{ checks: { check: string; state: string; problems: unknown[] }[] }>(
        'POST',
        '/api/rules/new-rule/checklist',
        { shop, yaml, chat },
      );
      const failed = list.checks.filter(
        ({ state, check }) => state === 'failed' && check !== 'backtest',
      );
      expect(failed, id).toEqual([]);
    }
  }, 60_000);
});

/** Examples of a first reply due within a minute: those of the shipped rule are about twenty seconds. */
function minuteExamples(id: string): string {
  const late = ['10:01:01', '10:01:05', '10:02:00', '10:05:00'];
  const timely = ['10:00:20', '10:00:45', '10:00:58', '10:01:00'];
  const one = (title: string, at: string, mark: string): string =>
    `== ${title} ${at}\n10:00:00 buyer 这件有M码吗${mark}\n${at} agent 有的亲\n`;
  return [
    ...late.map((at) => one('太慢', at, ` ! ${id}`)),
    ...timely.map((at) => one('来得及', at, '')),
  ].join('\n');
}
