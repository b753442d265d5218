// Builds the report's diagnosis: the concerns in words, each with the conversations it opens to (P5).
import type { Words } from '../../intake/format.ts';
import type { Concern } from '../../scoring/diagnosis/concern.ts';
import { diagnose } from '../../scoring/diagnosis/diagnose.ts';
import type { Case } from '../case.ts';
import type { Collection } from '../collection.ts';
import type { ConcernModel, DiagnosisModel, FateModel } from '../diagnosis-model.ts';
import type { DiagnosisTally, ExampleKind } from '../diagnosis-tally.ts';
import { METRIC } from '../metric-ids.ts';
import type { ReportInput } from '../model-input.ts';
import { presentFen } from '../present-number.ts';
import { CONFIDENCES, NO_DIAGNOSIS, PATTERNS } from '../words/concerns.ts';
import { compareOf, computedOf, sparkOf } from './diagnosis-compare.ts';
import { diagnosisInput } from './diagnosis-input.ts';
import { type ConcernNames, hoursWords, sentenceOf } from './diagnosis-words.ts';
import { findRow } from './figures.ts';

const CASES_MAX = 2;
const CHANCE_MAX = 5;
const REASONS_MAX = 5;

const both = (zh: string, en: string): Words => ({ zh, en });
const yuan = (fen: number): string => presentFen(Math.round(fen / 100) * 100);

export function buildDiagnosis(
  input: ReportInput,
  names: Readonly<Record<string, string>>,
): DiagnosisModel {
  const { collection, setup } = input;
  const told = findRow(input.shopRows, METRIC.conversion)?.reason !== 'orders-unknown';
  const known = told && collection.threads > collection.threadsWithoutOrders;
  const found = diagnose(diagnosisInput(collection, setup, known));
  const rules = new Map(input.rules.map((rule) => [rule.id, rule.name]));
  const say: ConcernNames = {
    agent: (id) => names[id] ?? id,
    rule: (id) => rules.get(id) ?? both(id, id),
  };
  const chance = found.concerns.filter(({ confidence }) => confidence === 'chance');
  return {
    concerns: found.concerns
      .slice(0, found.shown)
      .map((concern) => concernModel(concern, collection, say)),
    more: found.concerns.length - chance.length - found.shown,
    chance: chance.slice(0, CHANCE_MAX).map((concern) => ({
      sentence: sentenceOf(concern, say),
      moneyText: yuan(concern.moneyFen),
    })),
    chanceCount: chance.length,
    tested: found.tested,
    fates: found.missing === null ? fatesOf(found.orders) : [],
    reasons: found.reasons.slice(0, REASONS_MAX),
    missing: found.missing === null ? null : NO_DIAGNOSIS[found.missing],
  };
}

function concernModel(concern: Concern, collection: Collection, names: ConcernNames): ConcernModel {
  const { id, detail, moneyFen, moneyRangeFen, confidence, filter, p, q } = concern;
  const [low, high] = moneyRangeFen;
  const cases = casesOf(concern, collection.diagnosis);
  const ids = idsOf(concern, collection);
  const orders = filter.orderState !== undefined && filter.sku !== undefined ? ids : [];
  return {
    id,
    pattern: detail.pattern,
    title: PATTERNS[detail.pattern],
    sentence: sentenceOf(concern, names),
    moneyFen,
    moneyText: yuan(moneyFen),
    range: both(`${yuan(low)} 到 ${yuan(high)}`, `${yuan(low)} to ${yuan(high)}`),
    computed: computedOf(concern),
    confidence,
    sureness: both(
      `${CONFIDENCES[confidence].zh}（p ${small(p)}，错误发现率 ${small(q)}）`,
      `${CONFIDENCES[confidence].en} (p ${small(p)}, false discovery rate ${small(q)})`,
    ),
    compare: compareOf(concern, names),
    spark: sparkOf(concern, names),
    filter,
    filterWords: filterWords(concern, names),
    conversations: [
      ...new Set([...cases.map((one) => one.conversation), ...(orders.length > 0 ? [] : ids)]),
    ],
    orders,
    cases,
  };
}

