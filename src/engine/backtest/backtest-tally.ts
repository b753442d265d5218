// What a back-test counts per rule: verdicts of both versions, flips, and what labels say of them.
import type { Truth, Verdict } from '../../domain/analysis.ts';
import { type Flip, findFlips, flipKind } from './find-flips.ts';
import { type Accuracy, type LabelledCase, measureAccuracy } from './measure-accuracy.ts';
import type { Label } from './parse-labels.ts';

export type VerdictCounts = Record<Truth, number>;

export interface RuleTally {
  readonly before: VerdictCounts;
  readonly after: VerdictCounts;
  /** `hit→miss` and so on → how many. */
  readonly flips: Map<string, number>;
  readonly labelled: LabelledCase[];
}

export interface AgentHits {
  before: number;
  after: number;
}

export interface BacktestTally {
  readonly rules: Map<string, RuleTally>;
  /** Hits of the compared rules; agent '' : nobody in particular. */
  readonly agents: Map<string, AgentHits>;
  /** Labels by conversation. */
  readonly labels: ReadonlyMap<string, readonly Label[]>;
  /** Labels a conversation of the data answered to. */
  readonly used: Set<Label>;
}

/** `names` are the compared rules; a label without a rule is meant for each of them. */
export function newBacktestTally(
  names: readonly string[],
  labels: readonly Label[],
): BacktestTally {
  const byConversation = new Map<string, Label[]>();
  for (const label of labels) {
    const list = byConversation.get(label.conversation);
    if (list) list.push(label);
    else byConversation.set(label.conversation, [label]);
  }
  const rules = new Map(names.map((name) => [name, newRuleTally()]));
  return { rules, agents: new Map(), labels: byConversation, used: new Set() };
}

function newRuleTally(): RuleTally {
  const none = (): VerdictCounts => ({ hit: 0, miss: 0, na: 0 });
  return { before: none(), after: none(), flips: new Map(), labelled: [] };
}

/** Verdicts of one rule and one thread under both versions; returns what flipped. */
export function tallyBacktest(
  tally: BacktestTally,
  rule: string,
  before: readonly Verdict[],
  after: readonly Verdict[],
): readonly Flip[] {
  const sums = tally.rules.get(rule);
  if (sums === undefined) return [];
  countSide(tally, sums.before, before, 'before');
  countSide(tally, sums.after, after, 'after');
  if (tally.labels.size > 0) answerLabels(tally, rule, sums, before, after);
  const flips = findFlips(before, after);
  for (const flip of flips) {
    const kind = flipKind(flip);
    sums.flips.set(kind, (sums.flips.get(kind) ?? 0) + 1);
  }
  return flips;
}

function countSide(
  tally: BacktestTally,
  counts: VerdictCounts,
  verdicts: readonly Verdict[],
  side: 'before' | 'after',
): void {
  for (const { result, agent } of verdicts) {
    counts[result]++;
    if (result !== 'hit') continue;
    const hits = tally.agents.get(agent ?? '') ?? { before: 0, after: 0 };
    hits[side]++;
    tally.agents.set(agent ?? '', hits);
  }
}

/** A version that says n/a, or did not judge at all, flags nothing. */
function answerLabels(
  tally: BacktestTally,
  rule: string,
  sums: RuleTally,
  before: readonly Verdict[],
  after: readonly Verdict[],
): void {
  const judged = new Set([...before, ...after].map(({ conversation }) => conversation));
  for (const conversation of judged) {
    for (const label of tally.labels.get(conversation) ?? []) {
      if (label.rule !== null && label.rule !== rule) continue;
      const flags = (verdicts: readonly Verdict[]): boolean =>
        verdicts.some(
          (verdict) =>
            verdict.result === 'hit' &&
            verdict.conversation === conversation &&
            (label.order === null || label.order === verdict.orderId),
        );
      tally.used.add(label);
      sums.labelled.push({ due: label.hit, before: flags(before), after: flags(after) });
    }
  }
}

/** null where no label answered to the rule. */
export function accuracyOf({ labelled }: RuleTally): Accuracy | null {
  return labelled.length === 0 ? null : measureAccuracy(labelled);
}
