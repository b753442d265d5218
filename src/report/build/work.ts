// The work list: whom to call back, about what, and with which words (L4).
import type { WorkItem, WorkList } from '../collection.ts';
import type { WorkModel, WorkRow } from '../model.ts';
import { presentFen } from '../present-number.ts';
import { dateTimeText } from '../wall-clock.ts';
import { LOSS_REASONS, suggestScript } from '../words/loss-reasons.ts';
import { say } from '../words/say.ts';
import { tallied } from './weaknesses.ts';

export interface WorkContext {
  readonly zoneOffsetMs: number;
  readonly names: Readonly<Record<string, string>>;
  /** Stands in where an inquiry's product has no price; null: unknown. */
  readonly orderValueFen: number | null;
}

/** One list as shown: the highest value first, totals over all of it. */
export function buildWork(
  kind: 'lost' | 'unpaid' | 'closed',
  list: WorkList,
  context: WorkContext,
): WorkModel {
  return {
    count: list.count,
    valueFen: list.valueFen,
    valued: list.valued,
    reasons: tallied(list.reasons, LOSS_REASONS),
    rows: list.items.map((item) => buildRow(kind, item, context)),
  };
}

function buildRow(
  kind: 'lost' | 'unpaid' | 'closed',
  item: WorkItem,
  context: WorkContext,
): WorkRow {
  const guessed = item.valueFen === null && kind === 'lost' && context.orderValueFen !== null;
  const valueFen = item.valueFen ?? (guessed ? context.orderValueFen : null);
  const reminded = {
    yes: { zh: '催付过', en: 'Reminded' },
    no: { zh: '没催付', en: 'Not reminded' },
  };
  return {
    id: item.id,
    buyer: item.buyer,
    agent: item.agent === null ? '' : (context.names[item.agent] ?? item.agent),
    when: item.at === null ? '' : dateTimeText(item.at, context.zoneOffsetMs).slice(5),
    product: item.product,
    valueText: valueFen === null ? '–' : presentFen(Math.round(valueFen)),
    valueGuessed: guessed,
    lastWords: item.lastWords,
    reason: say(LOSS_REASONS, item.reason),
    reminded: item.reminded === null ? null : item.reminded ? reminded.yes : reminded.no,
    provisional: item.provisional,
    script: suggestScript(kind, item.reason, item.product),
  };
}
