// What a chat line is: media marks, cards, links, and words that only mention one.
import { expect, test } from 'vitest';
import { accountName, isMachine, shopOf } from './account.ts';
import { recogniseBody } from './recognise-body.ts';

test.each([
  ['在吗', 'text'],
  ['[图片]', 'image'],
  ['【视频】', 'video'],
  ['[微笑]', 'text'],
  ['https://img.alicdn.com/a/b.jpg', 'image'],
  ['https://img.alicdn.com/a/b.png_60x60.jpg', 'image'],
  ['https://item.taobao.com/item.htm?spm=a.b&id=678812345004', 'product 678812345004'],
  ['`https://detail.tmall.com/item.htm?id=678812345004&skuId=5`', 'product 678812345004'],
  ['https://item.jd.com/100012345672.html', 'product 100012345672'],
  ['https://mobile.yangkeduo.com/goods.html?goods_id=55180001', 'product 55180001'],
  ['https://www.example.com/help', 'link'],
  ['这个有货吗 https://item.taobao.com/item.htm?id=678812345004', 'text 678812345004'],
  ['订单号：2871634509913321', 'order 2871634509913321'],
  ['订单编号:260601-118823450001', 'order 260601-118823450001'],
  ['订单号是多少呀', 'text'],
])('G1 “%s” is %s', (text, expected) => {
  const { kind, sku, orderId } = recogniseBody(text);
  expect([kind, sku ?? orderId].filter((part) => part !== null).join(' ')).toBe(expected);
});

test('G1 account names: site prefix, full-width colon, shop, machines', () => {
  expect(accountName(' cntaobao云栖：小美 ')).toBe('云栖:小美');
  expect([shopOf('云栖:小美'), shopOf('云栖'), shopOf('云栖:'), shopOf(':小美')]).toEqual([
    '云栖',
    null,
    null,
    null,
  ]);
  expect(['云栖:服务助手', '店小蜜', '云栖:小美'].map(isMachine)).toEqual([true, true, false]);
});
