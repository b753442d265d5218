// The fields of every kind of unit that definitions may name, with their meaning in Chinese and English.
import { weekday } from '../lib/zone.ts';
import { type Field, fieldsOf } from './field.ts';
import type {
  AgentDayUnit,
  BuyerDayUnit,
  ConversationUnit,
  InquiryUnit,
  OrderUnit,
  PaymentUnit,
  RatingUnit,
  ReceptionUnit,
  RoundUnit,
  Unit,
  UnitKind,
  UnitOf,
} from './unit.ts';

function baseFields<U extends Unit>(): readonly Field<U>[] {
  const { int, text } = fieldsOf<Unit>();
  return [
    text('agent', (u) => u.agent ?? '', '算给哪位客服；空：没有人', 'whose it is; empty: nobody'),
    {
      name: 'timed',
      type: 'bool',
      words: { zh: '知道开始时间', en: 'its start is timed' },
      get: (u) => u.day !== null,
    },
    {
      name: 'weekday',
      type: 'int',
      words: { zh: '星期几，0 周日；−1 不知道', en: 'day of week, 0 Sunday; −1 untimed' },
      get: (u) => (u.day === null ? -1 : weekday(u.day)),
    },
    int(
      'minuteOfDay',
      (u) => u.minuteOfDay,
      '当天第几分钟开始，0–1439；−1 不知道',
      'local minute it starts at, 0–1439; −1 untimed',
    ),
    text(
      'leftOut',
      (u) => u.leftOut,
      '为何不算接待；空：算接待',
      'why the buyer is not received; empty: received',
    ),
    {
      name: 'provisional',
      type: 'bool',
      words: { zh: '还可能变', en: 'may still change' },
      get: (u) => u.provisional,
    },
  ];
}

const round = fieldsOf<RoundUnit>();

/** Fields of a round; also what `rounds` of other units holds. */
export const ROUND_FIELDS: readonly Field<RoundUnit>[] = [
  ...baseFields<RoundUnit>(),
  round.text('phase', (u) => u.phase, '售前 presale、售后 aftersale、unknown', 'phase'),
  round.bool('replied', (u) => u.replied, '有人工有效回复', 'got an effective reply'),
  round.bool('repliedSameDay', (u) => u.repliedSameDay, '当天回复', 'replied the same day'),
  round.int('waitMs', (u) => u.waitMs, '从第一句有内容的话到回复，毫秒', 'wait from the question'),
  round.int('rawWaitMs', (u) => u.rawWaitMs, '从第一句话（含“谢谢”类）到回复，毫秒', 'raw wait'),
  round.int(
    'ownWaitMs',
    (u) => u.ownWaitMs,
    '同 waitMs；转接来的从买家对本子账号说第一句算起',
    'as waitMs; of a buyer passed on, from their first line to this sub-account',
  ),
  round.int(
    'rawOwnWaitMs',
    (u) => u.rawOwnWaitMs,
    '同 rawWaitMs；转接来的从买家对本子账号说第一句算起',
    'as rawWaitMs; of a buyer passed on, from their first line to this sub-account',
  ),
  round.bool('closing', (u) => u.closing, '只有“谢谢、好的”类结束语', 'bare closings only'),
  round.bool('first', (u) => u.first, '会话的第一个问题', 'first question of its conversation'),
  round.bool(
    'lostInTransfer',
    (u) => u.lostInTransfer,
    '没回复就转走：算在转出的客服头上的一轮',
    'passed on unanswered: the part of the agent who passed it on',
  ),
];

const reception = fieldsOf<ReceptionUnit>();
const conversation = fieldsOf<ConversationUnit>();
const buyerDay = fieldsOf<BuyerDayUnit>();
const inquiry = fieldsOf<InquiryUnit>();
const order = fieldsOf<OrderUnit>();
const payment = fieldsOf<PaymentUnit>();
const rating = fieldsOf<RatingUnit>();
const agentDay = fieldsOf<AgentDayUnit>();

