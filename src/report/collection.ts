// What the report remembers of all analyses: sums, and the few conversations worth showing. Bounded in memory.
import type { LeftOut, OrderOwnership } from '../domain/analysis.ts';
import type { Fen, Instant } from '../domain/event.ts';
import { ARCHETYPES } from '../engine/rule.ts';
import type { Case } from './case.ts';
import { type DiagnosisTally, newDiagnosisTally } from './diagnosis-tally.ts';
import { type RuleInfo, SEVERITY_WEIGHT } from './rule-info.ts';
import { archetypeIndex } from './words/archetypes.ts';

export interface CollectionLimits {
  /** Worst conversations kept per rule. */
  readonly worstMax: number;
  /** Best conversations kept per rule; more than shown, so that the same one is not shown twice. */
  readonly bestMax: number;
  /** Rows kept of each work list; totals are always complete. */
  readonly workMax: number;
}

export const DEFAULT_LIMITS: CollectionLimits = { worstMax: 4, bestMax: 8, workMax: 120 };

/** What became of one rule: how often it was hit, missed or not applicable, and why not. */
export interface RuleTally {
  hit: number;
  miss: number;
  na: number;
  readonly naReasons: Map<string, number>;
}

/** Sums of one agent. Arrays by rule hold hit, miss, na at 3i, 3i+1, 3i+2. */
export interface AgentTally {
  lines: number;
  autoLines: number;
  conversations: number;
  receptions: number;
  inquiries: number;
  ordered: number;
  paid: number;
  provisional: number;
  salesFen: Fen;
  /** Attributed orders: placed, finally closed and what those were worth. */
  orders: number;
  lostOrders: number;
  lostFen: Fen;
  readonly rules: Int32Array;
  /** Conversations in which a rule of the archetype could be judged; and in which one was hit. */
  readonly judged: Int32Array;
  readonly hits: Int32Array;
  /** By business day number: judged, then hits of each archetype. */
  readonly days: Map<number, Int32Array>;
}

/** Someone worth calling back: an inquiry that led nowhere, or an order that was not paid. */
export interface WorkItem {
  readonly rank: number;
  /** Conversation id of a lost inquiry, order id of an unpaid order. */
  readonly id: string;
  readonly conversation: string | null;
  readonly buyer: string;
  readonly agent: string | null;
  readonly at: Instant | null;
  readonly product: string | null;
  /** What is at stake; null: not known. */
  readonly valueFen: Fen | null;
  readonly lastWords: string | null;
  /** Code of the guessed reason. */
  readonly reason: string;
  /** The figure may still change by itself. */
  readonly provisional: boolean;
  /** For an order: was the buyer reminded; null: could not be judged, or no order. */
  readonly reminded: boolean | null;
  /** For an order: already closed. */
  readonly closed: boolean;
}

export interface WorkList {
  count: number;
  /** Of those whose value is known. */
  valueFen: Fen;
  valued: number;
  readonly reasons: Map<string, number>;
  items: WorkItem[];
}

export interface OwnershipTally {
  orders: number;
  paidOrders: number;
  salesFen: Fen;
  provisional: number;
  /** Last step of the trace: why these orders are whose they are. */
  readonly because: Map<string, number>;
}

