// One share of the spool analysed, with all tallies kept beside the facts; the same in a worker and without.
import type { AnalysisSetup } from '../analyse/analyse.ts';
import type { FactContext } from '../analyse/facts.ts';
import type { Setup } from '../domain/setup.ts';
import type { OptionOverrides } from '../engine/compile-rulebook.ts';
import { isScored } from '../engine/rule-status.ts';
import { type InquiryFates, newInquiryFates, tallyFates } from '../measures/inquiry-fates.ts';
import { newTally, type Tally, tally } from '../measures/tally.ts';
import { collect } from '../report/collect.ts';
import { type Collection, newCollection } from '../report/collection.ts';
import { type CaseMix, newCaseMix } from '../scoring/case-mix/case-mix.ts';
import { gatherCases } from '../scoring/case-mix/gather-cases.ts';
import { newScoreTally, type ScoreTally, tallyScores } from '../scoring/score-tally.ts';
import {
  analysePartitions,
  type PartitionShare,
  type ShareCounts,
} from '../work/analyse-partitions.ts';
import type { Content, ParsedContent } from '../work/load-content.ts';

/** What a worker compiles for itself, before it has a job. */
export interface ContentSource {
  readonly parsed: ParsedContent;
  readonly options: OptionOverrides;
}

export interface AnalyseJob {
  readonly share: PartitionShare;
  readonly setup: Setup;
}

export interface AnalyseResult {
  readonly counts: ShareCounts;
  readonly tally: Tally;
  readonly fates: InquiryFates;
  readonly scores: ScoreTally;
  readonly collection: Collection;
  readonly cases: CaseMix;
}

/** `onProgress` hears of messages done since it last did. */
export function analyseShare(
  { share, setup }: AnalyseJob,
  onProgress: (messages: number) => void,
  { rulebook, metrics, scorecards }: Content,
): AnalyseResult {
  const prepared: AnalysisSetup = { setup, rulebook };
  const rules = rulebook.rules.map(({ rule }) => rule);
  const facts: FactContext = {
    zoneOffsetMs: setup.zoneOffsetMs,
    rules: new Map(rules.map((rule) => [rule.id, rule])),
  };
  const result = {
    tally: newTally(metrics),
    fates: newInquiryFates(),
    scores: newScoreTally(),
    collection: newCollection(rules.filter(({ status }) => isScored(status))),
    cases: newCaseMix(),
  };
  const counts = analysePartitions(
    share,
    prepared,
    facts,
    (analysis) => {
      tally(result.tally, analysis, setup, metrics);
      tallyFates(result.fates, analysis, setup);
      tallyScores(result.scores, analysis, setup, scorecards);
      gatherCases(result.cases, analysis, setup, rulebook.words);
      collect(result.collection, analysis, setup, analysis.ordersKnown ?? true);
    },
    onProgress,
  );
  return { counts, ...result };
}
