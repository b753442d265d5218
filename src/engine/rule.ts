// A rule as data: what it is called, why it matters, when it applies and what it looks for.
import type { Phase } from '../domain/analysis.ts';
import type { Words } from '../intake/format.ts';
import type { OptionValue } from './option-value.ts';
import type { RuleStatus } from './rule-status.ts';

export const ARCHETYPES = [
  '不予理睬型',
  '不断骚扰型',
  '默默守候型',
  '答非所问型',
  '一问一答型',
] as const;
export const SEVERITIES = ['info', 'minor', 'major', 'critical'] as const;
export const DIMENSIONS = ['attitude', 'skill', 'compliance', 'process', 'buyer'] as const;
export const KINDS = ['fault', 'merit', 'signal'] as const;

/** What a shop may override without copying the rule. */
export interface RuleOption {
  readonly name: string;
  readonly value: OptionValue;
  /** Words allowed in place of a value of the option's unit, e.g. `whole` for a span. */
  readonly or: readonly string[];
  /** Unit an override must have, besides the words in `or`. */
  readonly unit: OptionValue['unit'];
  readonly label: Words | null;
}

/** Where a rule applies; outside it every verdict is n/a `out-of-scope`. null: everywhere. */
export interface Scope {
  readonly phase: readonly Phase[] | null;
  readonly shop: readonly string[] | null;
  readonly group: readonly string[] | null;
  /** Category of a product the buyer showed or ordered. */
  readonly category: readonly string[] | null;
  /** Minutes after local midnight in which the conversation must start; may wrap midnight. */
  readonly hours: { readonly fromMinute: number; readonly toMinute: number } | null;
  /** Business days, `YYYY-MM-DD`, both inclusive. */
  readonly period: { readonly from: string | null; readonly to: string | null } | null;
  /** Time since the agent was hired. */
  readonly tenure: { readonly underMs: number | null; readonly overMs: number | null } | null;
}

/** The plain value of a condition, as YAML or JSON gives it; compiled by the rulebook. */
type ConditionSource = unknown;

export interface Rule {
  /** File name = id = documentation page = key in every score. */
  readonly id: string;
  /** Raised whenever some conversation could get another verdict. */
  readonly version: number;
  /** Where it stands in its life; `active` where the file does not say. */
  readonly status: RuleStatus;
  readonly name: Words;
  readonly type: (typeof ARCHETYPES)[number] | null;
  readonly severity: (typeof SEVERITIES)[number];
  readonly dimension: (typeof DIMENSIONS)[number];
  readonly kind: (typeof KINDS)[number];
  readonly why: Words;
  readonly advice: Words;
  readonly scope: Scope;
  readonly options: readonly RuleOption[];
  /** Judged once for each conversation, or once for each order of it. */
  readonly per: 'conversation' | 'order';
  readonly when: ConditionSource;
  /** Each one that holds makes the verdict n/a. */
  readonly naWhen: readonly ConditionSource[];
}
