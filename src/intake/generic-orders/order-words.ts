// The words order tables use for how far an order has come.
import { type StatusTable, statusTable } from '../order-table/find-status.ts';
import type { OrderStatus } from '../order-table/order-record.ts';

const WORDS: readonly (readonly [words: string, status: OrderStatus])[] = [
  [
    'unpaid placed created pending waitpay 待付款 等待买家付款 待支付 未付款 未支付 已下单 待付尾款 待支付尾款 已付定金',
    { progress: 'unpaid' },
  ],
  [
    'paid waitship toship 已付款 买家已付款 等待发货 待出库 等待出库 待揽收 待发货 等待卖家发货 买家已付款,等待卖家发货 已支付 备货中 部分发货',
    { progress: 'paid' },
  ],
  [
    'shipped sent delivering 已发货 卖家已发货 已出库 已揽收 派送中 等待收货 等待确认收货 等待买家确认收货 待确认收货 待收货 卖家已发货,等待买家确认 运输中 待签收',
    { progress: 'shipped' },
  ],
  [
    'completed complete done finished success signed 已完成 待评价 已评价 交易成功 已签收 完成 已收货 交易完成',
    { progress: 'completed' },
  ],
  [
    'closed cancelled canceled close cancel 已关闭 交易关闭 已取消 取消 关闭 交易已取消',
    { progress: 'closed' },
  ],
  [
    'refunding refund-requested 退款中 申请退款 退款处理中 售后中',
    { progress: 'paid', refund: 'requested' },
  ],
  [
    'refunded returned 已退款 退款成功 退款完成 全额退款',
    { progress: 'closed', refund: 'refunded' },
  ],
];

export const orderWords: StatusTable = statusTable(
  Object.fromEntries(
    WORDS.flatMap(([words, status]) => words.split(' ').map((word) => [word, status])),
  ),
);
