// What the workers counted, merged, and handed to the report and to metrics.json.
import type { MetricFactRow } from '../analyse/fact-schemas.ts';
import { isScored } from '../engine/rule-status.ts';
import type { Metrics } from '../measures/compile-metrics.ts';
import { definitionKey } from '../measures/definition.ts';
import { newForecaster } from '../measures/expect-final.ts';
import { expectRow } from '../measures/expect-row.ts';
import { mergeInquiryFates } from '../measures/inquiry-fates.ts';
import { presentMetrics, rollUp } from '../measures/roll-up.ts';
import { mergeTally } from '../measures/tally.ts';
import { mergeCollections } from '../report/merge-collections.ts';
import type { ReportInput } from '../report/model-input.ts';
import { mergeCaseMixes } from '../scoring/case-mix/case-mix.ts';
import { compareCases } from '../scoring/fairness/compare-cases.ts';
import { mergeScoreTallies, presentScores } from '../scoring/score-tally.ts';
import type { AnalysedFiles } from '../work/analyse-files.ts';
import type { Content } from '../work/load-content.ts';
import type { QuarantineFile } from '../work/quarantine-file.ts';
import type { AnalyseResult } from './analyse-share.ts';
import { programVersion } from './program-version.ts';

export type MergedResult = Omit<AnalyseResult, 'counts'>;

/** At least one result; the outcome does not depend on how many there were. */
export function mergeResults(results: readonly AnalyseResult[]): MergedResult {
  return results.reduce<MergedResult | null>(
    (merged, { tally, fates, scores, collection, cases }) => {
      if (merged === null) return { tally, fates, scores, collection, cases };
      return {
        tally: mergeTally(merged.tally, tally),
        fates: mergeInquiryFates(merged.fates, fates),
        scores: mergeScoreTallies(merged.scores, scores),
        collection: mergeCollections(merged.collection, collection),
        cases: mergeCaseMixes(merged.cases, cases),
      };
    },
    null,
  )!;
}

export interface ReportSources {
  readonly analysed: AnalysedFiles<AnalyseResult>;
  readonly merged: MergedResult;
  readonly content: Content;
  readonly quarantine: QuarantineFile;
}

/** Everything the report is built from. */
export function reportInput({ analysed, merged, content, quarantine }: ReportSources): ReportInput {
  const { metrics, rulebook } = content;
  const { intake, setup, asOf, shops, notices } = analysed;
  return {
    shop: shops.join('、'),
    asOf,
    program: programVersion(),
    setup,
    rules: rulebook.rules.map(({ rule }) => rule).filter(({ status }) => isScored(status)),
    collection: merged.collection,
    definitions: metrics.all.map(({ definition }) => definition),
    shopRows: rollUp(merged.tally, metrics, { scope: 'shop', over: 'period' }),
    agentRows: rollUp(merged.tally, metrics, { scope: 'agent', over: 'period' }),
    dayRows: rollUp(merged.tally, metrics, { scope: 'shop', over: 'day' }),
    forecaster: shops.length === 1 ? newForecaster(merged.fates, setup, asOf) : null,
    scores: presentScores(merged.scores),
    fair: compareCases(merged.cases, setup),
    files: intake.files.map(({ format, refusal, ...file }) => ({
      ...file,
      format: format?.words ?? refusal?.words ?? { zh: '不认识的文件', en: 'unknown file' },
    })),
    notices: notices.map(({ file, words, count }) => ({ file, words, count })),
    quarantine: [...quarantine.codes].map(([code, { words, count }]) => ({ code, words, count })),
  };
}

/** Rows of metrics.json: by metric, agent and day. */
export function metricFacts(
  { tally, fates }: MergedResult,
  metrics: Metrics,
  { setup, asOf }: AnalysedFiles<AnalyseResult>,
): MetricFactRow[] {
  const { id, version: policyVersion } = setup.policy;
  const policy = `${id}@${policyVersion}`;
  const definitions = new Map(
    metrics.all.map(({ definition }) => [definitionKey(definition), definition]),
  );
  const forecaster = newForecaster(fates, setup, asOf);
  return presentMetrics(tally, metrics).map((row) => {
    const { metric, version, shop, agent, day, value, numerator, denominator, state, reason } = row;
    const definition = definitions.get(definitionKey({ id: metric, version }))!;
    const told = expectRow(forecaster, row, definition);
    return {
      metric,
      version,
      shop,
      agent,
      day: day ?? 'undated',
      value,
      numerator,
      denominator,
      state,
      reason,
      ...(definition.needs.includes('orders') ? { policy } : {}),
      ...(told === null
        ? {}
        : {
            expected: told.expected,
            expectedLow: told.low,
            expectedHigh: told.high,
            expectedError: told.error,
          }),
    };
  });
}
