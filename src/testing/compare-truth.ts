// Holds a report's facts against what was planted in the sample shop, difference by difference.
import type {
  AgentTruth,
  ConversationTruth,
  OrderTruth,
  Planted,
  SampleTruth,
} from '../work/sample/truth.ts';

export type Truth = ConversationTruth | OrderTruth | AgentTruth | SampleTruth;

/** The part of a verdict fact a comparison needs. */
export interface VerdictFact {
  readonly rule: string;
  readonly conversation: string;
  readonly order: string | null;
  readonly result: 'hit' | 'miss' | 'na';
  readonly reason: string | null;
  readonly messages: readonly string[];
}

/** The part of an order fact a comparison needs. */
export interface OrderFact {
  readonly order: string;
  readonly owner: string | null;
  readonly silentPlaced: boolean;
  readonly assists: readonly string[];
}

/** How often a rule was right about one kind of plant. `nothing`: conversations in which none was planted. */
export interface Agreement {
  readonly rule: string;
  readonly expect: 'hit' | 'miss' | 'na' | 'nothing';
  right: number;
  /** What was found instead, and where. */
  readonly wrong: string[];
}

export function truthsOf<T extends Truth['type']>(
  truths: readonly Truth[],
  type: T,
): readonly Extract<Truth, { type: T }>[] {
  return truths.filter((one): one is Extract<Truth, { type: T }> => one.type === type);
}

/**
 * Every planted expectation of a shipped rule, and every verdict of a rule that must not hit unplanted.
 * A planted miss asks for no hit: what nobody could tell from the words may be n/a. Beside a planted
 * hit of the same rule it is a trap: its lines must not be evidence.
 */
export function compareVerdicts(
  truths: readonly Truth[],
  verdicts: readonly VerdictFact[],
): readonly Agreement[] {
  const found = new Map(verdicts.map((one) => [keyOf(one.rule, one.conversation, one.order), one]));
  const rules = new Set(verdicts.map(({ rule }) => rule));
  const agreements = new Map<string, Agreement>();
  const note = (rule: string, expect: Agreement['expect'], wrong: string | null): void => {
    const key = `${rule} ${expect}`;
    const known = agreements.get(key) ?? { rule, expect, right: 0, wrong: [] };
    agreements.set(key, known);
    if (wrong === null) known.right++;
    else known.wrong.push(wrong);
  };
  const planted = new Set<string>();
  for (const { id, planted: all } of truthsOf(truths, 'conversation')) {
    for (const one of all) {
      const { rule, expect } = one;
      if (rule === null || !rules.has(rule)) continue;
      if (expect !== 'miss') planted.add(`${rule}\n${id}`);
      if (expect === null) continue;
      const verdict =
        found.get(keyOf(rule, id, one.order ?? null)) ?? found.get(keyOf(rule, id, null));
      const trap = expect === 'miss' && all.some((it) => it.rule === rule && it.expect === 'hit');
      const right = holds(one, verdict, trap);
      note(rule, expect, right ? null : `${verdict?.reason ?? verdict?.result} ${one.what} ${id}`);
    }
  }
  const alone = new Set(truthsOf(truths, 'sample').flatMap(({ plantedOnly }) => plantedOnly));
  for (const { rule, conversation, result, messages } of verdicts) {
    if (!alone.has(rule) || planted.has(`${rule}\n${conversation}`)) continue;
    note(rule, 'nothing', result === 'hit' ? `hit ${messages.join(' ')}` : null);
  }
  return [...agreements.values()];
}

function holds(planted: Planted, verdict: VerdictFact | undefined, trap: boolean): boolean {
  if (verdict === undefined) return false;
  if (trap) return !planted.messages.some((message) => verdict.messages.includes(message));
  return planted.expect === 'miss' ? verdict.result !== 'hit' : verdict.result === planted.expect;
}

/** Orders whose owner, kind or assistants are not the true ones. */
export function compareOrders(truths: readonly Truth[], orders: readonly OrderFact[]): string[] {
  const found = new Map(orders.map((order) => [order.order, order]));
  return truthsOf(truths, 'order').flatMap(({ id, owner, kind, conversation }) => {
    const order = found.get(id);
    if (order === undefined) return [`${id}: missing`];
    const silentPlaced = kind === 'silent-placed';
    if (order.owner === owner && order.silentPlaced === silentPlaced) return [];
    return [
      `${id} in ${conversation}: true ${owner} ${kind}, found ${order.owner} silentPlaced=${order.silentPlaced}`,
    ];
  });
}

function keyOf(rule: string, conversation: string, order: string | null): string {
  return `${rule}\n${conversation}\n${order ?? ''}`;
}
