// What another scorecard would make of stored conversations: the arithmetic of a few, the means of their agents.
import { assembleScene } from '../../engine/assemble-scene.ts';
import { judge } from '../../engine/judge.ts';
import type { Rule } from '../../engine/rule.ts';
import { type PointsTally, presentPoints } from '../../scoring/points-tally.ts';
import { scoreAgents } from '../../scoring/score-agents.ts';
import type { ConversationScore } from '../../scoring/score-conversation.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';
import type { Database } from '../../store/database.ts';
import type { ShopSetup } from '../../work/shop-setup.ts';
import type { ScoreShape } from './content-contract.ts';
import { loadKnownThreads } from './store-threads.ts';

const SAMPLES = 8;

export interface ScoredSample {
  readonly conversation: string;
  readonly buyer: string;
  readonly agent: string;
  readonly at: number | null;
  readonly firstWords: string;
  readonly before: ConversationScore | null;
  readonly after: ConversationScore | null;
}

/** Of these buyers' conversations that the card `id` is meant for; those it changes most come first. */
export async function scoreSamples(
  db: Database,
  { shop, setup, rulebook, scorecards }: ShopSetup,
  card: Scorecard,
  buyers: readonly string[],
): Promise<{ samples: ScoredSample[]; agents: ReturnType<typeof presentPoints> }> {
  const others = scorecards.filter((one) => one.id !== card.id);
  const next = [...others, card];
  const points: PointsTally = new Map();
  const samples: ScoredSample[] = [];
  for (const { thread, asOf } of await loadKnownThreads(db, shop, buyers)) {
    const scene = assembleScene(thread, setup, asOf);
    const verdicts = judge(scene, rulebook);
    const { conversations } = scene;
    addPoints(points, { conversations, verdicts }, setup, scorecards, next);
    const scores = new Map<string, ConversationScore>();
    scoreAgents({ conversations, verdicts }, setup, scorecards, (agent, { id }, score) => {
      scores.set(`${agent}\n${id}`, score);
    });
    scoreAgents({ conversations, verdicts }, setup, next, (agent, conversation, after) => {
      if (after.scorecard !== card.id) return;
      const before = scores.get(`${agent}\n${conversation.id}`) ?? null;
      const [first] = conversation.lines;
      samples.push({
        conversation: conversation.id,
        ...{ buyer: thread.buyer, agent, before, after },
        at: conversation.startAt,
        firstWords: first?.message.text ?? '',
      });
    });
  }
  const weight = ({ before, after }: ScoredSample): number =>
    Math.abs((after?.total ?? 0) - (before?.total ?? 0)) * 100 + (after?.steps.length ?? 0);
  samples.sort((a, b) => weight(b) - weight(a) || (a.conversation < b.conversation ? -1 : 1));
  return { samples: samples.slice(0, SAMPLES), agents: presentPoints(points) };
}

type Scorable = Parameters<typeof scoreAgents>[0];

/** Like `tallyPoints`, but the cards differ and not the verdicts. */
function addPoints(
  points: PointsTally,
  scored: Scorable,
  setup: ShopSetup['setup'],
  before: readonly Scorecard[],
  after: readonly Scorecard[],
): void {
  const totals = new Map<string, number | null>();
  scoreAgents(scored, setup, before, (agent, { id }, { total }) => {
    totals.set(`${agent}\n${id}`, total);
  });
  scoreAgents(scored, setup, after, (agent, { id }, { total }) => {
    const was = totals.get(`${agent}\n${id}`) ?? null;
    if (was === null || total === null) return;
    const none = { conversations: 0, changed: 0, before: 0, after: 0, gained: 0, lost: 0 };
    const sum = points.get(agent) ?? none;
    points.set(agent, sum);
    sum.conversations++;
    sum.before += was;
    sum.after += total;
    const difference = total - was;
    if (Math.abs(difference) < 1e-9) return;
    sum.changed++;
    if (difference > 0) sum.gained += difference;
    else sum.lost -= difference;
  });
}

export function presentScore(
  score: ConversationScore | null,
  rules: readonly Rule[],
): ScoreShape | null {
  if (score === null) return null;
  const names = new Map(rules.map(({ id, name }) => [id, name]));
  const { total, vetoed, dimensions, steps } = score;
  return {
    total,
    vetoed,
    dimensions: dimensions.map((one) => ({ ...one })),
    steps: steps.map((step) => ({
      ...step,
      name: names.get(step.rule) ?? { zh: step.rule, en: step.rule },
    })),
  };
}
