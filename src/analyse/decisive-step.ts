// Which step of an attribution trace says why an order is or isn't an agent's.
import type { TraceStep } from '../domain/analysis.ts';

/** Steps that follow from the decision, or say what was asked, but not why it is anyone's. */
const INDECISIVE = new Set([
  'silent',
  'assist',
  'unpaid',
  'unpaid-closed',
  'deposit-only',
  'deposit-counted',
  'sales-counted',
  'window-open',
  'postage-left-out',
  'refund-deducted',
  'criterion-placed',
  'criterion-paid',
  'criterion-placed-first',
  'kept-closed-late',
  'reversed-closed',
  'reversed-closed-untimed',
]);

/** Code of the deciding step: the owner's, else the last that decided anything; '' where there is none. */
export function decisiveStep(
  trace: readonly Pick<TraceStep, 'code'>[],
  owner: string | null,
): string {
  let last = '';
  for (const { code } of trace) {
    if (code.startsWith('owner-') && owner !== null) return code;
    if (!INDECISIVE.has(code)) last = code;
  }
  return last;
}
