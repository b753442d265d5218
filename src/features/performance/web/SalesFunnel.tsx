// From received to paid, for a period with nothing earlier to compare with: how many were left at each step.
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import { whyTo } from './performance-api.ts';

const WORDS = {
  title: { zh: '从接待到付款', en: 'From received to paid' },
  received: { zh: '接待的买家', en: 'Buyers received' },
  inquirers: { zh: '售前询单', en: 'Inquirers' },
  payers: { zh: '付了款', en: 'Paid' },
  of: {
    zh: (share: string) => `上一步的 ${share}`,
    en: (share: string) => `${share} of the step before`,
  },
  gone: {
    zh: (count: string) => `少了 ${count} 人`,
    en: (count: string) => `${count} gone`,
  },
} as const;

const STEPS = [
  { key: 'received', metric: 'received' },
  { key: 'inquirers', metric: 'inquiries' },
  { key: 'payers', metric: 'conversion' },
] as const;

/** Counts of buyers; null: cannot be told. */
export type Funnel = Readonly<Record<(typeof STEPS)[number]['key'], number | null>>;

export function SalesFunnel({
  funnel,
  query,
}: {
  readonly funnel: Funnel;
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const most = Math.max(1, funnel.received ?? 0, funnel.inquirers ?? 0);
  return (
    <div className="kj-funnel">
      <h3>{w.title}</h3>
      <ol>
        {STEPS.map(({ key, metric }, at) => {
          const value = funnel[key];
          const before = at === 0 ? null : funnel[STEPS[at - 1]!.key];
          const share = value === null || before === null || before === 0 ? null : value / before;
          return (
            <li key={key}>
              <span>{w[key]}</span>
              <span className="kj-funnel-track" aria-hidden="true">
                <i style={{ width: `${((value ?? 0) / most) * 100}%` }} />
              </span>
              <b>
                <NumberLink value={value} unit="count" to={whyTo(metric, query)} />
              </b>
              <small>
                {share !== null && before !== null && value !== null && (
                  <>
                    {w.of(formatPercent(share))} · {w.gone(formatCount(before - value))}
                  </>
                )}
              </small>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
