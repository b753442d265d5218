// The hits of a thread's verdicts as rows, with the words they rest on.
import type { Analysis, Conversation, Evidence, Verdict } from '../domain/analysis.ts';
import { type Rule, SEVERITIES } from '../engine/rule.ts';
import { JsonText } from '../store/copy-rows.ts';
import { evidenceText } from './json-columns.ts';
import type { ShopSetup } from './shop-setup.ts';
import { businessDay, type TableRow } from './table-row.ts';

/** What the list of conversations shows of the findings. */
export interface FindingSum {
  /** Hits of fault rules that are not on trial. */
  faults: number;
  /** 0 none, 1 info … 4 critical. */
  worst: number;
}

/** What a row says of its rule: rules themselves have many shapes. */
interface ToldRule extends Pick<Rule, 'kind' | 'dimension' | 'type'> {
  /** 1 info … 4 critical. */
  readonly severity: number;
}

const QUOTE_MAX = 200;
const rulesOf = new WeakMap<ShopSetup['rulebook'], ReadonlyMap<string, ToldRule>>();

/** Rows of `finding` in the table's order of columns, and their sums by conversation. */
export function findingRows(
  analysis: Analysis,
  shopSetup: ShopSetup,
): { readonly rows: TableRow[]; readonly byConversation: ReadonlyMap<string, FindingSum> } {
  const rows: TableRow[] = [];
  const byConversation = new Map<string, FindingSum>();
  const counts = new Map<string, number>();
  const rules = indexRules(shopSetup);
  let conversation: Conversation | undefined;
  for (const verdict of analysis.verdicts) {
    if (verdict.result !== 'hit') continue;
    const rule = rules.get(verdict.rule);
    if (rule === undefined) continue;
    if (conversation?.id !== verdict.conversation) {
      conversation = analysis.conversations.find(({ id }) => id === verdict.conversation);
    }
    const n = counts.get(verdict.conversation) ?? 0;
    counts.set(verdict.conversation, n + 1);
    rows.push(findingRow(verdict, n, rule, conversation, analysis, shopSetup));
    if (rule.kind !== 'fault' || verdict.shadow === true) continue;
    const sum = byConversation.get(verdict.conversation) ?? { faults: 0, worst: 0 };
    byConversation.set(verdict.conversation, sum);
    sum.faults++;
    sum.worst = Math.max(sum.worst, rule.severity);
  }
  return { rows, byConversation };
}

function indexRules({ rulebook }: ShopSetup): ReadonlyMap<string, ToldRule> {
  const known =
    rulesOf.get(rulebook) ?? new Map(rulebook.rules.map(({ rule }) => [rule.id, toldOf(rule)]));
  rulesOf.set(rulebook, known);
  return known;
}

function toldOf({ severity, kind, dimension, type }: Rule): ToldRule {
  return { severity: SEVERITIES.indexOf(severity) + 1, kind, dimension, type };
}

function findingRow(
  verdict: Verdict,
  n: number,
  rule: ToldRule,
  conversation: Conversation | undefined,
  { buyer }: Analysis,
  shopSetup: ShopSetup,
): TableRow {
  return [
    shopSetup.shop,
    verdict.conversation,
    n,
    verdict.rule,
    verdict.version,
    verdict.optionsHash ?? '',
    verdict.orderId,
    buyer,
    verdict.agent,
    businessDay(conversation?.startAt ?? null, shopSetup),
    verdict.at,
    rule.severity,
    rule.kind,
    rule.dimension,
    rule.type,
    verdict.reason,
    new JsonText(evidenceText(verdict.evidence)),
    quoteOf(verdict.evidence, conversation),
    verdict.shadow === true,
    shopSetup.version,
  ];
}

/** The most telling line: the one flagged, else the good one, else what set the rule going. */
const TELLING: readonly Evidence['role'][] = ['wrong', 'good', 'trigger', 'context'];

function quoteOf(evidence: readonly Evidence[], conversation: Conversation | undefined): string {
  for (const role of TELLING) {
    for (const item of evidence) {
      if (item.role !== role || item.messageId === null) continue;
      const line = conversation?.lines.find(({ message }) => message.id === item.messageId);
      if (line !== undefined && line.message.text !== '') {
        return line.message.text.slice(0, QUOTE_MAX);
      }
    }
  }
  return '';
}
