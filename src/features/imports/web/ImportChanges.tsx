// What a shop holds since an import, and how much of it is new.
import { formatCount, formatMoney } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useWords } from '../../../ui/use-words.ts';
import type { ImportItem } from '../contract.ts';

const WORDS = {
  fresh: { zh: '新店铺', en: 'A new shop' },
  same: { zh: '数字没有变化', en: 'No figure changed' },
  changed: { zh: '数字有变化', en: 'Figures changed' },
  conversations: { zh: '会话', en: 'Conversations' },
  messages: { zh: '消息', en: 'Messages' },
  buyers: { zh: '买家', en: 'Buyers' },
  agents: { zh: '客服', en: 'Agents' },
  inquiries: { zh: '询单', en: 'Inquiries' },
  ordered: { zh: '其中下单', en: 'Of them ordered' },
  orders: { zh: '订单', en: 'Orders' },
  salesFen: { zh: '归属销售额', en: 'Sales attributed' },
  faults: { zh: '质检问题', en: 'Faults found' },
  unchanged: { zh: '没有变化', en: 'unchanged' },
} as const;

const SHOWN = [
  'conversations',
  'messages',
  'buyers',
  'agents',
  'inquiries',
  'ordered',
  'orders',
  'salesFen',
  'faults',
] as const;

type Change = ImportItem['changes'][number];

export function ImportChanges({
  change,
  known,
}: {
  readonly change: Change;
  readonly known: boolean;
}) {
  const w = useWords(WORDS);
  const { shop, before, after } = change;
  const same = before !== null && SHOWN.every((key) => before[key] === after[key]);
  const show = (key: (typeof SHOWN)[number], value: number): string =>
    key === 'salesFen' ? formatMoney(value) : formatCount(value);
  return (
    <Panel title={shop} note={before === null ? w.fresh : same || known ? w.same : w.changed}>
      <dl className="kj-facts">
        {SHOWN.map((key) => {
          const gap = after[key] - (before?.[key] ?? 0);
          return (
            <div key={key}>
              <dt>{w[key]}</dt>
              <dd>
                {show(key, after[key])}
                {before !== null && !same && (
                  <small>
                    {gap === 0 ? w.unchanged : `${gap > 0 ? '+' : '−'}${show(key, Math.abs(gap))}`}
                  </small>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Panel>
  );
}
