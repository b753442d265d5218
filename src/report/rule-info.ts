// What the report needs to know of a rule, so that it can be named, explained and sorted.
import type { Rule } from '../engine/rule.ts';

export type RuleInfo = Pick<
  Rule,
  'id' | 'version' | 'name' | 'type' | 'severity' | 'dimension' | 'kind' | 'why' | 'advice'
>;
export type Severity = Rule['severity'];
export type Dimension = Rule['dimension'];

/** How much a hit weighs where findings are compared: sorting of weaknesses and of cases. */
export const SEVERITY_WEIGHT: Readonly<Record<Severity, number>> = {
  info: 0,
  minor: 1,
  major: 3,
  critical: 8,
};
