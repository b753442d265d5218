// What an analysis is made with: agents, duty, products, hours, policy. Plain data, no rules compiled yet.
import { CHINA_OFFSET_MS } from '../lib/zone.ts';
import type { Instant } from './event.ts';

export interface Agent {
  /** As messages name it, e.g. `旗舰店:小美`. */
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  /** Pre-sale, after-sale or both; null if unknown. */
  readonly role: 'presale' | 'aftersale' | 'both' | null;
  readonly hiredAt: Instant | null;
}

export interface DutySpan {
  readonly from: Instant;
  /** Exclusive. */
  readonly to: Instant;
}

export interface Product {
  readonly sku: string;
  readonly title: string;
  readonly category: string | null;
  readonly priceFen: number | null;
  /** e.g. `{ 材质: '纯棉', 用途: '送礼' }`. */
  readonly attributes: Readonly<Record<string, string>>;
  /** What it is used for or with, for whom. */
  readonly uses: readonly string[];
  /** SKUs often bought together with it. */
  readonly boughtWith: readonly string[];
}

export interface ServiceHours {
  /** Minutes after local midnight, 0..1440. */
  readonly fromMinute: number;
  /** Exclusive, 0..1440; equal to `fromMinute` means round the clock. */
  readonly toMinute: number;
}

/** Who owns an order: data, read from definitions/attribution/. Spans are milliseconds unless named. */
export interface AttributionPolicy {
  readonly id: string;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly note: { readonly zh: string; readonly en: string };
  readonly source: string;
  /**
   * What a chat must precede to own the order. `placed`: only chats before placing. `paid`: chats
   * before paying, however placed. `placed-first`: before placing; if none, between placing and paying.
   */
  readonly criterion: 'placed' | 'paid' | 'placed-first';
  /** Who among the agents in the window. `served-sku`: last agent who served an ordered SKU, else last. */
  readonly who: 'last' | 'most-rounds' | 'served-sku' | 'first';
  /** A chat counts for the order if it is at most this long before the criterion's instant. */
  readonly inquiryWindowMs: number;
  /** Paid later than this after placing is not the agent's; null: no limit. */
  readonly paymentWindowMs: number | null;
  /** After-sale period after an earlier order: a contact in it without a new order is after-sale. */
  readonly afterSaleMs: number;
  /** Agent sentences needed before a chat counts, 0–10 (a chat with none never earns an order). */
  readonly agentSentencesMin: number;
  /** Sentences of one's own a chat needs that was transferred to or by the agent, 0–10. */
  readonly transferredSentencesMin: number;
  /** A chat handed over to an after-sale agent: an inquiry's and an order's all the same, or no longer. */
  readonly transferToAfterSale: 'count' | 'leave-out';
  /** A conversation that runs over midnight: a contact of each day, or once, of the day it began. */
  readonly crossDayChat: 'each-day' | 'once';
  /** Hours in which chats count: the shop's service hours, hours of the policy's own, or null: always. */
  readonly countedHours: ServiceHours | 'shop' | null;
  /** The second agent's first contact that ends without an order is no loss of theirs. */
  readonly firstLostExempt: boolean;
  /** Which payment of a pre-sale order counts as paying: the deposit (定金) or the final one (尾款). */
  readonly presalePaid: 'deposit' | 'final';
  /** The silent full order (no chat before paying) is the agent's if followed up within this; 0: off. */
  readonly silentFollowUpMs: number;
  /** A follow-up sooner than this after a silent order was placed earns nothing; 0: off. */
  readonly silentFollowUpIdleMs: number;
  readonly flaggedOrders: 'count' | 'leave-out';
  readonly netOfRefund: boolean;
  readonly withPostage: boolean;
  /** Cancelled within this after placing takes the credit back; null: whenever it is closed. */
  readonly cancelReversesMs: number | null;
}

/** Everything but the rules and the metric definitions. */
export interface Setup {
  /** Names this setup in stored rows; changes whenever anything in it changes. */
  readonly version: string;
  /** The shop's zone as a fixed offset east of Greenwich; Chinese shops: 8 h. */
  readonly zoneOffsetMs: number;
  /** The business day starts this long after local midnight. */
  readonly dayCutMs: number;
  readonly serviceHours: ServiceHours;
  /** A pause longer than this ends a conversation that has no id of its own. */
  readonly conversationGapMs: number;
  /** Newest messages kept of one thread; older ones are left out and the analysis says how many. */
  readonly messagesPerThreadMax: number;
  readonly agents: ReadonlyMap<string, Agent>;
  /** An agent that is not in the roster falls back to the service hours. */
  readonly duty: ReadonlyMap<string, readonly DutySpan[]>;
  readonly products: ReadonlyMap<string, Product>;
  /** The shop's own accounts and platform staff: their threads are received by nobody. */
  readonly ownAccounts: ReadonlySet<string>;
  readonly policy: AttributionPolicy;
  /** What counts as an automatic line where the source does not say. */
  readonly autoReply: AutoReplySetting;
}

export interface AutoReplySetting {
  /** Phrases only machines send (folded substring match). */
  readonly phrases: readonly string[];
  /** Exact texts known to be the shop's automatic welcomes. */
  readonly texts: readonly string[];
}

/** A shop's defaults where the user says nothing; the policy is read from definitions/attribution/. */
export function defaultSetup(policy: AttributionPolicy): Setup {
  return {
    version: 'default',
    zoneOffsetMs: CHINA_OFFSET_MS,
    dayCutMs: 0,
    serviceHours: { fromMinute: 8 * 60, toMinute: 23 * 60 },
    conversationGapMs: 2 * 3_600_000,
    messagesPerThreadMax: 20_000,
    agents: new Map(),
    duty: new Map(),
    products: new Map(),
    ownAccounts: new Set(),
    policy,
    autoReply: { phrases: [], texts: [] },
  };
}