/** Everything the report needs of the analyses; plain data that may be posted between threads. */
export interface Collection {
  readonly limits: CollectionLimits;
  /** Rule ids in order; index into every array by rule. */
  readonly ruleIds: readonly string[];
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** By rule: archetype or −1, weight of a hit (0 unless a fault), and 0 fault, 1 merit, 2 signal. */
  readonly ruleArchetype: Int8Array;
  readonly ruleWeight: Int8Array;
  readonly ruleKind: Int8Array;
  /** By rule: 1 where a good example can be shown (not for things that must simply never happen). */
  readonly ruleTeaches: Int8Array;
  threads: number;
  /** Threads whose orders are unknown or unclear. */
  threadsWithoutOrders: number;
  /** Inquiries whose agent is unknown. */
  inquiriesOfNobody: number;
  conversations: number;
  untimedConversations: number;
  messages: number;
  messagesLeftOut: number;
  firstAt: Instant | null;
  lastAt: Instant | null;
  readonly leftOut: Map<LeftOut, number>;
  readonly phases: Map<string, number>;
  readonly agents: Map<string, AgentTally>;
  readonly rules: RuleTally[];
  /** By weekday × 24 + hour, Sunday first: buyer lines; waits answered; their sum. */
  readonly loadLines: Float64Array;
  readonly loadWaits: Float64Array;
  readonly loadWaitMs: Float64Array;
  readonly ownership: Map<OrderOwnership, OwnershipTally>;
  readonly worst: Case[][];
  readonly best: Case[][];
  readonly lost: WorkList;
  readonly unpaid: WorkList;
  readonly unpaidClosed: WorkList;
  /** Sums the diagnosis is made from. */
  readonly diagnosis: DiagnosisTally;
}

const KIND_CODE = { fault: 0, merit: 1, signal: 2 } as const;

/** An empty collection for a rulebook. `rules` may be in any order; the collection keeps it. */
export function newCollection(
  rules: readonly RuleInfo[],
  limits: CollectionLimits = DEFAULT_LIMITS,
): Collection {
  const teaches = (rule: RuleInfo): boolean =>
    rule.kind === 'fault' && rule.dimension !== 'compliance' && rule.dimension !== 'buyer';
  return {
    limits,
    ruleIds: rules.map((rule) => rule.id),
    ruleIndex: new Map(rules.map((rule, index) => [rule.id, index])),
    ruleArchetype: Int8Array.from(rules, (rule) => archetypeIndex(rule.type)),
    ruleWeight: Int8Array.from(rules, (rule) =>
      rule.kind === 'fault' && rule.dimension !== 'buyer' ? SEVERITY_WEIGHT[rule.severity] : 0,
    ),
    ruleKind: Int8Array.from(rules, (rule) => KIND_CODE[rule.kind]),
    ruleTeaches: Int8Array.from(rules, (rule) => (teaches(rule) ? 1 : 0)),
    threads: 0,
    threadsWithoutOrders: 0,
    inquiriesOfNobody: 0,
    conversations: 0,
    untimedConversations: 0,
    messages: 0,
    messagesLeftOut: 0,
    firstAt: null,
    lastAt: null,
    leftOut: new Map(),
    phases: new Map(),
    agents: new Map(),
    rules: rules.map(() => ({ hit: 0, miss: 0, na: 0, naReasons: new Map() })),
    loadLines: new Float64Array(168),
    loadWaits: new Float64Array(168),
    loadWaitMs: new Float64Array(168),
    ownership: new Map(),
    worst: rules.map(() => []),
    best: rules.map(() => []),
    lost: newWorkList(),
    unpaid: newWorkList(),
    unpaidClosed: newWorkList(),
    diagnosis: newDiagnosisTally(),
  };
}

function newWorkList(): WorkList {
  return { count: 0, valueFen: 0, valued: 0, reasons: new Map(), items: [] };
}

/** The sums of one agent, made empty when first asked for. */
export function agentTally(collection: Collection, agent: string): AgentTally {
  let tally = collection.agents.get(agent);
  if (tally === undefined) {
    tally = {
      lines: 0,
      autoLines: 0,
      conversations: 0,
      receptions: 0,
      inquiries: 0,
      ordered: 0,
      paid: 0,
      provisional: 0,
      salesFen: 0,
      orders: 0,
      lostOrders: 0,
      lostFen: 0,
      rules: new Int32Array(collection.ruleIds.length * 3),
      judged: new Int32Array(ARCHETYPES.length),
      hits: new Int32Array(ARCHETYPES.length),
      days: new Map(),
    };
    collection.agents.set(agent, tally);
  }
  return tally;
}

/** Adds to a count in a map. */
export function addCount<K>(map: Map<K, number>, key: K, by = 1): void {
  map.set(key, (map.get(key) ?? 0) + by);
}
