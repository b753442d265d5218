// Attitude and skill beside sales, and the agents for whom the two tell different stories (Q8).
import type { Words } from '../../intake/format.ts';
import type { AgentScore } from '../../scoring/score-tally.ts';
import type { AgentModel, ScoreRow } from '../model.ts';
import type { ReportInput } from '../model-input.ts';

/** A rank difference of this share of the team is worth a word. */
const APART = 0.4;
/** The upper third. */
const TOP = 1 / 3;

export function buildScores(input: ReportInput, agents: readonly AgentModel[]): ScoreRow[] {
  const notes = notesByAgent(agents);
  return agents.map((agent) => {
    const scores: Partial<Record<AgentScore['dimension'], number | null>> = {};
    let conversations = 0;
    for (const item of input.scores) {
      if (item.agent !== agent.id) continue;
      scores[item.dimension] = item.score;
      conversations = Math.max(conversations, item.conversations);
    }
    const { id, name, identity, gap } = agent;
    const salesFen = gap === null ? null : identity.sales.value;
    return { agent: id, name, scores, conversations, salesFen, note: notes.get(id) ?? null };
  });
}

type Measure = (agent: AgentModel) => number | null;

/** 0 best … 1 last; equal values share a place. */
function placesBy(agents: readonly AgentModel[], measure: Measure): Map<string, number> {
  const known = agents.filter((agent) => measure(agent) !== null);
  const places = new Map<string, number>();
  for (const agent of known) {
    const better = known.filter((other) => (measure(other) ?? 0) > (measure(agent) ?? 0)).length;
    places.set(agent.id, known.length < 2 ? 0 : better / (known.length - 1));
  }
  return places;
}

function notesByAgent(all: readonly AgentModel[]): Map<string, Words> {
  const notes = new Map<string, Words>();
  const agents = all.filter((agent) => agent.gap !== null);
  if (agents.length < 4) return notes;
  const sales = placesBy(agents, (agent) => agent.identity.sales.value);
  const attitude = placesBy(agents, (agent) => agent.attitude);
  const skill = placesBy(agents, (agent) => agent.skill);
  for (const { id } of agents) {
    const bySales = sales.get(id);
    const byAttitude = attitude.get(id);
    const bySkill = skill.get(id);
    if (bySales === undefined) continue;
    const sellsWell = bySales <= TOP;
    if (sellsWell && byAttitude !== undefined && byAttitude - bySales >= APART) {
      notes.set(id, { zh: '卖得好，态度靠后', en: 'Sells well, attitude lags' });
    } else if (sellsWell && bySkill !== undefined && bySkill - bySales >= APART) {
      notes.set(id, { zh: '卖得好，业务分靠后', en: 'Sells well, skill lags' });
    } else if (bySkill !== undefined && bySkill <= TOP && bySales - bySkill >= APART) {
      notes.set(id, {
        zh: '业务好，销售没跟上，先看分到的询单',
        en: 'Skilled, sales lag: look at the share of inquirers first',
      });
    }
  }
  return notes;
}

/** Sentences for above the table. */
export function scoreNotes(rows: readonly ScoreRow[]): Words[] {
  const marked = rows.filter((row) => row.note !== null);
  return marked.slice(0, 3).map((row) => ({
    zh: `${row.name}：${row.note?.zh}。`,
    en: `${row.name}: ${row.note?.en}.`,
  }));
}
