// Words several pages of imports share.
import type { WordTable } from '../../../report/words/say.ts';
import type { Tone } from '../../../ui/Tag.tsx';
import type { ImportItem, ReceivedFile } from '../contract.ts';

export const STATE_WORDS: WordTable = {
  waiting: { zh: '排队中', en: 'waiting' },
  running: { zh: '进行中', en: 'running' },
  done: { zh: '完成', en: 'done' },
  failed: { zh: '没做完', en: 'failed' },
  cancelled: { zh: '已停下', en: 'stopped' },
};

export const STATE_TONES: Readonly<Record<ImportItem['state'], Tone>> = {
  waiting: 'plain',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
};

export const FILE_STATES: WordTable = {
  known: { zh: '已认出', en: 'recognised' },
  mapped: { zh: '已对应', en: 'mapped' },
  unknown: { zh: '要对应列', en: 'needs mapping' },
  unusable: { zh: '用不了', en: 'cannot be used' },
};

export const FILE_TONES: Readonly<Record<ReceivedFile['state'], Tone>> = {
  known: 'good',
  mapped: 'good',
  unknown: 'warn',
  unusable: 'bad',
};

export const FEEDS_WORDS: WordTable = {
  chats: { zh: '聊天记录', en: 'Chats' },
  orders: { zh: '订单', en: 'Orders' },
  'order-items': { zh: '订单宝贝明细', en: 'Order items' },
  agents: { zh: '客服名单', en: 'Agents' },
  duty: { zh: '排班', en: 'Duty' },
  products: { zh: '商品资料', en: 'Products' },
  evaluations: { zh: '评价', en: 'Ratings' },
  metrics: { zh: '平台指标', en: 'Platform figures' },
};

export const KIND_WORDS: WordTable = {
  files: { zh: '上传', en: 'upload' },
  sample: { zh: '示例店铺', en: 'sample shop' },
  'command-line': { zh: '命令行', en: 'command line' },
};

/** Sender of a message, state of an order. */
export const WHAT_WORDS: WordTable = {
  buyer: { zh: '买家', en: 'buyer' },
  agent: { zh: '客服', en: 'agent' },
  bot: { zh: '机器人', en: 'bot' },
  system: { zh: '系统', en: 'system' },
  placed: { zh: '下单', en: 'placed' },
  'deposit-paid': { zh: '付定金', en: 'deposit paid' },
  paid: { zh: '付款', en: 'paid' },
  shipped: { zh: '发货', en: 'shipped' },
  completed: { zh: '完成', en: 'completed' },
  closed: { zh: '关闭', en: 'closed' },
  'refund-requested': { zh: '申请退款', en: 'refund requested' },
  refunded: { zh: '退款', en: 'refunded' },
};

/** `1.2 MB`. */
export function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(0)} KB`;
  if (bytes < 1024 ** 3) return `${(bytes / 1024 ** 2).toFixed(1)} MB`;
  return `${(bytes / 1024 ** 3).toFixed(2)} GB`;
}
