// What is foreseen from words alone is what judging says: for every shipped rule, on any conversation.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRulebook } from './compile-rulebook.ts';
import type { Condition, Place } from './condition.ts';
import { parseChat } from './examples/parse-chat.ts';
import { sceneOf } from './examples/run-examples.ts';
import { explain } from './explain.ts';
import { createStage, factsOf } from './facts.ts';
import { HITS, MISSES } from './foresight.ts';
import { judge, ordersOf } from './judge.ts';
import { MISS } from './outcome.ts';
import { parseRule } from './parse-rule.ts';
import type { Rule } from './rule.ts';
import { parseRuleFiles } from './rulebook-from-files.ts';
import type { Scene } from './scene.ts';

const folder = resolve(import.meta.dirname, '../../rules');
const names = ['', 'words/'].flatMap((inside) =>
  readdirSync(join(folder, inside))
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => inside + name),
);
const shipped = parseRuleFiles(
  names.map((name) => ({ name, text: readFileSync(join(folder, name), 'utf8') })),
);

/** What the shipped rules do not use of the language. */
const MORE = [
  'any: [{ line: { by: agent, entity: [phone, link, address] } }, { says: { by: buyer, any: [退款] } }]',
  'all: [{ says: { by: agent, any: [您好] } }, { not: { says: { by: buyer, any: [退款] } } }]',
  'atLeast: { k: 2, of: [{ says: { any: [退款] } }, { says: { any: [您好] } }, { duration: { over: 1m } }] }',
  'count: { of: { says: { by: buyer, any: [退款, 在吗] } }, atLeast: 2, within: 2m }',
  'around: { of: { says: { by: buyer, any: [退款] } }, within: 1m, then: { says: { by: agent, any: [抱歉] } } }',
  'sequence: { steps: [{ says: { by: buyer, any: [退款] } }, { not: { says: { any: [您好] } } }, { says: { by: agent, any: [抱歉] } }] }',
  'line: { by: agent, question: true, after: { says: { by: buyer, any: [在吗] } }, within: 30s }',
  'all: [{ wait: 60s }, { says: { by: agent, any: [抱歉] } }]',
  'line: { revoked: agent, question: true }',
  'says: { by: agent, last: 1, any: [抱歉] }',
  'line: { by: agent, says: { any: [抱歉] }, replyTo: { says: { any: [退款] } } }',
  'all: [{ wait: 60s }, { not: { says: { by: agent, any: [抱歉] } } }, { line: { by: agent, question: true } }]',
  'sequence: { steps: [{ says: { by: buyer, any: [退款] } }, { wait: 60s }, { says: { by: agent, any: [抱歉] } }] }',
];
const MORE_PER_ORDER = ['order: { paid: true }, says: { by: agent, any: [抱歉] }'];

function ruleOf(id: string, head: string, when: string): Rule {
  const text = `id: ${id}\nversion: 1\nname: 试\nwhy: 试\nadvice: 试\n${head}when: { ${when} }`;
  const { rule, problems } = parseRule(text, `${id}.yaml`);
  expect(problems).toEqual([]);
  return rule!;
}

const more = [
  ...MORE.map((when, index) => ruleOf(`more-${index}`, '', when)),
  ...MORE_PER_ORDER.map((when, index) => ruleOf(`order-${index}`, 'per: order\n', when)),
];
const rules = [...shipped.rules, ...more];
const { rulebook } = compileRulebook({ rules, packs: shipped.packs });

/** A word of any pack, taken apart where it has a gap, so that rules have something to find. */
const words = shipped.packs.flatMap((pack) => [...pack.words, ...pack.except]);
const packWord = fc.nat(words.length - 1).map((at) => words[at]!.replace(/[\^$]/g, ''));
const plain = fc.constantFrom(
  ...['在吗', '您好', '亲', '好的', '退款', '抱歉', '多少钱', '哪款好', '有的', '谢谢', '没有呢'],
  ...['加V abc12345', '13800001111', 'http://a.b.com', '浙江省杭州市文三路1号', '第 一 名'],
);
const asked = fc.constantFrom('退款', '您好', '抱歉', '在吗');
const said = fc
  .array(fc.oneof(packWord, plain, asked), { minLength: 1, maxLength: 3 })
  .map((parts) => parts.join('').replace(/\s+/g, ' '));