function small(value: number): string {
  return value < 0.0001 ? '< 0.0001' : value.toFixed(value < 0.01 ? 4 : 2);
}

/** Transcripts the collection kept for such a filter. */
function casesOf({ detail, filter }: Concern, { examples }: DiagnosisTally): readonly Case[] {
  const { agent, orderState, outcome } = filter;
  const lists: (readonly Case[])[] = [];
  const take = (kind: ExampleKind, wanted: (key: string | number) => boolean): void => {
    for (const [key, list] of examples[kind]) if (wanted(key)) lists.push(list);
  };
  if (detail.pattern === 'crowded-days') {
    take('day', (day) => Number(day) >= detail.from && Number(day) <= detail.to);
  } else if (detail.pattern === 'short-staffed') {
    const [from, to] = detail.hours;
    const { weekday } = detail;
    take('hour', (key) => {
      const hour = Number(key) % 24;
      const on = weekday === null || Math.floor(Number(key) / 24) === weekday;
      return on && hour >= from && hour < to;
    });
  } else if (detail.pattern === 'sudden-change') {
    if (detail.what === 'conversion') take('day', (day) => Number(day) >= detail.since);
  } else if (orderState !== undefined) take(orderState, (key) => key === agent);
  else if (outcome === 'lost') take('agent', (key) => key === agent);
  const seen = new Map(lists.flat().map((one) => [one.conversation, one]));
  return [...seen.values()]
    .sort((a, b) => b.rank - a.rank || (a.conversation < b.conversation ? -1 : 1))
    .slice(0, CASES_MAX);
}

function idsOf({ filter }: Concern, collection: Collection): readonly string[] {
  const { asked, lostOrders, ruleHits } = collection.diagnosis;
  const { agent = '', rule, sku, orderState } = filter;
  const at = rule === undefined ? undefined : collection.ruleIndex.get(rule);
  if (at !== undefined) return (ruleHits.get(agent)?.[at] ?? []).map(({ id }) => id);
  if (sku === undefined) return [];
  return ((orderState === undefined ? asked : lostOrders).get(sku) ?? []).map(({ id }) => id);
}

/** What the filter opens, in words: `小雅 · 05-31 至 06-02 · 没成交的询单`. */
function filterWords({ detail, filter }: Concern, names: ConcernNames): Words {
  const parts: Words[] = [];
  const { agent, rule, from, to, outcome, orderState, sku } = filter;
  if (agent !== undefined) parts.push(both(names.agent(agent), names.agent(agent)));
  if (sku !== undefined) parts.push(both(`商品 ${sku}`, `product ${sku}`));
  if (from !== undefined && to !== undefined)
    parts.push(both(`${from} 至 ${to}`, `${from} to ${to}`));
  else if (from !== undefined) parts.push(both(`${from} 起`, `since ${from}`));
  if (detail.pattern === 'short-staffed') parts.push(hoursWords(detail));
  if (rule !== undefined) {
    const { zh, en } = names.rule(rule);
    parts.push(both(`命中「${zh}」`, `“${en}” hit`));
  }
  if (outcome === 'lost') parts.push(both('没成交的询单', 'inquiries that did not buy'));
  if (orderState === 'closed') parts.push(both('关闭的订单', 'closed orders'));
  if (orderState === 'refunded') parts.push(both('有退款的订单', 'refunded orders'));
  return both(parts.map(({ zh }) => zh).join(' · '), parts.map(({ en }) => en).join(' · '));
}

function fatesOf(orders: {
  readonly settledFen: number;
  readonly closedFen: number;
  readonly paidFen: number;
  readonly refundFen: number;
}): FateModel[] {
  const fate = (name: Words, lost: number, of: number): FateModel[] =>
    of === 0 ? [] : [{ name, lostText: yuan(lost), ofText: yuan(of), share: lost / of }];
  return [
    ...fate(both('下单后关闭', 'Placed, then closed'), orders.closedFen, orders.settledFen),
    ...fate(both('付款后退款', 'Paid, then refunded'), orders.refundFen, orders.paidFen),
  ];
}
