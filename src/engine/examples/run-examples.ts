// Runs the examples of a rule: judges every case at every instant asked and compares with the marks.
import type { Verdict } from '../../domain/analysis.ts';
import type { Thread } from '../../domain/event.ts';
import { type AttributionPolicy, defaultSetup, type Setup } from '../../domain/setup.ts';
import { assembleScene } from '../assemble-scene.ts';
import { compileRulebook, type Rulebook } from '../compile-rulebook.ts';
import { judge } from '../judge.ts';
import type { Problem } from '../problem.ts';
import type { Rule } from '../rule.ts';
import type { Scene } from '../scene.ts';
import type { WordPack } from '../text/word-pack.ts';
import type { ChatAsk, ChatCase, ChatMark } from './chat-case.ts';
import { compare, type Expected } from './compare-verdicts.ts';
import { parseChat } from './parse-chat.ts';

/** What became of one case at one instant. */
interface ExampleResult {
  readonly title: string;
  /** Line of the title in the .chat file. */
  readonly line: number;
  readonly expected: Expected;
  readonly actual: readonly Verdict[];
  readonly ok: boolean;
  /** What differs; empty when ok. */
  readonly difference: string;
}

export interface ExampleRun {
  readonly results: readonly ExampleResult[];
  readonly problems: readonly Problem[];
}

/** Judges the cases of one rule's .chat text. */
export function runExamples(rule: Rule, chat: string, packs: readonly WordPack[]): ExampleRun {
  const { cases, problems } = parseChat(chat, `${rule.id}.chat`);
  const run = runCases(rule, cases, packs);
  return { results: run.results, problems: [...problems, ...run.problems] };
}

/** Judges cases already parsed: what mutation testing does many times. */
export function runCases(
  rule: Rule,
  cases: readonly ChatCase[],
  packs: readonly WordPack[],
): ExampleRun {
  const problems: Problem[] = [];
  const rulebooks = new Map<string, Rulebook>();
  const results = cases.flatMap((one) => {
    const key = JSON.stringify(one.options);
    let rulebook = rulebooks.get(key);
    if (rulebook === undefined) {
      const options = { [rule.id]: one.options };
      const compiled = compileRulebook({ rules: [rule], packs, options });
      problems.push(...compiled.problems);
      rulebook = compiled.rulebook;
      rulebooks.set(key, rulebook);
    }
    return runCase(rule.id, one, rulebook);
  });
  return { results, problems };
}

function runCase(rule: string, one: ChatCase, rulebook: Rulebook): readonly ExampleResult[] {
  return one.asks.map((ask) => {
    const actual = judge(sceneOf(one, ask), rulebook);
    const expected = expectedOf(rule, one, ask);
    const difference = compare(expected, actual);
    const { title, line } = one;
    return { title, line, expected, actual, ok: difference === '', difference };
  });
}

/** The thread of a case as assembled at the instant asked. */
export function sceneOf(one: ChatCase, ask: ChatAsk): Scene {
  return assembleScene(threadOfCase(one), setupOfCase(one), ask.asOf);
}

/** What happened in a case: one buyer of an invented shop. */
export function threadOfCase(one: ChatCase): Thread {
  const { messages, orders, ordersKnown, ordersUnclear, annotations } = one;
  const events = [...messages, ...orders];
  const known = annotations.length === 0 ? {} : { annotations };
  return { shop: '示例店', buyer: '买家', events, ordersKnown, ordersUnclear, ...known };
}

/** The defaults, and what the case's directives say. */
export function setupOfCase(one: ChatCase): Setup {
  const setup = defaultSetup(EXAMPLE_POLICY);
  const agents = new Map(
    [...one.agents].map(([id, { group, hiredAt }]) => [
      id,
      { id, name: id, group, role: null, hiredAt },
    ]),
  );
  const { duty, products, hours } = one;
  return { ...setup, agents, duty, products, serviceHours: hours ?? setup.serviceHours };
}

/** The mark on the `now` line decides; else marks on lines that have come; else a miss is due. */
function expectedOf(rule: string, one: ChatCase, ask: ChatAsk): Expected {
  const ofRule = (mark: ChatMark): boolean => mark.rule === rule;
  const own = ask.marks.filter(ofRule);
  if (own.length > 0) return { marks: own };
  const times = new Map<string, number | null>();
  for (const { id, at } of one.messages) times.set(id, at);
  for (const { orderId, at } of one.orders) if (!times.has(orderId)) times.set(orderId, at);
  const due = one.marks.filter((mark) => {
    const at = times.get(mark.messageId ?? mark.orderId ?? '') ?? null;
    return ofRule(mark) && (at === null || at <= ask.asOf);
  });
  return { marks: due };
}

/** Examples own orders the usual way: the last agent who chatted in the two days before placing. */
const EXAMPLE_POLICY: AttributionPolicy = {
  id: 'example',
  version: 1,
  name: { zh: '示例', en: 'Examples' },
  note: { zh: '规则示例用的归属办法', en: 'The policy used by rule examples' },
  source: '',
  criterion: 'placed-first',
  who: 'last',
  inquiryWindowMs: 2 * 86_400_000,
  paymentWindowMs: null,
  afterSaleMs: 21 * 86_400_000,
  agentSentencesMin: 0,
  transferredSentencesMin: 0,
  transferToAfterSale: 'count',
  crossDayChat: 'each-day',
  countedHours: null,
  firstLostExempt: false,
  silentFollowUpMs: 0,
  silentFollowUpIdleMs: 0,
  presalePaid: 'final',
  flaggedOrders: 'count',
  netOfRefund: true,
  withPostage: true,
  cancelReversesMs: null,
};
