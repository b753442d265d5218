// What the engine promises of verdicts as a whole: exact recheck, settled limits, one verdict each.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Verdict } from '../domain/analysis.ts';
import { Clock } from '../lib/clock.ts';
import { compileRulebook } from './compile-rulebook.ts';
import { parseChat } from './examples/parse-chat.ts';
import { sceneOf } from './examples/run-examples.ts';
import { explain } from './explain.ts';
import { judge } from './judge.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import type { Scene } from './scene.ts';

function ruleOf(id: string, body: string): Rule {
  const head = `id: ${id}\nversion: 2\nname: 试\nwhy: 试\nadvice: 试\n`;
  const { rule, problems } = parseRule(head + body, `${id}.yaml`);
  expect(problems).toEqual([]);
  return rule!;
}

const RULES = [
  ruleOf('first', 'options: { limit: 20s }\nwhen: { firstResponse: { over: "{limit}" } }'),
  ruleOf('later', 'when: { wait: { over: 60s, rounds: later } }'),
  ruleOf('held', 'when: { hold: { over: 2m, words: "@hold" } }'),
  ruleOf('greeting', 'when: { not: { says: { by: agent, any: [您好] } } }'),
  ruleOf('banned', 'dimension: compliance\nwhen: { says: { by: agent, any: [第一] } }'),
  ruleOf('praise', 'kind: merit\nwhen: { says: { by: agent, any: [推荐] } }'),
  ruleOf('abuse', 'dimension: buyer\nkind: signal\nwhen: { says: { by: buyer, any: [骗子] } }'),
  ruleOf(
    'remind',
    'per: order\nwhen:\n  order: { unpaidFor: 15m }\n  absent: { says: { by: agent, any: [付款] }, within: { after: order.placed, for: 15m } }',
  ),
];
const PACKS = [{ id: 'hold', words: ['稍等'], except: [], evasion: false }];
const { rulebook } = compileRulebook({ rules: RULES, packs: PACKS });

function sceneAt(chat: string, afterMs: number): Scene {
  const { cases, problems } = parseChat(`== 例\n${chat}\n23:59:59 now`, 'x.chat');
  expect(problems).toEqual([]);
  const one = cases[0]!;
  const start = one.messages[0]?.at ?? 0;
  return sceneOf(one, { asOf: start + afterMs, marks: [], line: 0 });
}

const saidBy = fc.constantFrom('buyer', 'agent', 'agent:小美', 'auto');
const words = fc.constantFrom('在吗', '您好', '稍等', '有货', '好的', '记得付款', '多少钱');
const line = fc.record({ gap: fc.integer({ min: 0, max: 400 }), by: saidBy, text: words });

/** A chat from 10:00 on with an order somewhere in it. */
const chats = fc
  .record({ lines: fc.array(line, { minLength: 1, maxLength: 12 }), order: fc.nat(11) })
  .map(({ lines, order }) => {
    let second = 36_000;
    return lines
      .flatMap(({ gap, by, text }, index) => {
        second += gap;
        const said = `${timeText(second)} ${by} ${text}`;
        return index === order ? [said, `${timeText(second)} order A1 placed 99`] : [said];
      })
      .join('\n');
  });

