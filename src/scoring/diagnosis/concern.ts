// What the diagnosis says: concerns with their size in money, how sure they are, and where to look.
import type { Fen } from '../../domain/event.ts';
import type { OrderSums, ReasonCount } from './rows.ts';
import type { Link } from './weak-link.ts';

/** sure: q ≤ 1 %; likely: q ≤ 10 %; chance: it may be chance (可能是偶然). */
export type Confidence = 'sure' | 'likely' | 'chance';

/** Which conversations or orders to open; absent: any. Days `YYYY-MM-DD`, both included. */
export interface ConcernFilter {
  readonly agent?: string;
  readonly from?: string;
  readonly to?: string;
  readonly rule?: string;
  readonly sku?: string;
  /** Hours of the day, the second exclusive; weekday 0 Sunday … 6 Saturday. */
  readonly hours?: readonly [number, number];
  readonly weekday?: number;
  /** lost: inquiries that led to no payment. */
  readonly outcome?: 'lost';
  readonly orderState?: 'closed' | 'refunded';
}

/** A share before and after, here and elsewhere: `part` of `whole`. */
export interface Share {
  readonly part: number;
  readonly whole: number;
}

/** A figure that moved with a crowded day. Waits in ms, shares 0..1, receptions an agent. */
export interface Moved {
  readonly what: 'response' | 'unanswered' | 'load';
  readonly seen: number;
  readonly usual: number;
  /** In robust standard deviations of ordinary days; positive: worse. */
  readonly z: number;
}

/** One point of a small chart: the share of a day (or of an hour), marked where it is meant. */
export interface Point {
  readonly at: number;
  readonly value: number;
  readonly marked: boolean;
}

export type ConcernDetail =
  | {
      readonly pattern: 'weak-link';
      readonly agent: string;
      readonly link: Link;
      /** Their figure and the others': a share 0..1, or fen for order value. */
      readonly own: number;
      readonly others: number;
      readonly ownCount: number;
    }
  | {
      readonly pattern: 'crowded-days';
      /** Day numbers. */
      readonly from: number;
      readonly to: number;
      readonly days: number;
      readonly inquiries: number;
      readonly usualInquiries: number;
      readonly seen: Share;
      readonly usual: Share;
      /** All orders placed a day, silent ones too, against ordinary days. */
      readonly ordersTimes: number | null;
      /** The most telling first. */
      readonly moved: readonly Moved[];
    }
  | {
      readonly pattern: 'lost-orders';
      readonly fate: 'closed' | 'refunded';
      readonly of: 'agent' | 'product';
      readonly key: string;
      readonly title: string | null;
      readonly own: Share;
      readonly others: Share;
      readonly lostFen: Fen;
      readonly ofFen: Fen;
      readonly reasons: readonly ReasonCount[];
    }
  | {
      readonly pattern: 'rule-onset';
      readonly agent: string;
      readonly rule: string;
      /** Other rules that set in with it. */
      readonly also: readonly string[];
      /** First day of the time after. */
      readonly since: number;
      readonly hitsBefore: Share;
      readonly hitsAfter: Share;
      readonly before: Share;
      readonly after: Share;
      readonly othersBefore: Share;
      readonly othersAfter: Share;
      /** Own change − the others' change of conversion, below 0, with its 95 % interval. */
      readonly difference: number;
      readonly interval: readonly [number, number];
    }
  | {
      readonly pattern: 'bare-answers';
      readonly agent: string;
      readonly bare: Share;
      readonly othersBare: Share;
      readonly seen: Share;
      readonly others: Share;
      /** Typical first response in ms (geometric mean), own and the others'. */
      readonly waitMs: number;
      readonly othersWaitMs: number;
    }
  | {
      readonly pattern: 'short-staffed';
      /** null: every day. */
      readonly weekday: number | null;
      readonly hours: readonly [number, number];
      readonly waitMs: number;
      readonly othersWaitMs: number;
      readonly seen: Share;
      readonly others: Share;
    }
  | {
      readonly pattern: 'asked-not-sold';
      readonly sku: string;
      readonly title: string;
      readonly priceFen: Fen | null;
      readonly seen: Share;
      readonly others: Share;
      /** The others are products of about its price. */
      readonly priceBand: boolean;
    }
  | {
      readonly pattern: 'sudden-change';
      readonly what: 'conversion' | 'closed' | 'refunded';
      readonly since: number;
      readonly before: Share;
      readonly after: Share;
      /** Agents with enough to tell, and those of them who went the same way. */
      readonly agents: number;
      readonly agentsAlong: number;
    };

export type PatternId = ConcernDetail['pattern'];

/** What a finder says before all tests are seen together. */
export interface Suspicion {
  /** Stable between runs on the same data. */
  readonly id: string;
  /** What it cost in the period, > 0; and the 95 % interval of that. */
  readonly moneyFen: Fen;
  readonly moneyRangeFen: readonly [Fen, Fen];
  readonly detail: ConcernDetail;
  readonly filter: ConcernFilter;
  /** For a small chart; empty: none. */
  readonly points: readonly Point[];
}

/** One hypothesis tested; `suspicion` null: the figures do not point to a cost. */
export interface Tested {
  /** One-sided: how likely figures like these are if nothing is the matter. */
  readonly p: number;
  readonly suspicion: Suspicion | null;
}

export interface Concern extends Suspicion {
  readonly p: number;
  /** Benjamini–Hochberg over everything tested. */
  readonly q: number;
  readonly confidence: Confidence;
}

export interface Diagnosis {
  /** By money × confidence, highest first. */
  readonly concerns: readonly Concern[];
  /** Of those, so many from the first are worth showing; the rest is counted. */
  readonly shown: number;
  /** Hypotheses tested. */
  readonly tested: number;
  /** What became of all orders placed in the period, and why. */
  readonly orders: OrderSums;
  readonly reasons: readonly ReasonCount[];
  /** Why there is none; null: there is. */
  readonly missing: 'orders-unknown' | 'no-days' | null;
}
