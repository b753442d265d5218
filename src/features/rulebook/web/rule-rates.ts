// Shares of a rule's verdicts: how often it hits of what it could judge, and how much it could not.
import type { RuleRow } from './rulebook-api.ts';

export const rateOf = ({ hit, miss }: Pick<RuleRow, 'hit' | 'miss'>): number | null =>
  hit + miss === 0 ? null : hit / (hit + miss);
export const naShare = ({ hit, miss, na }: Pick<RuleRow, 'hit' | 'miss' | 'na'>): number | null =>
  hit + miss + na === 0 ? null : na / (hit + miss + na);
export const pinnedShare = ({ mutation }: RuleRow): number | null =>
  mutation === null || mutation.mutants === 0 ? null : mutation.killed / mutation.mutants;
