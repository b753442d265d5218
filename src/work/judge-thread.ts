// One thread judged and explained: what `kejing judge` prints and the HTTP API will answer.
import { type AnalysisSetup, analyse } from '../analyse/analyse.ts';
import type { Phase, Verdict } from '../domain/analysis.ts';
import type { Instant, Thread } from '../domain/event.ts';
import { explain, type TraceNode } from '../engine/explain.ts';
import { optionText } from '../engine/option-value.ts';
import { Clock } from '../lib/clock.ts';
import { isoText } from '../lib/zone.ts';
import { scoreAgents } from '../scoring/score-agents.ts';
import type { ConversationScore } from '../scoring/score-conversation.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import { assembleThread } from '../threads/assemble-thread.ts';

/** An agent's score of one conversation, with the steps that lead to it. */
export interface JudgedScore extends ConversationScore {
  readonly conversation: string;
  readonly agent: string;
}

export interface JudgedVerdict extends Omit<Verdict, 'at'> {
  readonly at: string | null;
  readonly name: { readonly zh: string; readonly en: string };
  readonly severity: string;
  readonly kind: string;
  readonly options: Readonly<Record<string, string>>;
  readonly optionsHash: string;
  readonly trace: readonly TraceNode[];
}

/** Times are ISO 8601 with the shop's offset. */
export interface Judgement {
  readonly shop: string;
  readonly buyer: string;
  readonly asOf: string | null;
  /** Nothing changes by time alone before then; null: never again. */
  readonly recheckAt: string | null;
  readonly conversations: readonly {
    readonly id: string;
    readonly agent: string | null;
    readonly phase: Phase;
    readonly start: string | null;
    readonly end: string | null;
    readonly messages: readonly string[];
  }[];
  readonly verdicts: readonly JudgedVerdict[];
  /** Empty where only some rules were asked for: a score needs them all. */
  readonly scores: readonly JudgedScore[];
}

/** All verdicts of a thread with traces, and the scores they give; `only` empty: every rule. */
export function judgeThread(
  thread: Thread,
  { setup, rulebook }: AnalysisSetup,
  asOf: Instant,
  only: ReadonlySet<string>,
  scorecards: readonly Scorecard[],
): Judgement {
  const analysis = analyse(thread, { setup, rulebook }, asOf);
  const clock = new Clock(asOf);
  const { conversations, orders } = assembleThread(thread, setup, clock);
  const scene = { ...thread, conversations, orders, setup, clock };
  const time = (at: number | null): string | null =>
    at === null ? null : isoText(at, setup.zoneOffsetMs);
  const byId = new Map(rulebook.rules.map((compiled) => [compiled.rule.id, compiled]));
  const verdicts = analysis.verdicts
    .filter(({ rule }) => only.size === 0 || only.has(rule))
    .map((verdict): JudgedVerdict => {
      const compiled = byId.get(verdict.rule)!;
      const { name, severity, kind } = compiled.rule;
      const explained = explain(scene, rulebook, verdict.rule, verdict.conversation);
      const trace = explained.find((one) => one.verdict.orderId === verdict.orderId)?.trace ?? [];
      const options = Object.fromEntries(
        [...compiled.options].map(([key, value]) => [key, optionText(value)]),
      );
      const at = time(verdict.at);
      const { optionsHash } = compiled;
      return { ...verdict, at, name, severity, kind, options, optionsHash, trace };
    });
  const scores: JudgedScore[] = [];
  if (only.size === 0) {
    scoreAgents(analysis, setup, scorecards, (agent, { id }, score) => {
      scores.push({ conversation: id, agent, ...score });
    });
  }
  return {
    shop: thread.shop,
    buyer: thread.buyer,
    asOf: time(asOf),
    recheckAt: time(analysis.recheckAt),
    conversations: analysis.conversations.map(({ id, agent, phase, startAt, endAt, lines }) => ({
      id,
      agent,
      phase,
      start: time(startAt),
      end: time(endAt),
      messages: lines.map(({ message }) => message.id),
    })),
    verdicts,
    scores,
  };
}