function timeText(second: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

describe('judge', () => {
  test('M1 between two instants nothing changes before recheckAt says so', () => {
    fc.assert(
      fc.property(chats, fc.nat(9_000_000), fc.nat(9_000_000), (chat, first, more) => {
        const scene = sceneAt(chat, first);
        const verdicts = judge(scene, rulebook);
        const { recheckAt } = scene.clock;
        const later = scene.clock.asOf + more;
        if (recheckAt !== null && later >= recheckAt) return;
        const again = { ...scene, clock: new Clock(later) };
        expect(judge(again, rulebook)).toEqual(verdicts);
      }),
      { numRuns: 300 },
    );
  });

  test('M12 on the same events time turns n/a into hit or miss and never changes those', () => {
    fc.assert(
      fc.property(chats, fc.nat(9_000_000), (chat, more) => {
        const scene = sceneAt(chat, 5_000_000);
        const later = { ...scene, clock: new Clock(scene.clock.asOf + more) };
        const after = judge(later, rulebook);
        for (const [index, verdict] of judge(scene, rulebook).entries()) {
          if (verdict.result === 'na' && verdict.reason === 'not-yet') continue;
          expect(after[index]).toEqual(verdict);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('gives every rule one verdict a conversation, rules per order one an order', () => {
    fc.assert(
      fc.property(chats, (chat) => {
        const scene = sceneAt(chat, 50_000_000);
        const verdicts = judge(scene, rulebook);
        const keys = verdicts.map(({ rule, conversation, orderId }) =>
          [rule, conversation, orderId].join('|'),
        );
        expect(new Set(keys).size).toBe(keys.length);
        expect(verdicts.length).toBeGreaterThanOrEqual(RULES.length * scene.conversations.length);
        const judged = verdicts.flatMap(({ orderId }) => orderId ?? []);
        expect(judged.length).toBe(new Set(judged).size);
      }),
    );
  });

  test('explain gives the verdict that judge gives, with its condition tree', () => {
    fc.assert(
      fc.property(chats, (chat) => {
        const scene = sceneAt(chat, 50_000_000);
        const verdicts = judge(scene, rulebook);
        for (const { id } of scene.conversations) {
          for (const { id: rule } of RULES) {
            const explained = explain(scene, rulebook, rule, id).map(({ verdict }) => verdict);
            const judged = verdicts.filter(
              (verdict) => verdict.rule === rule && verdict.conversation === id,
            );
            if (explained.length > 0) expect(explained).toEqual(judged);
            else expect(judged[0]?.reason).toBe('no-order');
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

test('Q3 an order placed while two conversations ran is judged once', () => {
  const scene = sceneAt(
    '@ conversation C1\n10:00:00 buyer 在吗\n10:10:00 agent 您好\n@ conversation C2\n10:00:01 buyer 在吗\n10:09:00 agent:小美 您好\n10:05:00 order A1 placed 99',
    40_000_000,
  );
  expect(scene.conversations.filter(({ orderIds }) => orderIds.includes('A1')).length).toBe(2);
  const judged = judge(scene, rulebook).filter(({ orderId }) => orderId === 'A1');
  expect(judged.map(({ rule }) => rule)).toEqual(['remind']);
});

function verdictsOf(chat: string): ReadonlyMap<string, Verdict> {
  const verdicts = judge(sceneAt(chat, 40_000_000), rulebook);
  return new Map(verdicts.map((verdict) => [verdict.rule, verdict]));
}

describe('verdicts', () => {
  test('belong to whose line it is, to nobody where the buyer is concerned', () => {
    const verdicts = verdictsOf(
      '10:00:00 buyer 骗子\n10:00:05 agent:小美 您好\n10:01:00 agent:小丽 全网第一\n10:01:10 agent:小美 嗯',
    );
    expect(verdicts.get('banned')?.agent).toBe('小丽');
    expect(verdicts.get('banned')?.evidence).toEqual([
      { messageId: 'L4', start: 2, end: 4, role: 'wrong' },
    ]);
    expect(verdicts.get('abuse')).toMatchObject({ result: 'hit', agent: null });
  });

  test('of merits cite what is good, not what is wrong', () => {
    const verdict = verdictsOf('10:00:00 buyer 在吗\n10:00:05 agent 推荐这款').get('praise');
    expect(verdict?.evidence[0]?.role).toBe('good');
  });

  test('Q3 of a missing reminder cite the order, the interval and the deadline', () => {
    const verdict = verdictsOf(
      '10:00:00 buyer 在吗\n10:00:05 agent:小美 您好\n10:02:00 order A1 placed 99',
    ).get('remind');
    const placed = (verdict?.at ?? 0) - 900_000;
    expect(verdict).toMatchObject({ result: 'hit', agent: '小美', orderId: 'A1', version: 2 });
    expect(verdict?.evidence).toEqual([
      {
        messageId: null,
        role: 'trigger',
        from: placed,
        to: placed + 900_000,
        note: 'order A1 unpaid > 15m',
      },
      { messageId: null, role: 'absent', from: placed, to: placed + 900_000 },
    ]);
  });
});
