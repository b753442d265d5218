// Why a conversation is not counted as received: own account, nobody asked, an advertisement.
import type { LeftOut, Line } from '../domain/analysis.ts';
import { buildWordSet, hasWord } from './word-set.ts';

/** What touts offer a shop; buyers ask for none of it. */
const OFFERS = buildWordSet([
  ...['代运营', '刷单', '补单', '代写文案', '软文', '贷款', '放款', '引流', '网络推广', '推广合作'],
  ...[
    '提升销量',
    '提高销量',
    '打造爆款',
    '店铺装修',
    '美工外包',
    '客服外包',
    '淘宝客推广',
    '直通车',
  ],
  ...['兼职', '日结', '日赚', '月入', '招商加盟', '诚招代理', '商务合作', '达人合作', '流量扶持'],
  ...['货源', '办证', '开票代理', '代开发票', '信用卡', '低息'],
]);

/** How touts want to be reached. */
const CONTACTS = buildWordSet([
  ...[
    '微信',
    '加v',
    '加我',
    'vx',
    'wx',
    'v信',
    'qq',
    '扣扣',
    'http:',
    'https:',
    'www.',
    '点击链接',
  ],
  ...['联系电话', '联系我', '咨询我', '扫码', '私聊我', '添加我'],
]);

const QUESTION_MARKS = buildWordSet(['吗', '?']);
const PHONE = /(?:^|\D)1[3-9]\d{9}(?:\D|$)/;

/** Offers something to the shop and names a way to be reached; a question is never one. */
function isAdvertisement(text: string): boolean {
  if (!hasWord(OFFERS, text) || hasWord(QUESTION_MARKS, text)) return false;
  return hasWord(CONTACTS, text) || PHONE.test(text);
}

/**
 * Why a conversation's buyer is not received; null: received. Own accounts first; then no line of
 * the buyer's that stands (revoked ones and events in the buyer's name do not count), told apart by
 * whether anybody else than the system wrote; then a single line that advertises to the shop.
 */
export function findLeftOut(lines: readonly Line[], ownAccount: boolean): LeftOut | null {
  if (ownAccount) return 'own-account';
  let buyerLines = 0;
  let others = 0;
  let only: Line | null = null;
  for (const line of lines) {
    const { by, kind } = line.message;
    if (by === 'system' || kind === 'system' || line.revoked) continue;
    if (by === 'buyer') {
      buyerLines += 1;
      only = line;
    } else others += 1;
  }
  if (buyerLines === 0) return others === 0 ? 'only-system' : 'no-buyer-line';
  if (buyerLines === 1 && only !== null && isAdvertisement(only.message.text)) return 'advertising';
  return null;
}
