// Where a rule stands in its life, and what that means for judging and scoring.

/** In the order a rule goes through them; docs/reference/rule-life.md. */
export const STATUSES = ['draft', 'tested', 'backtested', 'shadow', 'active', 'retired'] as const;

export type RuleStatus = (typeof STATUSES)[number];

/** Judged on every conversation of a run; the others are known to the rule tools only. */
export function isInForce(status: RuleStatus): boolean {
  return status === 'active' || status === 'shadow';
}

/** Its hits count in reports and scorecards; those of a rule on trial (shadow) do not. */
export function isScored(status: RuleStatus): boolean {
  return status === 'active';
}
