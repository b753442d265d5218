// The words tables use for who wrote a line and what kind of line it is.
import type { MessageKind, Sender } from '../../domain/event.ts';
import { cleanText, foldWidth } from '../values.ts';

const SENDERS: Readonly<Record<Sender, string>> = {
  buyer:
    'buyer customer client user visitor guest consumer contact incoming inbound in received receive c 买家 顾客 客户 用户 访客 消费者 会员 接收 收到 收 买方 客人',
  agent:
    'agent staff seller service waiter csr operator human outgoing outbound out sent send s shop merchant 客服 商家 卖家 店铺 人工 人工客服 店员 坐席 发送 发出 发 卖方 商家客服 导购',
  bot: 'bot robot auto autoreply machine ai 机器人 智能客服 自动回复 自动 店小蜜 智能机器人 机器人客服',
  system: 'system notice platform activity 系统 系统消息 平台 系统提示 通知 提示',
};

const KINDS: Readonly<Record<MessageKind, string>> = {
  text: 'text txt plain 文本 文字 普通消息 文本消息 纯文本 普通',
  image: 'image picture pic photo img sticker emoji 图片 图片消息 照片 截图 表情 表情包 动图',
  video: 'video 视频 短视频 视频消息',
  voice: 'voice audio 语音 语音消息 音频',
  file: 'file attachment document 文件 附件',
  product:
    'product productcard goods item sku card 商品 商品卡片 商品卡 宝贝 宝贝卡片 商品链接 卡片',
  order: 'order ordercard 订单 订单卡片 订单卡',
  link: 'link url 链接 网页 网址',
  system: 'system notice event activity 系统 系统消息 通知 提示',
};

const senders = wordTable(SENDERS);
const kinds = wordTable(KINDS);

/** null: a word that says nothing of who wrote it, perhaps a name. */
export function findSender(word: string): Sender | null {
  return senders.get(wordKey(word)) ?? null;
}

/** null: a word nobody knows. */
export function findKind(word: string): MessageKind | null {
  return kinds.get(wordKey(word)) ?? null;
}

function wordTable<K extends string>(words: Readonly<Record<K, string>>): ReadonlyMap<string, K> {
  const table = new Map<string, K>();
  for (const meaning of Object.keys(words) as K[]) {
    for (const word of words[meaning].split(' ')) table.set(word, meaning);
  }
  return table;
}

function wordKey(word: string): string {
  return foldWidth(cleanText(word))
    .toLowerCase()
    .replace(/[\s_-]+/g, '');
}
