// What the report is built from: the collection, the period's figures, scores and what intake saw.
import type { Instant } from '../domain/event.ts';
import type { Setup } from '../domain/setup.ts';
import type { Words } from '../intake/format.ts';
import type { MetricDefinition } from '../measures/definition.ts';
import type { Forecaster } from '../measures/expect-final.ts';
import type { MetricRow } from '../measures/roll-up.ts';
import type { FairComparison } from '../scoring/fairness/fair-comparison.ts';
import type { AgentScore } from '../scoring/score-tally.ts';
import type { Collection } from './collection.ts';
import type { RuleInfo } from './rule-info.ts';

/** What intake did with one file. */
export interface FileReport {
  readonly file: string;
  readonly format: Words;
  readonly encoding: string | null;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

export interface NoticeReport {
  readonly file: string;
  readonly words: Words;
  readonly count: number;
}

export interface ReportInput {
  /** Shop name; several are joined for display. */
  readonly shop: string;
  readonly asOf: Instant;
  /** Version of the program that made it. */
  readonly program: string;
  readonly setup: Setup;
  readonly rules: readonly RuleInfo[];
  readonly collection: Collection;
  /** The definitions the rows were counted by. */
  readonly definitions: readonly MetricDefinition[];
  /** Roll-ups of the metrics: the shop over the period, agents over the period, the shop by day. */
  readonly shopRows: readonly MetricRow[];
  readonly agentRows: readonly MetricRow[];
  readonly dayRows: readonly MetricRow[];
  /** Learned from the delays of the shop; null or absent: of several shops, or not known. */
  readonly forecaster?: Forecaster | null;
  readonly scores: readonly AgentScore[];
  /** Agents on the buyers they drew; null or absent: there was nothing to compare. */
  readonly fair?: FairComparison | null;
  readonly files: readonly FileReport[];
  readonly notices: readonly NoticeReport[];
  /** Quarantined rows by code, with the words of the first of each. */
  readonly quarantine: readonly {
    readonly code: string;
    readonly words: Words;
    readonly count: number;
  }[];
}
