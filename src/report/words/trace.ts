// Why an order is or isn't an agent's: the codes of an attribution trace, in words.
import type { Words } from '../../intake/format.ts';
import type { TraceCode } from '../../threads/trace-step.ts';

export const TRACE: Readonly<Record<TraceCode | '', Words>> = {
  '': { zh: '没有记录', en: 'No trace' },
  'orders-unclear': { zh: '对不上是哪位买家的订单', en: 'It is unclear which buyer’s order it is' },
  'own-account': { zh: '店铺自己的账号', en: 'The shop’s own account' },
  'flagged-left-out': { zh: '插旗订单，按口径不计', en: 'Flagged, left out by the policy' },
  'criterion-placed': { zh: '按下单前的聊天判归属', en: 'Judged by chats before placing' },
  'criterion-paid': { zh: '按付款前的聊天判归属', en: 'Judged by chats before paying' },
  'criterion-placed-first': {
    zh: '先看下单前的聊天，没有再看付款前的',
    en: 'Judged by chats before placing, else before paying',
  },
  'placed-time-unknown': { zh: '不知道何时下单', en: 'It is unknown when it was placed' },
  'paid-time-unknown': { zh: '不知道何时付款', en: 'It is unknown when it was paid' },
  'chat-left-out': { zh: '那次聊天不计接待', en: 'That chat is not counted as received' },
  'chat-in-window': { zh: '窗口期内聊过', en: 'Chatted within the window' },
  'chat-between-placing-and-paying': {
    zh: '下单后、付款前聊过',
    en: 'Chatted between placing and paying',
  },
  'too-few-sentences': { zh: '客服说的句数不够', en: 'The agent said too few sentences' },
  'off-hours': {
    zh: '在计入时段之外聊的，按口径不算',
    en: 'Chatted outside the hours the policy counts',
  },
  'handed-to-aftersale': {
    zh: '这段聊天转给了售后，按口径不算',
    en: 'The chat was handed to after-sale, which the policy leaves out',
  },
  'transfer-too-short': {
    zh: '转接的聊天里说的句数不够',
    en: 'Too few sentences in a transferred chat',
  },
  'chat-too-early': { zh: '聊得太早，超出窗口期', en: 'The chat was too long before' },
  'follow-up-too-soon': { zh: '跟进太快，不算跟单', en: 'Followed up too soon to count' },
  'chat-too-late': { zh: '聊天在后面', en: 'The chat came afterwards' },
  'chat-untimed': { zh: '聊天没有时间', en: 'The chat carries no time' },
  'no-agent-sentence': { zh: '没有客服说话', en: 'No agent wrote a sentence' },
  'no-chat': { zh: '没有聊过', en: 'No chat at all' },
  'owner-last': { zh: '算给最后接待的客服', en: 'Goes to the last agent who chatted' },
  'owner-most-rounds': { zh: '算给聊得最多的客服', en: 'Goes to the agent with most rounds' },
  'owner-served-sku': {
    zh: '算给介绍过这件商品的客服',
    en: 'Goes to the agent who served the product',
  },
  'owner-first': { zh: '算给最先接待的客服', en: 'Goes to the first agent who chatted' },
  'owner-follow-up': { zh: '静默单，算给跟单的客服', en: 'Silent order, goes to who followed up' },
  'paid-too-late': { zh: '付款太晚，超出窗口期', en: 'Paid after the window' },
  assist: { zh: '窗口期内也聊过，算协助', en: 'Also chatted in the window: an assist' },
  silent: { zh: '静默单', en: 'Silent order' },
  unpaid: { zh: '还没付款', en: 'Not paid yet' },
  'unpaid-closed': { zh: '没付款就关闭了', en: 'Closed unpaid' },
  'deposit-only': { zh: '只付了定金，尾款还没付', en: 'Only the deposit is paid' },
  'deposit-counted': { zh: '按定金计为付款', en: 'The deposit counts as paying' },
  'reversed-closed': { zh: '付款后关闭，收回', en: 'Closed after paying, taken back' },
  'reversed-closed-untimed': {
    zh: '付款后关闭（时间不明），收回',
    en: 'Closed after paying at an unknown time, taken back',
  },
  'kept-closed-late': { zh: '过了期限才关闭，仍算', en: 'Closed after the limit, still counts' },
  'postage-left-out': { zh: '不含运费', en: 'Postage left out' },
  'refund-deducted': { zh: '扣掉退款', en: 'Refund deducted' },
  'sales-counted': { zh: '计入销售额', en: 'Counted as sales' },
  'window-open': { zh: '窗口还没结束，还会变', en: 'The window is open, may change' },
};
