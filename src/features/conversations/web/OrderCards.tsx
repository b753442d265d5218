// The orders of a conversation: state, money, whose they are and why.
import { OWNERSHIP } from '../../../report/words/left-out.ts';
import { ORDER_STATES } from '../../../report/words/order-states.ts';
import { say } from '../../../report/words/say.ts';
import { TRACE } from '../../../report/words/trace.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatMoney } from '../../../ui/format.ts';
import { Provisional } from '../../../ui/Provisional.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useWords } from '../../../ui/use-words.ts';
import type { ConversationPageShape } from '../contract.ts';

const WORDS = {
  none: { zh: '这个会话没有订单', en: 'No order belongs to it' },
  placed: { zh: '应付', en: 'Payable' },
  paid: { zh: '实付', en: 'Paid' },
  refund: { zh: '退款', en: 'Refunded' },
  sales: { zh: '计入销售额', en: 'Counted as sales' },
  owner: { zh: '归属', en: 'Belongs to' },
  because: { zh: '原因', en: 'Because' },
} as const;

export function OrderCards({ orders }: { readonly orders: ConversationPageShape['orders'] }) {
  const w = useWords(WORDS);
  const lang = useLang();
  if (orders.length === 0) return <EmptyState small title={w.none} />;
  return (
    <>
      {orders.map((order) => (
        <article key={order.orderId} className="kjc-sheet">
          <h3>
            {order.title || order.orderId}
            <Tag tone={order.counted ? 'good' : 'plain'}>
              {say(ORDER_STATES, order.state)[lang]}
            </Tag>
            {order.provisional && <Provisional unit="fen" />}
          </h3>
          <p className="kj-muted">{order.orderId}</p>
          <dl className="kjc-pairs">
            <dt>{w.placed}</dt>
            <dd>{formatMoney(order.placedFen)}</dd>
            <dt>{w.paid}</dt>
            <dd>{formatMoney(order.paidFen)}</dd>
            {order.refundFen > 0 && (
              <>
                <dt>{w.refund}</dt>
                <dd className="kj-bad">{formatMoney(order.refundFen)}</dd>
              </>
            )}
            <dt>{w.sales}</dt>
            <dd>
              <b>{formatMoney(order.salesFen)}</b>
            </dd>
            <dt>{w.owner}</dt>
            <dd>{order.owner?.name ?? OWNERSHIP[order.ownership].name[lang]}</dd>
            {order.because !== '' && (
              <>
                <dt>{w.because}</dt>
                <dd>{say(TRACE, order.because)[lang]}</dd>
              </>
            )}
          </dl>
        </article>
      ))}
    </>
  );
}
