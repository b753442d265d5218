// A rule that judges anything differently must carry a higher version than the one in force.
import type { Verdict } from '../domain/analysis.ts';
import type { ChatCase } from './examples/chat-case.ts';
import { runCases } from './examples/run-examples.ts';
import type { Problem } from './problem.ts';
import type { Rule } from './rule.ts';
import type { WordPack } from './text/word-pack.ts';

/** The rule in force, with the words it was published with, and what else is known of its effect. */
export interface Previous {
  /** null: only its recorded effect is known. */
  readonly rule: Rule | null;
  readonly packs: readonly WordPack[];
  /** Conversations to compare both on, besides the examples. */
  readonly corpus: readonly ChatCase[];
  /** The effect committed in corpus/verdicts.txt; null: the rule is not in it. */
  readonly recorded: RecordedEffect | null;
}

export interface RecordedEffect {
  readonly version: number;
  /** Titles of corpus conversations in which the rule says something else now. */
  readonly changed: readonly string[];
}

/** At most one problem. */
export function checkVersion(
  rule: Rule,
  examples: readonly ChatCase[],
  packs: readonly WordPack[],
  previous: Previous | null,
): Problem[] {
  if (previous === null) return [];
  const { recorded } = previous;
  const was = Math.max(previous.rule?.version ?? 0, recorded?.version ?? 0);
  if (rule.version > was) return [];
  if (rule.version < was) {
    return [
      problem(rule, 'version-lowered', {
        zh: `版本写的是 ${rule.version}，已经发布过 ${was}，要写 ${was + 1}`,
        en: `version ${rule.version} is lower than ${was}, which was published; write ${was + 1}`,
      }),
    ];
  }
  const cases = [...examples, ...previous.corpus];
  const changed = [
    ...(previous.rule === null ? [] : differing(rule, packs, previous.rule, previous, cases)),
    ...(recorded?.changed ?? []),
  ];
  if (changed.length === 0) return [];
  return [
    problem(rule, 'version-not-raised', {
      zh: `有 ${changed.length} 段会话的判定变了（如“${changed[0]}”），版本要从 ${was} 改成 ${was + 1}`,
      en: `${changed.length} conversations are judged differently (e.g. "${changed[0]}"): raise the version from ${was} to ${was + 1}`,
    }),
  ];
}

/** Titles of cases on which the two say anything different at any instant asked. */
function differing(
  rule: Rule,
  packs: readonly WordPack[],
  previous: Rule,
  { packs: oldPacks }: Previous,
  cases: readonly ChatCase[],
): string[] {
  return cases.flatMap((one) => {
    const now = runCases(rule, [one], packs).results.map(({ actual }) => actual.map(said));
    const was = runCases(previous, [one], oldPacks).results.map(({ actual }) => actual.map(said));
    return JSON.stringify(now) === JSON.stringify(was) ? [] : [one.title];
  });
}

/** What counts as the verdict: its outcome, whom it concerns, and the places it points at. */
function said({ conversation, orderId, agent, result, evidence }: Verdict): unknown[] {
  const places = evidence.map(({ messageId, role }) => [messageId, role]);
  return [conversation, orderId, agent, result, places];
}

function problem(rule: Rule, code: string, words: Problem['words']): Problem {
  return { file: `${rule.id}.yaml`, line: 0, path: 'version', code, words };
}
