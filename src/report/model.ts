// The report as plain data: everything a page, a terminal or a machine shows, computed once.
import type { Words } from '../intake/format.ts';
import type { Link } from '../scoring/diagnosis/weak-link.ts';
import type { AgentScore } from '../scoring/score-tally.ts';
import type { Case } from './case.ts';
import type { DiagnosisModel } from './diagnosis-model.ts';
import type { FairModel } from './fair-model.ts';
import type { FileReport, NoticeReport } from './model-input.ts';
import type { RuleInfo } from './rule-info.ts';

/** A number as shown, with what it was counted from. */
export interface Shown {
  readonly metric: string;
  readonly value: number | null;
  readonly text: Words;
  /** What was counted, in words: `361 ÷ 970`. */
  readonly basis: string;
  readonly state: 'final' | 'provisional' | 'na';
  readonly reason: Words | null;
  /** What a provisional figure will end at; absent: it is final, or that cannot be foretold. */
  readonly expected?: ExpectedShown;
}

export interface ExpectedShown {
  /** `预计最终 24.1% ± 0.8` */
  readonly text: Words;
  /** How sure the ± is, and how far off such forecasts were. */
  readonly basis: Words;
}

/** 销售额 = 询单人数 × 转化率 × 客单价, of a shop or an agent. */
export interface IdentityModel {
  readonly sales: Shown;
  readonly inquiries: Shown;
  readonly conversion: Shown;
  readonly orderValue: Shown;
}

export interface ShareModel {
  readonly kind: string;
  readonly name: Words;
  readonly meaning: Words;
  readonly orders: number;
  readonly salesFen: number;
  /** Of all sales, 0..1. */
  readonly share: number;
}

export interface DayModel {
  readonly day: string;
  readonly salesFen: number | null;
  readonly inquiries: number | null;
  readonly conversion: number | null;
  readonly provisional: boolean;
  /** Of the conversion. */
  readonly expected?: ExpectedShown;
}

/**
 * The gap of an agent's sales to the average seller, split into the three factors, in whole yuan (as fen):
 * the parts add up to the gap.
 */
export interface GapModel {
  readonly averageFen: number;
  readonly gapFen: number;
  readonly inquirersFen: number;
  readonly conversionFen: number;
  readonly orderValueFen: number;
}

export interface AgentModel {
  readonly id: string;
  readonly name: string;
  readonly group: string | null;
  readonly identity: IdentityModel;
  readonly firstResponse: Shown;
  readonly replyRate: Shown;
  readonly orderLoss: Shown;
  readonly attitude: number | null;
  readonly skill: number | null;
  /** To the average seller; null: sales are unknown, or not compared. */
  readonly gap: GapModel | null;
  readonly weakLink: Link | null;
  /** What the weak link costs against the average agent, below 0; null without one. */
  readonly weakFen: number | null;
  /** Names the weak link and its size in money, in a plain sentence. */
  readonly diagnosis: Words;
  readonly conversations: number;
}

export interface ArchetypeCell {
  readonly judged: number;
  readonly hits: number;
  /** Per 100 conversations in which it could be judged; null: none could. */
  readonly rate: number | null;
  /** Rate ÷ team's rate; null when either is unknown or 0. */
  readonly ratio: number | null;
  /** Surely more (1) or less (−1) frequent than with the others of the team; 0: may be chance. */
  readonly apart: -1 | 0 | 1;
  /** Second half of the period − first half, in hits per 100; null: may be chance. */
  readonly trend: number | null;
}

export interface ArchetypeRow {
  readonly agent: string | null;
  readonly name: Words;
  readonly cells: readonly ArchetypeCell[];
}

export interface WeaknessModel {
  readonly rule: RuleInfo;
  readonly hit: number;
  readonly judged: number;
  readonly na: number;
  /** Agents with most hits, name and count. */
  readonly mostBy: readonly {
    readonly name: string;
    readonly hits: number;
    readonly judged: number;
  }[];
  readonly worst: readonly Case[];
  readonly best: readonly Case[];
}

