// Judges stored threads with two versions of rules and counts what would be different (M3).
import type { AttributedOrder, Conversation, Verdict } from '../domain/analysis.ts';
import { assembleScene } from '../engine/assemble-scene.ts';
import {
  type BacktestTally,
  newBacktestTally,
  tallyBacktest,
} from '../engine/backtest/backtest-tally.ts';
import { type Flip, flipKind } from '../engine/backtest/find-flips.ts';
import type { Label } from '../engine/backtest/parse-labels.ts';
import { newSample, offer, pickedOf, type Sample } from '../engine/backtest/pick-sample.ts';
import { compileRulebook, type Rulebook } from '../engine/compile-rulebook.ts';
import { judge } from '../engine/judge.ts';
import type { Problem } from '../engine/problem.ts';
import type { Rule } from '../engine/rule.ts';
import { isInForce } from '../engine/rule-status.ts';
import type { RuleSet } from '../engine/rulebook-from-files.ts';
import { type PointsTally, tallyPoints } from '../scoring/points-tally.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { RuleVersion } from './load-rule-versions.ts';
import type { StoredThread } from './visit-threads.ts';

/** One rule as it was and as it would be; null: that side does not have it. */
export interface RulePair {
  /** The old id: under it both are counted and scored. */
  readonly name: string;
  readonly before: Rule | null;
  readonly after: Rule | null;
}

/** A flip to read, with all that is needed to show it. */
export interface SampledFlip extends Flip {
  readonly rule: string;
  readonly shop: string;
  readonly buyer: string;
  readonly zoneOffsetMs: number;
  readonly talk: Conversation;
  readonly orders: readonly AttributedOrder[];
}

export interface Backtest {
  readonly pairs: readonly RulePair[];
  readonly tally: BacktestTally;
  readonly points: PointsTally;
  readonly sample: Sample<SampledFlip>;
  /** Adds one thread. */
  add(stored: StoredThread): void;
  readonly counts: { threads: number; conversations: number };
}

export interface BacktestRequest {
  readonly before: RuleVersion;
  readonly after: RuleVersion;
  /** The rulebook the rules belong to: its other rules score beside them. */
  readonly rulebook: RuleSet;
  readonly scorecards: readonly Scorecard[];
  readonly labels: readonly Label[];
  /** Flips kept to read of each rule and kind. */
  readonly sampleEach: number;
  /** Which conversations are compared; absent: all of the threads added. */
  readonly within?: (conversation: Conversation) => boolean;
}

/**
 * Two single rules are a pair whatever their ids; folders are paired by id; a folder beside a single rule
 * is that rule of the folder.
 */
export function pairRules(before: RuleVersion, after: RuleVersion): RulePair[] {
  const [old, now] = [before.rules[0], after.rules[0]];
  if (!before.folder && !after.folder) {
    if (old === undefined || now === undefined) return [];
    return [{ name: old.id, before: onTrial(old), after: onTrial(now) }];
  }
  const ids = new Set([...before.rules, ...after.rules].map(({ id }) => id));
  const single = [before, after].find(({ folder }) => !folder)?.rules[0]?.id;
  const names = single === undefined ? [...ids].sort() : [single];
  const find = ({ rules }: RuleVersion, name: string): Rule | null =>
    rules.find(({ id }) => id === name) ?? null;
  return names.map((name) => ({ name, before: find(before, name), after: find(after, name) }));
}

/** A rule that is compared by itself is compared as if it were active. */
function onTrial(rule: Rule): Rule {
  return { ...rule, status: 'active' };
}

/** Nothing is judged until threads are added. Problems: rules that cannot be compiled. */
export function startBacktest(request: BacktestRequest): {
  backtest: Backtest;
  problems: readonly Problem[];
} {
  const { before, after, rulebook, scorecards, labels, within } = request;
  const pairs = pairRules(before, after);
  const replaced = new Set(pairs.flatMap((pair) => [pair.before?.id, pair.after?.id]));
  const others =
    before.folder && after.folder
      ? []
      : rulebook.rules.filter(({ id, status }) => isInForce(status) && !replaced.has(id));
  const compiled = {
    others: compileRulebook({ rules: others, packs: rulebook.packs }),
    before: compileRulebook({ rules: pairs.flatMap((p) => p.before ?? []), packs: before.packs }),
    after: compileRulebook({ rules: pairs.flatMap((p) => p.after ?? []), packs: after.packs }),
  };
  const tally = newBacktestTally(
    pairs.map(({ name }) => name),
    labels,
  );
  const points: PointsTally = new Map();
  const sample = newSample<SampledFlip>(request.sampleEach);
  const counts = { threads: 0, conversations: 0 };
  const books: Books = {
    others: compiled.others.rulebook,
    before: compiled.before.rulebook,
    after: compiled.after.rulebook,
  };
  const add = (stored: StoredThread): void =>
    addThread({ pairs, books, tally, points, sample, counts, scorecards, within }, stored);
  // A rule beside the compared ones that is broken is another command's matter; it scores nothing here.
  const problems = [...compiled.before.problems, ...compiled.after.problems];
  return { backtest: { pairs, tally, points, sample, add, counts }, problems };
}

interface Books {
  readonly others: Rulebook;
  readonly before: Rulebook;
  readonly after: Rulebook;
}

type State = Omit<Backtest, 'add'> & {
  readonly books: Books;
  readonly scorecards: readonly Scorecard[];
  readonly within: BacktestRequest['within'];
};

function addThread(state: State, { thread, setup, asOf }: StoredThread): void {
  const { pairs, books, tally, sample, counts } = state;
  const scene = assembleScene(thread, setup, asOf);
  const talks = scene.conversations.filter(state.within ?? (() => true));
  const ids = new Set(talks.map(({ id }) => id));
  const judged = (book: Rulebook): Verdict[] =>
    judge(scene, book).filter(({ conversation }) => ids.has(conversation));
  const others = judged(books.others);
  const before = byRule(judged(books.before));
  const after = byRule(judged(books.after));
  const was: Verdict[] = [...others];
  const now: Verdict[] = [...others];
  for (const { name, before: old, after: changed } of pairs) {
    const from = before.get(old?.id ?? '') ?? [];
    // Under the old name, so that the scorecard knows it should the id differ.
    const to = (after.get(changed?.id ?? '') ?? []).map((verdict) =>
      verdict.rule === name ? verdict : { ...verdict, rule: name },
    );
    was.push(...from);
    now.push(...to);
    for (const flip of tallyBacktest(tally, name, from, to)) {
      const key = JSON.stringify([flip.conversation, flip.orderId]);
      const talk = scene.conversations.find(({ id }) => id === flip.conversation)!;
      const { shop, buyer, orders } = scene;
      const { zoneOffsetMs } = setup;
      const shown = { ...flip, rule: name, shop, buyer, zoneOffsetMs, talk, orders };
      offer(sample, `${name} ${flipKind(flip)}`, key, shown);
    }
  }
  const verdicts = { before: was, after: now };
  tallyPoints(state.points, talks, verdicts, setup, state.scorecards);
  counts.threads++;
  counts.conversations += talks.length;
}

function byRule(verdicts: readonly Verdict[]): Map<string, Verdict[]> {
  const lists = new Map<string, Verdict[]>();
  for (const verdict of verdicts) {
    const list = lists.get(verdict.rule);
    if (list) list.push(verdict);
    else lists.set(verdict.rule, [verdict]);
  }
  return lists;
}

/** Flips kept to read, by rule and kind. */
export function sampledFlips({ sample }: Pick<Backtest, 'sample'>): readonly SampledFlip[] {
  return pickedOf(sample);
}
