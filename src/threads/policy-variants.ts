// A policy with one setting changed at a time: what would have to be different for another outcome.
import type { TraceStep } from '../domain/analysis.ts';
import type { AttributionPolicy } from '../domain/setup.ts';
import { POLICY_SPANS } from './policy.ts';
import { presentSpan } from './span-text.ts';

/** `setting` and `value` as a policy file writes them. */
export interface PolicyVariant {
  readonly setting: string;
  readonly value: string;
  /** One of many possible spans, so that only the nearest that matters is worth saying. */
  readonly isSpan: boolean;
  readonly policy: AttributionPolicy;
}

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WINDOWS_MS = [24 * HOUR_MS, 2 * DAY_MS, 3 * DAY_MS, 7 * DAY_MS, 15 * DAY_MS];
const PAYMENTS_MS = [DAY_MS, 3 * DAY_MS, 7 * DAY_MS, 15 * DAY_MS, 30 * DAY_MS];

type Change = readonly [setting: string, value: string, change: Partial<AttributionPolicy>];

/** Spans that would have let a chat in, or a payment count, to the full hour above. */
function neededSpans(trace: readonly TraceStep[], code: string, field: string): number[] {
  return trace.flatMap((step) => {
    const ms = step.code === code ? step.detail[field] : null;
    return typeof ms === 'number' ? [Math.ceil(ms / HOUR_MS) * HOUR_MS] : [];
  });
}

/** Nearest to what is set first, inside the bounds, without what is set already. */
function spans(
  setting: 'inquiryWindow' | 'paymentWindow',
  key: 'inquiryWindowMs' | 'paymentWindowMs',
  values: readonly number[],
  current: number | null,
): Change[] {
  const { from, to } = POLICY_SPANS[setting];
  const distance = (ms: number): number => (current === null ? -ms : Math.abs(ms - current));
  return [...new Set(values)]
    .filter((ms) => ms >= from && ms <= to && ms !== current)
    .sort((a, b) => distance(a) - distance(b) || a - b)
    .map((ms): Change => [setting, presentSpan(ms), { [key]: ms }]);
}

function choicesOf(policy: AttributionPolicy): Change[] {
  const criteria = ['placed', 'paid', 'placed-first'] as const;
  const whos = ['last', 'most-rounds', 'served-sku', 'first'] as const;
  const toggled = <T extends string>(now: T, one: T, other: T): T => (now === one ? other : one);
  const transfer = toggled(policy.transferToAfterSale, 'count', 'leave-out');
  const presale = toggled(policy.presalePaid, 'deposit', 'final');
  const flagged = toggled(policy.flaggedOrders, 'count', 'leave-out');
  return [
    ...criteria.map((value): Change => ['criterion', value, { criterion: value }]),
    ...whos.map((value): Change => ['who', value, { who: value }]),
    ['agentSentencesMin', '0', { agentSentencesMin: 0 }],
    ['transferredSentencesMin', '0', { transferredSentencesMin: 0 }],
    ['transferToAfterSale', transfer, { transferToAfterSale: transfer }],
    ['countedHours', 'always', { countedHours: null }],
    ['countedHours', 'shop', { countedHours: 'shop' }],
    ['silentFollowUp', '1h', { silentFollowUpMs: HOUR_MS }],
    ['silentFollowUpIdle', 'off', { silentFollowUpIdleMs: 0 }],
    ['presalePaid', presale, { presalePaid: presale }],
    ['flaggedOrders', flagged, { flaggedOrders: flagged }],
    ['netOfRefund', String(!policy.netOfRefund), { netOfRefund: !policy.netOfRefund }],
    ['withPostage', String(!policy.withPostage), { withPostage: !policy.withPostage }],
    ['cancelReverses', 'always', { cancelReversesMs: null }],
    ['cancelReverses', '15d', { cancelReversesMs: 15 * DAY_MS }],
  ];
}

/**
 * Policies that differ from `policy` in exactly one setting, and that might judge an order with this
 * trace otherwise; whether one does, a replay tells (replay-policy.ts). Of several
 * values of a setting the nearest comes first.
 */
export function policyVariants(
  policy: AttributionPolicy,
  trace: readonly TraceStep[],
): PolicyVariant[] {
  const windows = [...WINDOWS_MS, ...neededSpans(trace, 'chat-too-early', 'beforeMs')];
  const payments = [...PAYMENTS_MS, ...neededSpans(trace, 'paid-too-late', 'afterMs')];
  const { inquiryWindowMs, paymentWindowMs } = policy;
  const changes: readonly Change[] = [
    ...choicesOf(policy),
    ...spans('inquiryWindow', 'inquiryWindowMs', windows, inquiryWindowMs),
    ...spans('paymentWindow', 'paymentWindowMs', payments, paymentWindowMs),
    ['paymentWindow', 'none', { paymentWindowMs: null }],
  ];
  const isOther = (change: Partial<AttributionPolicy>): boolean =>
    Object.entries(change).some(([key, value]) => Reflect.get(policy, key) !== value);
  return changes
    .filter(([, , change]) => isOther(change))
    .map(([setting, value, change]) => ({
      setting,
      value,
      isSpan: setting in POLICY_SPANS,
      policy: { ...policy, ...change },
    }));
}
