// Joins the diagnosis sums of two collections.
import { addCount } from './collection.ts';
import { EXAMPLES_MAX, exampleKey, listOf, offerId } from './diagnosis-examples.ts';
import {
  cellOf,
  type DiagnosisTally,
  type ExampleKind,
  type RankedId,
  smaller,
} from './diagnosis-tally.ts';
import { offer } from './top-list.ts';

/** Adds `from` to `into`; `from` is not changed. */
export function mergeDiagnosis(into: DiagnosisTally, from: DiagnosisTally): void {
  for (const [agent, days] of from.agentDays) {
    addCells(inner(into.agentDays, agent), days);
  }
  for (const [agent, days] of from.ruleDays) addCounts(inner(into.ruleDays, agent), days);
  addCells(into.hours, from.hours);
  addCells(into.products, from.products);
  for (const [sku, title] of from.titles)
    into.titles.set(sku, smaller(into.titles.get(sku), title));
  for (const [key, reasons] of from.reasons) {
    const own = inner(into.reasons, key);
    for (const [reason, count] of reasons) addCount(own, reason, count);
  }
  for (const kind of Object.keys(into.examples) as ExampleKind[]) {
    for (const [key, cases] of from.examples[kind]) {
      const list = listOf(into.examples[kind], key);
      for (const item of cases) offer(list, item, EXAMPLES_MAX, exampleKey);
    }
  }
  for (const of of ['asked', 'lostOrders'] as const) {
    for (const [sku, ids] of from[of]) offerIds(listOf(into[of], sku), ids);
  }
  for (const [agent, rules] of from.ruleHits) {
    const own = listOf(into.ruleHits, agent);
    rules.forEach((ids, rule) => {
      if (ids === undefined) return;
      const list = own[rule] ?? [];
      own[rule] = list;
      offerIds(list, ids);
    });
  }
}

function offerIds(list: RankedId[], ids: readonly RankedId[]): void {
  for (const { rank, id } of ids) offerId(list, rank, id);
}

function inner<K, V>(map: Map<string, Map<K, V>>, key: string): Map<K, V> {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = new Map<K, V>();
  map.set(key, made);
  return made;
}

function addCells<K>(into: Map<K, Float64Array>, from: ReadonlyMap<K, Float64Array>): void {
  for (const [key, cell] of from) {
    const target = cellOf(into, key, cell.length);
    for (let i = 0; i < cell.length; i++) target[i] = (target[i] ?? 0) + (cell[i] ?? 0);
  }
}

const COUNT_MAX = 0xffff;

function addCounts(into: Map<number, Uint16Array>, from: ReadonlyMap<number, Uint16Array>): void {
  for (const [day, cell] of from) {
    const target = into.get(day);
    if (target === undefined) {
      into.set(day, cell.slice());
      continue;
    }
    for (let i = 0; i < cell.length; i++) {
      target[i] = Math.min(COUNT_MAX, (target[i] ?? 0) + (cell[i] ?? 0));
    }
  }
}