export interface ScoreRow {
  readonly agent: string;
  readonly name: string;
  readonly scores: Readonly<Partial<Record<AgentScore['dimension'], number | null>>>;
  readonly conversations: number;
  /** null: unknown, or after-sale staff. */
  readonly salesFen: number | null;
  readonly note: Words | null;
}

export interface WorkRow {
  readonly id: string;
  readonly buyer: string;
  readonly agent: string;
  readonly when: string;
  readonly product: string | null;
  readonly valueText: string;
  /** The value is the shop's average order value, not this buyer's. */
  readonly valueGuessed: boolean;
  readonly lastWords: string | null;
  readonly reason: Words;
  readonly reminded: Words | null;
  readonly provisional: boolean;
  readonly script: Words;
}

export interface WorkModel {
  readonly count: number;
  readonly valueFen: number;
  readonly valued: number;
  readonly reasons: readonly { readonly words: Words; readonly count: number }[];
  readonly rows: readonly WorkRow[];
}

export interface LoadModel {
  /** Weekday × 24 + hour, Monday first. */
  readonly lines: readonly number[];
  /** Mean wait in ms, null where nobody waited. */
  readonly waitMs: readonly (number | null)[];
  readonly notes: readonly Words[];
}

export interface Tallied {
  readonly code: string;
  readonly words: Words;
  readonly count: number;
}

export interface RuleCount {
  readonly rule: RuleInfo;
  readonly hit: number;
  readonly miss: number;
  readonly na: number;
  readonly naReasons: readonly Tallied[];
}

export interface CountedModel {
  readonly files: readonly FileReport[];
  readonly notices: readonly NoticeReport[];
  readonly quarantine: readonly Tallied[];
  readonly threads: number;
  readonly threadsWithoutOrders: number;
  readonly conversations: number;
  readonly untimedConversations: number;
  readonly messages: number;
  readonly messagesLeftOut: number;
  readonly leftOut: readonly Tallied[];
  readonly phases: readonly Tallied[];
  readonly ownership: readonly {
    readonly kind: Words;
    readonly orders: number;
    readonly salesFen: number;
    readonly provisional: number;
    readonly because: readonly Tallied[];
  }[];
  readonly rules: readonly RuleCount[];
  readonly metrics: readonly {
    readonly id: string;
    readonly version: number;
    readonly name: Words;
    readonly sentence: Words;
    readonly source: string;
    readonly family: string;
    readonly shop: Shown;
  }[];
  readonly settings: readonly { readonly name: Words; readonly value: Words }[];
}

export interface ReportModel {
  readonly shop: string;
  readonly program: string;
  readonly zoneOffsetMs: number;
  /** First and last day with a conversation; null: no times known. */
  readonly period: { readonly from: string; readonly to: string; readonly days: number } | null;
  readonly asOf: string;
  /** Agent id → name as shown. */
  readonly names: Readonly<Record<string, string>>;
  readonly headlines: readonly Words[];
  /** The six core figures of the shop; `agents`: the agents' part, where the rest is nobody's. */
  readonly core: readonly {
    readonly name: Words;
    readonly figure: Shown;
    readonly agents: Words | null;
  }[];
  readonly diagnosis: DiagnosisModel;
  readonly identity: IdentityModel;
  readonly shares: readonly ShareModel[];
  readonly days: readonly DayModel[];
  readonly dayNotes: readonly Words[];
  readonly agents: readonly AgentModel[];
  /** null: there was nothing to compare. */
  readonly fair: FairModel | null;
  readonly archetypes: { readonly team: ArchetypeRow; readonly agents: readonly ArchetypeRow[] };
  readonly weaknesses: readonly WeaknessModel[];
  readonly merits: readonly RuleCount[];
  readonly buyerSide: readonly RuleCount[];
  readonly scores: readonly ScoreRow[];
  readonly scoreNotes: readonly Words[];
  readonly work: {
    readonly lost: WorkModel;
    readonly unpaid: WorkModel;
    readonly closed: WorkModel;
  };
  readonly load: LoadModel;
  readonly counted: CountedModel;
}
