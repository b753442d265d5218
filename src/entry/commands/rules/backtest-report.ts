// A finished back-test as plain data: what `--json` prints, what the text is made of, what `publish` reads.
import { z } from 'zod';
import type { Evidence, Verdict } from '../../../domain/analysis.ts';
import {
  type AgentHits,
  accuracyOf,
  type VerdictCounts,
} from '../../../engine/backtest/backtest-tally.ts';
import type { Accuracy } from '../../../engine/backtest/measure-accuracy.ts';
import type { Rule } from '../../../engine/rule.ts';
import { isoText } from '../../../lib/zone.ts';
import { presentPoints } from '../../../scoring/points-tally.ts';
import { type Backtest, type SampledFlip, sampledFlips } from '../../../work/backtest-rules.ts';

export interface BacktestReport {
  readonly old: string;
  readonly new: string;
  readonly threads: number;
  readonly conversations: number;
  readonly rules: readonly RuleReport[];
  readonly agents: readonly AgentReport[];
  /** Labels that no conversation of the data answered to. */
  readonly labelsUnused: number;
}

export interface RuleReport {
  readonly rule: string;
  /** `id@version`; null: that side does not have the rule. */
  readonly old: string | null;
  readonly new: string | null;
  readonly before: VerdictCounts;
  readonly after: VerdictCounts;
  /** `hit→miss` → how many; `hit→hit`: to other messages or another agent. */
  readonly flips: Readonly<Record<string, number>>;
  /** null: no labels. */
  readonly accuracy: Accuracy | null;
}

export interface AgentReport {
  readonly agent: string;
  readonly hitsBefore: number;
  readonly hitsAfter: number;
  readonly conversations: number;
  readonly changed: number;
  readonly scoreBefore: number | null;
  readonly scoreAfter: number | null;
  readonly gained: number;
  readonly lost: number;
}

/** Agents whose points or hits change come first. */
export function backtestReport(backtest: Backtest, old: string, now: string): BacktestReport {
  const { pairs, tally, counts } = backtest;
  const name = (rule: Rule | null): string | null =>
    rule === null ? null : `${rule.id}@${rule.version}`;
  const rules = pairs.map((pair): RuleReport => {
    const sums = tally.rules.get(pair.name)!;
    return {
      rule: pair.name,
      old: name(pair.before),
      new: name(pair.after),
      before: sums.before,
      after: sums.after,
      flips: Object.fromEntries([...sums.flips].sort(([a], [b]) => (a < b ? -1 : 1))),
      accuracy: accuracyOf(sums),
    };
  });
  const labels = [...tally.labels.values()].flat();
  return {
    old,
    new: now,
    ...counts,
    rules,
    agents: agentsOf(backtest),
    labelsUnused: labels.length - tally.used.size,
  };
}

function agentsOf({ tally, points }: Backtest): AgentReport[] {
  const none: AgentHits = { before: 0, after: 0 };
  const rows = presentPoints(points).map((row): AgentReport => {
    const hits = tally.agents.get(row.agent) ?? none;
    return { ...row, hitsBefore: hits.before, hitsAfter: hits.after };
  });
  const scored = new Set(rows.map(({ agent }) => agent));
  const unscored = [...tally.agents.keys()].filter((agent) => !scored.has(agent)).sort();
  const without = { conversations: 0, changed: 0, scoreBefore: null, scoreAfter: null };
  for (const agent of unscored) {
    const { before, after } = tally.agents.get(agent)!;
    rows.push({ agent, hitsBefore: before, hitsAfter: after, ...without, gained: 0, lost: 0 });
  }
  return rows;
}

/** The flips to read, as data: whole conversations with both verdicts. Times are ISO 8601. */
export function sampleData(backtest: Backtest): readonly object[] {
  return sampledFlips(backtest).map((flip: SampledFlip) => {
    const { rule, shop, buyer, conversation, orderId, from, to, talk, zoneOffsetMs } = flip;
    const time = (at: number | null): string | null =>
      at === null ? null : isoText(at, zoneOffsetMs);
    const verdict = (one: Verdict | null): object | null =>
      one === null ? null : { ...one, at: time(one.at), evidence: one.evidence.map(cited) };
    const cited = ({ from: start, to: end, ...rest }: Evidence): object => ({
      ...rest,
      ...(start === undefined ? {} : { from: time(start) }),
      ...(end === undefined ? {} : { to: time(end) }),
    });
    const messages = talk.lines.map(({ message: { id, at, by, agent, text } }) => ({
      id,
      at: time(at),
      by,
      agent,
      text,
    }));
    const [before, after] = [verdict(flip.before), verdict(flip.after)];
    return { rule, from, to, shop, buyer, conversation, orderId, before, after, messages };
  });
}

const ChangeShape = z.object({ value: z.number(), low: z.number(), high: z.number() }).nullable();

/** As much of a report as `publish` needs; other keys are passed over. */
export const BacktestFile = z.object({
  rules: z.array(
    z.object({
      new: z.string().nullable(),
      accuracy: z
        .object({ change: z.object({ precision: ChangeShape, recall: ChangeShape }) })
        .nullable(),
    }),
  ),
});
