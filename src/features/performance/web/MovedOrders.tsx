// Orders that change hands between two policies: from whom to whom, and what each policy went by.
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatCount, formatMoney } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { orderTo } from './performance-api.ts';

const WORDS = {
  title: { zh: '换人的订单', en: 'Orders that change hands' },
  shown: {
    zh: (n: string, all: string) => `金额最大的 ${n} 笔，共 ${all} 笔`,
    en: (n: string, all: string) => `the largest ${n} of ${all}`,
  },
  none: { zh: '没有订单换人', en: 'No order changes hands' },
} as const;

const SHOWN = 60;

interface Words {
  readonly zh: string;
  readonly en: string;
}

interface Side {
  readonly owner: { readonly id: string; readonly name: string } | null;
  readonly ownership: Words;
  readonly because: readonly Words[];
}

interface Moved {
  readonly orderId: string;
  readonly buyer: string;
  readonly placedAt: number | null;
  readonly paidFen: number;
  readonly a: Side;
  readonly b: Side;
}

export function MovedOrders({
  moved,
  count,
  shop,
}: {
  readonly moved: readonly Moved[];
  readonly count: number;
  readonly shop: string;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const clock = useShopClock(shop);
  const shown = moved.slice(0, SHOWN);
  const name = ({ owner, ownership }: Side): string => owner?.name ?? tw(ownership);
  return (
    <Panel
      title={w.title}
      {...(count === 0 ? {} : { note: w.shown(formatCount(shown.length), formatCount(count)) })}
    >
      {shown.length === 0 ? (
        <EmptyState small good title={w.none} />
      ) : (
        <ul className="kj-moved">
          {shown.map((order) => (
            <li key={order.orderId}>
              <header>
                <b className="kj-num">{formatMoney(order.paidFen)}</b>
                <span>
                  {name(order.a)} <i aria-hidden="true">→</i> <b>{name(order.b)}</b>
                </span>
                <small>
                  {order.buyer} · {clock.time(order.placedAt)} ·{' '}
                  <Link to={orderTo(order.orderId, shop)}>{order.orderId}</Link>
                </small>
              </header>
              <div>
                {[order.a, order.b].map((side, at) => (
                  <p key={at === 0 ? 'a' : 'b'}>
                    {side.because.map((words) => tw(words)).join(lang === 'zh' ? '；' : '; ')}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
