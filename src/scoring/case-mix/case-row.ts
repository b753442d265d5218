// One inquiry as a flat row: what the agent could not choose about the buyer, and what came of it.
import type { Fen } from '../../domain/event.ts';

/** What the buyer's opening is about. */
export const INTENTS = [
  'greeting',
  'price',
  'spec',
  'stock',
  'shipping',
  'quality',
  'after-sale',
  'need',
  'how',
  'product-card',
  'other',
] as const;
export type Intent = (typeof INTENTS)[number];

/** What lay between buyer and shop before this contact; the first that holds, in this order. */
export const HISTORIES = [
  /** An order placed before and not yet paid. */
  'order-waiting',
  /** Another agent had the buyer first, in the same conversation. */
  'taken-over',
  /** Paid an order within the after-sale period. */
  'bought-lately',
  'bought-before',
  'asked-before',
  'new',
] as const;
export type History = (typeof HISTORIES)[number];

/** How hard the buyer was from the start; the hardest that holds. */
export const DIFFICULTIES = ['abusive', 'pressing', 'haggling', 'none'] as const;
export type Difficulty = (typeof DIFFICULTIES)[number];

/**
 * One final inquiry (buyer, business day, agent). Everything but `paid` and `salesFen` was settled before
 * the agent could have a hand in it (docs/reference/fair-comparison.md).
 */
export interface CaseRow {
  readonly shop: string;
  /** A hash of shop and buyer, 0 … 2³²−1: parts data without naming anybody. */
  readonly buyer: number;
  readonly agent: string;
  /** Business day number (lib/zone.ts). */
  readonly day: number;
  /** Local hour in which the contact began, 0..23. */
  readonly hour: number;
  /** List price of the product asked about; null: not told, or not in the product table. */
  readonly priceFen: Fen | null;
  /** Its category; null: not told. */
  readonly category: string | null;
  readonly intent: Intent;
  readonly history: History;
  readonly difficulty: Difficulty;
  /** The day drew far more inquiries than usual. Known only once all days are (settle-cases.ts). */
  readonly promotion: boolean;
  readonly paid: boolean;
  /** What the inquiry sold; 0 unless paid. */
  readonly salesFen: Fen;
}
