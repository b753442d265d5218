// Why a rule could not be judged, or a figure not be counted, in words.
import type { WordTable } from './say.ts';

export const NA_REASONS: WordTable = {
  '': { zh: '没有适用的内容', en: 'Nothing it applies to' },
  'not-yet': { zh: '时限还没到', en: 'Its time limit has not passed yet' },
  'off-duty': { zh: '当时不在班', en: 'Off duty at the time' },
  'no-time': { zh: '聊天记录没有时间', en: 'The chats carry no times' },
  'no-order': { zh: '没有下单', en: 'No order was placed' },
  'orders-unknown': { zh: '没有提供订单数据', en: 'No order data were given' },
  'orders-unclear': { zh: '订单对不上是哪位买家', en: 'It is unclear whose orders they are' },
  paid: { zh: '时限内已付款', en: 'Paid before the limit' },
  'not-paid': { zh: '还没付款', en: 'Not paid yet' },
  closed: { zh: '时限内已关闭', en: 'Closed before the limit' },
  refunded: { zh: '时限内已退款', en: 'Refunded before the limit' },
  'close-time-unknown': {
    zh: '订单已关闭，但不知道何时关闭',
    en: 'Closed, but it is unknown when',
  },
  'out-of-scope': { zh: '不在这条规则的适用范围', en: 'Outside the scope of this rule' },
  unreadable: {
    zh: '关键内容是图片或语音，读不出来',
    en: 'What matters is an image or voice message',
  },
  'no-annotation': { zh: '没有 AI 标注', en: 'There is no AI annotation' },
  'annotation-unsure': { zh: 'AI 说看不出来', en: 'The AI model could not tell' },
  'annotation-failed': { zh: 'AI 没有给出能用的答案', en: 'The AI model gave no usable answer' },
  'annotation-not-a-number': {
    zh: 'AI 标注的答案不是数，没法比大小',
    en: 'The AI answer is no number to compare with',
  },
  'no-buyer-line': { zh: '买家没有说话', en: 'The buyer wrote nothing' },
  'no-recommendation': { zh: '没有推荐过商品', en: 'No product was recommended' },
  'nothing-asked': { zh: '买家没有提问', en: 'The buyer asked nothing' },
  'no-lines': { zh: '没有消息', en: 'No messages' },
  'no-asked-product': {
    zh: '看不出问的是哪件商品',
    en: 'Which product was asked about is unknown',
  },
  'product-unknown': {
    zh: '商品资料里没有这件商品',
    en: 'The product is not in the product table',
  },
  'price-unknown': { zh: '商品资料里没有价格', en: 'The product table gives no price' },
  'no-amount': { zh: '订单没有金额', en: 'The order gives no amount' },
  amount: { zh: '金额不在范围内', en: 'The amount is out of range' },
  'in-time': { zh: '在时限内', en: 'Within the limit' },
  'ratings-unknown': {
    zh: '这段时间的数据里没有评价',
    en: 'The data of this period hold no ratings',
  },
  'no-units': { zh: '没有可计的对象', en: 'Nothing to count' },
  'window-open': { zh: '窗口还没结束', en: 'Its window is still open' },
  'no-data': { zh: '没有数据', en: 'No data' },
};
