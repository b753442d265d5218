// Ranks the agents by sales, each compared with the average seller and with the weak link named (P1, P5).
import type { MetricRow } from '../../measures/roll-up.ts';
import { METRIC } from '../metric-ids.ts';
import type { AgentModel } from '../model.ts';
import type { ReportInput } from '../model-input.ts';
import { assembleTeam, compareSeller, funnelOf } from './compare-sellers.ts';
import { diagnoseAgent } from './diagnose-agent.ts';
import type { FigureBook } from './figures.ts';
import { buildIdentity } from './identity-model.ts';

/** By sales, highest first; after-sale staff last; equal ones by inquirers, then by account. */
export function buildAgents(
  input: ReportInput,
  book: FigureBook,
  rows: ReadonlyMap<string, readonly MetricRow[]>,
  names: Readonly<Record<string, string>>,
): AgentModel[] {
  const { collection, setup } = input;
  const team = assembleTeam(rows, collection, setup);
  const agents = [...rows].flatMap(([id, own]): AgentModel[] => {
    if (id === '') return [];
    const known = setup.agents.get(id);
    const identity = buildIdentity(book, own);
    const comparison = compareSeller(team, collection, id);
    const role = known?.role ?? null;
    const patient = { identity, funnel: funnelOf(collection, id), role };
    const agent: AgentModel = {
      id,
      name: names[id] ?? id,
      group: known?.group ?? null,
      identity,
      firstResponse: book.show(own, METRIC.firstResponse),
      replyRate: book.show(own, METRIC.replyRate),
      orderLoss: book.show(own, METRIC.orderLoss),
      attitude: scoreOf(input, id, 'attitude'),
      skill: scoreOf(input, id, 'skill'),
      gap: comparison?.gap ?? null,
      weakLink: comparison?.weakLink ?? null,
      weakFen: comparison?.weakFen ?? null,
      diagnosis: diagnoseAgent(team, comparison, patient),
      conversations: collection.agents.get(id)?.conversations ?? 0,
    };
    return [agent];
  });
  const place = (agent: AgentModel): number => (agent.gap === null ? 1 : 0);
  const sales = (agent: AgentModel): number => agent.identity.sales.value ?? -1;
  const crowd = (agent: AgentModel): number => agent.identity.inquiries.value ?? -1;
  return agents.sort(
    (a, b) =>
      place(a) - place(b) ||
      sales(b) - sales(a) ||
      crowd(b) - crowd(a) ||
      (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );
}

function scoreOf(input: ReportInput, agent: string, dimension: string): number | null {
  const found = input.scores.find((s) => s.agent === agent && s.dimension === dimension);
  return found?.score ?? null;
}