const ROUNDS = { zh: '其中的各轮对话', en: 'its rounds' };

/** Every field by kind of unit, in the order they are documented. */
export const FIELDS: { readonly [K in UnitKind]: readonly Field<UnitOf[K]>[] } = {
  round: ROUND_FIELDS,
  reception: [
    ...baseFields<ReceptionUnit>(),
    reception.text('phase', (u) => u.phase, '售前 presale、售后 aftersale、unknown', 'phase'),
    reception.bool('asked', (u) => u.asked, '买家问了这位客服', 'the buyer asked this agent'),
    reception.bool('replied', (u) => u.replied, '有人工有效回复', 'got an effective reply'),
    reception.bool('responseKnown', (u) => u.responseKnown, '首次响应算得出', 'wait is known'),
    reception.int('firstResponseMs', (u) => u.firstResponseMs, '首次响应，毫秒', 'first response'),
    reception.int('agentLines', (u) => u.agentLines, '客服人工消息数', 'lines the agent typed'),
    reception.int('autoLines', (u) => u.autoLines, '自动消息数', 'automatic lines'),
    reception.int('buyerLines', (u) => u.buyerLines, '买家消息数', 'buyer lines'),
    reception.bool('transferred', (u) => u.transferred, '由别人转来', 'came from another agent'),
    reception.bool('leftUnanswered', (u) => u.leftUnanswered, '没回复就转走', 'left unanswered'),
  ],
  conversation: [
    ...baseFields<ConversationUnit>(),
    conversation.text('phase', (u) => u.phase, '售前 presale、售后 aftersale、unknown', 'phase'),
    conversation.int('agentLines', (u) => u.agentLines, '客服人工消息数', 'lines agents typed'),
    conversation.int('buyerLines', (u) => u.buyerLines, '买家消息数', 'buyer lines'),
    conversation.int('agents', (u) => u.agents, '参与的客服数', 'agents in it'),
    conversation.bool('replied', (u) => u.replied, '首个问题有人工回复', 'first question replied'),
    conversation.bool('responseKnown', (u) => u.responseKnown, '首次响应算得出', 'wait is known'),
    conversation.int('firstResponseMs', (u) => u.firstResponseMs, '首次响应，毫秒', 'first wait'),
    conversation.int('repliedRounds', (u) => u.repliedRounds, '有等待时间的轮数', 'timed rounds'),
    conversation.int('meanWaitUs', (u) => u.meanWaitUs, '各轮平均等待，微秒', 'mean wait, µs'),
    conversation.bool(
      'openQuestion',
      (u) => u.openQuestion,
      '最后一个问题没人回',
      'its last question has no reply',
    ),
    conversation.int(
      'againDays',
      (u) => u.againDays,
      '隔了几天又为同一件事来；−1 没再来',
      'business days until the buyer came back about the same matter; −1: not',
    ),
    conversation.int(
      'ageDays',
      (u) => u.ageDays,
      '到统计时刻过了几天，最多 30；−1 不知道',
      'business days since, at most 30; −1 untimed',
    ),
    { name: 'rounds', type: 'list<round>', words: ROUNDS, get: (u) => u.rounds },
  ],
  'buyer-day': [
    ...baseFields<BuyerDayUnit>(),
    buyerDay.bool('consulting', (u) => u.consulting, '买家当天说过话', 'the buyer said something'),
    buyerDay.int('conversations', (u) => u.conversations, '会话数', 'conversations'),
    buyerDay.int('agentLines', (u) => u.agentLines, '客服人工消息数', 'lines the agent typed'),
    buyerDay.int('autoLines', (u) => u.autoLines, '自动消息数', 'automatic lines'),
    buyerDay.int('buyerLines', (u) => u.buyerLines, '买家消息数', 'buyer lines'),
    buyerDay.bool('replied', (u) => u.replied, '有人工有效回复', 'got an effective reply'),
    buyerDay.bool('asked', (u) => u.asked, '不只是“谢谢、好的”', 'asked something'),
    buyerDay.bool('main', (u) => u.main, '买家当天的主接待（去重用）', 'main unit of the buyer'),
    buyerDay.bool('rated', (u) => u.rated, '买家给了评价', 'the buyer rated the service'),
    buyerDay.bool('invited', (u) => u.invited, '邀请过买家评价', 'the buyer was asked to rate'),
    { name: 'rounds', type: 'list<round>', words: ROUNDS, get: (u) => u.rounds },
  ],
  inquiry: [
    ...baseFields<InquiryUnit>(),
    inquiry.bool('ordersKnown', (u) => u.ordersKnown, '有可信的订单数据', 'orders are known'),
    inquiry.bool('ordered', (u) => u.ordered, '有记在这次询单上的订单', 'has orders of its own'),
    inquiry.bool('paid', (u) => u.paid, '其中有付款且未被收回的', 'one of them was paid and kept'),
    inquiry.bool(
      'orderedInWindow',
      (u) => u.orderedInWindow,
      '询单期内下了单（可记在后一天的询单上）',
      'an order fell into its window, be it booked on a later contact',
    ),
    inquiry.bool(
      'paidInWindow',
      (u) => u.paidInWindow,
      '同上，且付款未被收回',
      'the same, paid and kept',
    ),
    inquiry.bool('orderedSameDay', (u) => u.orderedSameDay, '当天下单', 'ordered the same day'),
    inquiry.bool('paidSameDay', (u) => u.paidSameDay, '当天付款', 'paid the same day'),
    inquiry.bool('paidByNextDay', (u) => u.paidByNextDay, '次日结束前付款', 'paid by next day'),
    inquiry.int('orders', (u) => u.orders, '落实订单数', 'attributed orders'),
    inquiry.int('ordersPaid', (u) => u.ordersPaid, '其中付过款的订单数', 'of those, paid'),
    inquiry.int(
      'ordersPaidSameDay',
      (u) => u.ordersPaidSameDay,
      '其中下单当天付款的订单数',
      'of those, paid the day they were placed',
    ),
    inquiry.int('ordersRefunded', (u) => u.ordersRefunded, '其中退过款的', 'of those, refunded'),
    inquiry.int(
      'ordersRefundRequested',
      (u) => u.ordersRefundRequested,
      '其中申请过退款的',
      'of those, a refund was asked for',
    ),
    inquiry.bool(
      'lostExempt',
      (u) => u.lostExempt,
      '按归属口径，流失不算给这位客服',
      'the policy does not book its loss on this agent',
    ),
    inquiry.int('salesFen', (u) => u.salesFen, '销售额，分', 'sales, fen'),
    inquiry.bool('kept', (u) => u.kept, '有订单下了没关闭', 'an order was placed and not closed'),
    inquiry.int('items', (u) => u.items, '购买件数', 'pieces bought'),
    inquiry.bool('itemsKnown', (u) => u.itemsKnown, '订单有商品明细', 'items are known'),
    inquiry.int('skus', (u) => u.skus, '购买款数', 'different products'),
    inquiry.bool('dayOpen', (u) => u.dayOpen, '当天未结束', 'its day has not ended'),
    inquiry.bool('nextDayOpen', (u) => u.nextDayOpen, '次日未结束', 'the next day has not ended'),
  ],
  order: [
    ...baseFields<OrderUnit>(),
    order.text(
      'ownership',
      (u) => u.ownership,
      'attributed、silent、unclear、left-out',
      'ownership',
    ),
    order.bool('paid', (u) => u.paid, '已付款', 'paid'),
    order.bool('counted', (u) => u.counted, '计入销售：已付款且未被收回', 'counts as sold'),
    order.bool('closed', (u) => u.closed, '已关闭', 'closed'),
    order.bool('lost', (u) => u.lost, '落实下单后最终关闭', 'placed with an agent, then closed'),
    order.bool('refunded', (u) => u.refunded, '发生过退款', 'some of it was refunded'),
    order.bool('refundRequested', (u) => u.refundRequested, '申请过退款', 'refund requested'),
    order.bool('silentPlaced', (u) => u.silentPlaced, '静默下单', 'placed without a chat'),
    order.bool('assisted', (u) => u.assisted, '有人协助', 'others chatted in the window'),
    order.bool('paidSameDay', (u) => u.paidSameDay, '下单当天付款', 'paid the day it was placed'),
    order.int('salesFen', (u) => u.salesFen, '计入的销售额，分', 'counted sales, fen'),
    order.int('placedFen', (u) => u.placedFen, '下单金额，分', 'placed amount, fen'),
    order.int('paidFen', (u) => u.paidFen, '付款金额，分', 'paid amount, fen'),
    order.int('postageFen', (u) => u.postageFen, '运费，分', 'postage, fen'),
    order.int('refundFen', (u) => u.refundFen, '退款金额，分', 'refunded amount, fen'),
    order.bool('flagged', (u) => u.flagged, '插旗订单', 'flagged by the seller'),
    order.int('items', (u) => u.items, '件数', 'pieces'),
    order.bool('itemsKnown', (u) => u.itemsKnown, '有商品明细', 'items are known'),
    order.int('refundedItems', (u) => u.refundedItems, '退掉的件数', 'pieces given back'),
    order.bool(
      'refundItemsKnown',
      (u) => u.refundItemsKnown,
      '知道退的是哪几件',
      'it is known which pieces were given back',
    ),
    order.int('skus', (u) => u.skus, '款数', 'different products'),
    order.int(
      'recommendedItems',
      (u) => u.recommendedItems,
      '客服下单前发过商品卡的件数',
      'pieces whose card the owner had sent before',
    ),
    order.int(
      'recommendedFen',
      (u) => u.recommendedFen,
      '客服下单前发过商品卡的金额，分',
      'amount of those, fen',
    ),
    order.int('score', (u) => u.score, '订单的最低评分 1–5；0 没有', 'lowest rating; 0 none'),
  ],
  payment: [
    ...baseFields<PaymentUnit>(),
    payment.text(
      'ownership',
      (u) => u.ownership,
      'attributed、silent、unclear、left-out',
      'ownership',
    ),
    payment.text(
      'split',
      (u) => u.split,
      'own-own 本人下单本人付款、own-other 本人下单他人付款、other-own 他人下单本人付款、silent-own 静默下单本人付款、silent-follow-up 全静默后跟进、silent、unclear',
      'who had the buyer before placing and before paying',
    ),
    payment.bool('counted', (u) => u.counted, '计入销售：已付款且未被收回', 'counts as sold'),
    payment.int('salesFen', (u) => u.salesFen, '计入的销售额，分', 'counted sales, fen'),
    payment.int('paidFen', (u) => u.paidFen, '付款金额，分', 'paid amount, fen'),
    payment.int(
      'followUpMs',
      (u) => u.followUpMs,
      '付款后多久有客服跟进，毫秒；−1 没有',
      'from paying to the follow-up; −1 none',
    ),
  ],
  rating: [
    ...baseFields<RatingUnit>(),
    rating.text('about', (u) => u.about, 'service 评客服、order 评订单', 'service or order'),
    rating.int('score', (u) => u.score, '5 非常满意 … 1 非常不满意', '5 best … 1 worst'),
  ],
  'agent-day': [
    ...baseFields<AgentDayUnit>(),
    agentDay.int('spells', (u) => u.spells, '接待段数', 'spells of open receptions'),
    agentDay.int(
      'peakReceptions',
      (u) => u.peakReceptions,
      '同时开着的接待最多几个',
      'most receptions open at once',
    ),
    agentDay.int('busyMs', (u) => u.busyMs, '手上有接待的时间，毫秒', 'time with one open'),
  ],
};
