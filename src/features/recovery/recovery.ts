// Puts recovery rows into what is shown: a value with where it comes from, and words that fit the reason.
import { maskFor, type Who } from '../../http/scope.ts';
import { suggestScript } from '../../report/words/loss-reasons.ts';
import { refOf } from '../conversations/store.ts';
import type { RecoveryItem, RecoveryKind } from './contract.ts';
import type { RecoveryRow } from './store.ts';

/** `averageFen` stands in where a lost inquiry's product has no price; it is marked as such. */
export function presentRecovery(
  rows: readonly RecoveryRow[],
  kind: RecoveryKind,
  who: Who,
  averageFen: (shop: string) => number | null,
): RecoveryItem[] {
  const mask = maskFor(who);
  return rows.map((row) => {
    const { conversation_id, buyer, agent, product } = row;
    const lastWords = row.last_words === null ? null : mask.text(row.last_words);
    return {
      id: row.id,
      kind,
      shop: row.shop_id,
      buyer: mask.buyer(buyer),
      agent: agent === null ? null : { id: agent, name: row.agent_name ?? agent },
      at: row.at,
      ref: conversation_id === null ? null : refOf({ conversation_id, buyer }),
      orderId: row.order_id,
      product,
      ...stakeOf(row, kind, averageFen(row.shop_id)),
      reason: row.reason,
      lastWords,
      reminded: row.reminded,
      provisional: row.provisional,
      script: suggestScript(kind, row.reason, product),
    };
  });
}

function stakeOf(
  { value_fen: known }: RecoveryRow,
  kind: RecoveryKind,
  averageFen: number | null,
): Pick<RecoveryItem, 'valueFen' | 'valueBasis'> {
  if (known !== null) return { valueFen: known, valueBasis: kind === 'lost' ? 'price' : 'order' };
  if (kind === 'lost' && averageFen !== null) {
    return { valueFen: averageFen, valueBasis: 'average' };
  }
  return { valueFen: null, valueBasis: 'none' };
}