const by = fc.constantFrom('buyer', 'agent', 'agent:小美', 'auto');
const line = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(by, said).map(([who, text]) => `${who} ${text}`) },
  fc.constantFrom('agent [card P1]', 'buyer [card P2]', 'buyer [image]', 'agent [image]'),
);

const scenes = fc
  .record({
    lines: fc.array(fc.tuple(fc.nat(200), line), { minLength: 1, maxLength: 14 }),
    timed: fc.boolean(),
    order: fc.nat(20),
    afterMs: fc.constantFrom(60_000, 600_000, 90_000_000),
  })
  .map(({ lines, timed, order, afterMs }): Scene => {
    let second = 36_000;
    const written = lines.flatMap(([gap, text], index) => {
      second += gap;
      const at = timed ? timeText(second) : '-';
      const placed = timed && index === order ? [`${at} order A1 placed 99 P1`] : [];
      return [`${at} ${text}`, ...placed];
    });
    const chat = [...PRODUCTS, ...written, ...(timed ? ['23:59:59 now'] : [])].join('\n');
    const { cases, problems } = parseChat(`== 例\n${chat}`, 'x.chat');
    expect(problems).toEqual([]);
    const one = cases[0]!;
    const asOf = (one.messages[0]?.at ?? 0) + afterMs;
    return sceneOf(one, { asOf, marks: [], line: 0 });
  });

const PRODUCTS = [
  '@ product P1 碎花茶歇连衣裙 类目=连衣裙 价格=200',
  '@ product P2 亚麻衬衫 类目=衬衫 价格=260',
];

function timeText(second: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
}

describe('foresight', () => {
  test('verdicts are those of a full evaluation, which foresees nothing', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        for (const verdict of judge(scene, rulebook)) {
          const full = explain(scene, rulebook, verdict.rule, verdict.conversation);
          if (full.length === 0) continue;
          const { orderId } = verdict;
          expect(full.find((one) => one.verdict.orderId === orderId)?.verdict).toEqual(verdict);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('every condition does what is foreseen of it, on the whole and on parts', () => {
    let missed = 0;
    let hit = 0;
    fc.assert(
      fc.property(scenes, fc.nat(14), fc.nat(14), (scene, a, b) => {
        const stage = createStage(scene, rulebook.reader);
        scene.conversations.forEach((_, index) => {
          const facts = factsOf(stage, index);
          const end = facts.lines.length;
          const from = Math.min(a, b, end);
          const part = { from, to: Math.min(Math.max(a, b), end), until: 'closed' as const };
          for (const { when, rule } of rulebook.rules) {
            const orders = rule.per === 'order' ? ordersOf(facts) : [null];
            for (const order of orders) {
              // With a tracer nothing inside is foreseen either.
              const tracer = { enter: () => {}, leave: () => {} };
              const place: Place = { facts, order, tracer };
              for (const condition of allWithin(when)) {
                const whole = condition.foresee(facts, true);
                if (whole === MISSES) {
                  missed += 1;
                  expect(condition.judge(place, facts.whole)).toBe(MISS);
                }
                if (whole === HITS) {
                  hit += 1;
                  expect(condition.judge(place, facts.whole).truth).toBe('hit');
                }
                if (condition.foresee(facts, false) === MISSES) {
                  expect(condition.judge(place, part)).toBe(MISS);
                }
              }
            }
          }
        });
      }),
      { numRuns: 60 },
    );
    expect(missed).toBeGreaterThan(1000);
    expect(hit).toBeGreaterThan(100);
  });

  test('a condition that is certain is never n/a, one that is plain misses with MISS alone', () => {
    fc.assert(
      fc.property(scenes, (scene) => {
        const stage = createStage(scene, rulebook.reader);
        const facts = factsOf(stage, 0);
        const place: Place = { facts, order: null, tracer: null };
        for (const { when, rule } of rulebook.rules) {
          if (rule.per === 'order') continue;
          for (const condition of allWithin(when)) {
            const outcome = condition.judge(place, facts.whole);
            if (condition.certain) expect(outcome.truth).not.toBe('na');
            if (condition.plain && outcome.truth === 'miss') expect(outcome).toBe(MISS);
          }
        }
      }),
      { numRuns: 60 },
    );
  });
});

function allWithin(condition: Condition): readonly Condition[] {
  return [condition, ...condition.children.flatMap(allWithin)];
}
