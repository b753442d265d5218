// Builds the report as plain data from the collection, the period's figures and what intake saw.

import { dayNumber, dayText } from '../lib/zone.ts';
import type { MetricRow } from '../measures/roll-up.ts';
import { SIX_CORE } from '../measures/six-core-figures.ts';
import { buildAgents } from './build/agents.ts';
import { buildArchetypes } from './build/archetypes.ts';
import { combineRows } from './build/combine-rows.ts';
import { buildCounted, buildShares } from './build/counted.ts';
import { buildDays } from './build/days.ts';
import { buildDiagnosis } from './build/diagnosis.ts';
import { buildFair } from './build/fair.ts';
import { FigureBook, findRow } from './build/figures.ts';
import { buildHeadlines } from './build/headlines.ts';
import { buildIdentity, rowsByAgent } from './build/identity-model.ts';
import { buildLoad } from './build/load.ts';
import { buildScores, scoreNotes } from './build/scores.ts';
import { buildRuleCounts, buildWeaknesses } from './build/weaknesses.ts';
import { buildWork } from './build/work.ts';
import type { ReportModel } from './model.ts';
import type { ReportInput } from './model-input.ts';
import { dateTimeText } from './wall-clock.ts';

/** The whole report as JSON-ready data; deterministic for equal input. */
export function buildModel(input: ReportInput): ReportModel {
  const { collection, setup } = input;
  const { zoneOffsetMs } = setup;
  const book = new FigureBook(input.definitions, input.forecaster ?? null);
  const shopRows = combineRows(input.shopRows);
  const rows = rowsByAgent(combineRows(input.agentRows));
  const names = namesOf(input, rows.keys());
  const identity = buildIdentity(book, shopRows);
  const agents = buildAgents(input, book, rows, names);
  const counts = buildRuleCounts(collection, input.rules);
  const weaknesses = buildWeaknesses(collection, counts, names);
  const days = buildDays(combineRows(input.dayRows), book);
  const context = { zoneOffsetMs, names, orderValueFen: identity.orderValue.value };
  const lost = buildWork('lost', collection.lost, context);
  const unpaid = buildWork('unpaid', collection.unpaid, context);
  const closed = buildWork('closed', collection.unpaidClosed, context);
  let provisional = 0;
  for (const tally of collection.agents.values()) provisional += tally.provisional;
  const scores = buildScores(input, agents);
  const diagnosis = buildDiagnosis(input, names);
  const order = agents.map((agent) => agent.id);
  const of = (kind: string) => counts.filter((count) => count.rule.kind === kind && count.hit > 0);
  return {
    shop: input.shop,
    program: input.program,
    zoneOffsetMs,
    period: periodOf(input),
    asOf: dateTimeText(input.asOf, zoneOffsetMs),
    names,
    headlines: buildHeadlines({ identity, days, provisional, agents, weaknesses, unpaid, lost }),
    core: coreOf(input, book, shopRows, rows.get('') ?? []),
    diagnosis,
    identity,
    shares: buildShares(input),
    days,
    dayNotes: diagnosis.concerns
      .filter(({ pattern }) => pattern === 'crowded-days')
      .map(({ sentence }) => sentence),
    agents,
    fair: buildFair(input.fair ?? null, names),
    archetypes: buildArchetypes(collection, order, names),
    weaknesses,
    merits: of('merit'),
    buyerSide: counts.filter(({ rule, hit }) => rule.dimension === 'buyer' && hit > 0),
    scores,
    scoreNotes: scoreNotes(scores),
    work: { lost, unpaid, closed },
    load: buildLoad(collection),
    counted: buildCounted(input, book, shopRows, counts),
  };
}

/** P2: the six core figures of the shop, and how much of sales and orders is the agents'. */
function coreOf(
  input: ReportInput,
  book: FigureBook,
  shop: readonly MetricRow[],
  nobody: readonly MetricRow[],
): ReportModel['core'] {
  return SIX_CORE.flatMap((id) => {
    const definition = input.definitions.find((each) => each.id === id);
    if (definition === undefined) return [];
    const all = findRow(shop, id);
    const rest = findRow(nobody, id)?.value ?? 0;
    const split = all?.value != null && rest !== 0 && definition.aggregate === 'sum';
    const row = split ? { ...all, value: (all.value ?? 0) - rest } : undefined;
    const agents = row === undefined ? null : book.showRow(row, id).text;
    return [{ name: definition.name, figure: book.show(shop, id), agents }];
  });
}

/** The roster's name; else what follows the shop in `店铺:小美`. */
function namesOf(input: ReportInput, seen: Iterable<string>): Record<string, string> {
  const ids = new Set([...input.setup.agents.keys(), ...input.collection.agents.keys(), ...seen]);
  const names: Record<string, string> = {};
  for (const id of [...ids].sort()) {
    const known = input.setup.agents.get(id)?.name;
    const cut = id.lastIndexOf(':');
    names[id] = known !== undefined && known !== '' ? known : cut < 0 ? id : id.slice(cut + 1);
  }
  return names;
}

function periodOf({ collection, setup }: ReportInput): ReportModel['period'] {
  const { firstAt, lastAt } = collection;
  if (firstAt === null || lastAt === null) return null;
  const first = dayNumber(firstAt, setup.zoneOffsetMs, setup.dayCutMs);
  const last = dayNumber(lastAt, setup.zoneOffsetMs, setup.dayCutMs);
  return { from: dayText(first), to: dayText(last), days: last - first + 1 };
}
