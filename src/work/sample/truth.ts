// What was planted in a sample: the shape of truth.jsonl, against which findings can be compared.
import type { Skills } from './staff.ts';

/** Which kind of story a conversation tells. */
export type Scenario =
  | 'browse'
  | 'ask'
  | 'quick'
  | 'return-visit'
  | 'paid-after-silent'
  | 'greeting-only'
  | 'pestered'
  | 'ignored'
  | 'advert'
  | 'night'
  | 'aftersale'
  | 'transferred';

/**
 * Something done on purpose. `expect` says what the rule must answer for this conversation (or
 * order) under its shipped options; null: nothing certain follows, it is told for the reader.
 */
export interface Planted {
  readonly what: string;
  readonly rule: string | null;
  readonly expect: 'hit' | 'miss' | 'na' | null;
  /** Ids of the lines that show it. */
  readonly messages: readonly string[];
  readonly order?: string;
}

/** The message that did each step of needs-mining; `buyer:<id>`: the buyer supplied it unasked. */
export interface Steps {
  what: string | null;
  why: string | null;
  also: string | null;
}

export interface ConversationTruth {
  readonly type: 'conversation';
  readonly id: string;
  readonly buyer: string;
  readonly scenario: Scenario;
  readonly agents: readonly string[];
  /** Local day it began. */
  readonly day: string;
  readonly promotion: boolean;
  /** Standard normal; higher is harder. */
  readonly buyerDifficulty: number;
  /** Seconds each answered question waited; the first is the first response. */
  readonly waitsSeconds: readonly number[];
  readonly steps: Steps;
  readonly asked: string;
  readonly recommended: readonly string[];
  readonly orders: readonly string[];
  readonly planted: readonly Planted[];
}

export interface OrderTruth {
  readonly type: 'order';
  readonly id: string;
  readonly buyer: string;
  /** By the last chat before placing, failing that before paying; null: silent. */
  readonly owner: string | null;
  readonly kind: 'attributed' | 'silent' | 'silent-placed';
  readonly assists: readonly string[];
  readonly conversation: string | null;
  readonly paidFen: number;
  /** Seconds from placing to the first reminder to pay; null: none was given. */
  readonly remindedAfterSeconds: number | null;
}

export interface AgentTruth {
  readonly type: 'agent';
  readonly id: string;
  readonly group: string;
  readonly character: string;
  readonly skills: Skills;
  readonly vice: string | null;
  /** Outcomes that followed from the skills. */
  readonly conversations: number;
  readonly presale: number;
  readonly orders: number;
  readonly paidOrders: number;
  readonly paidFen: number;
}

export interface SampleTruth {
  readonly type: 'sample';
  readonly shop: string;
  readonly seed: number;
  readonly from: string;
  readonly to: string;
  /** When the export was made: nothing later is in it. */
  readonly exportedAt: string;
  readonly promotionDays: readonly string[];
  /** Rules of which every hit is planted: where the truth names none, there must be none. */
  readonly plantedOnly: readonly string[];
  readonly conversations: number;
  readonly messages: number;
  readonly orders: number;
}
