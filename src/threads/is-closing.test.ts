// A buyer's bare closing asks nothing; a question or request after one is no closing.
import { describe, expect, test } from 'vitest';
import { isClosing } from './is-closing.ts';

const CLOSINGS = `
谢谢 | 好的 | 嗯嗯 | 哦 | ok | OK | ＯＫ | 收到 | 👌 | 不用了 | 没有了谢谢 | 没有了，谢谢！ | 謝謝 | 好的呢
好的~ | 好好好好 | 嗯嗯嗯嗯 | 那好吧 | 那行 | 行吧 | 知道了 | 明白了 谢谢 | 好的亲 | 谢谢亲 | 谢谢老板
辛苦了 | 麻烦您了 | 没事了 | 没关系 | 好的👌🏻 | 🙏🙏 | [微笑] | [玫瑰][玫瑰] | 好的[OK] | 再见 | 拜拜 | 88
没有，谢谢 | 没有 谢谢 | 可以，谢谢 | 是的，谢谢 | 好的好的谢谢你 | 谢谢您的耐心解答 | haode | Thank you
没了 | 没啦 | 满意 | 哈哈哈哈 | 不客气 | 嗯，好 | 感谢🌹 | 先这样吧 | 就这样吧，谢谢 | 好吧……`;

const OTHERS = `
好的，什么时候发货 | 好吗 | 可以吗 | 行吗 | 行不行 | 好了没有 | 好了没 | 没收到 | 没有收到 | 没有明白 | 不好
不行 | 好贵 | 好看 | 好不好 | 嗯？ | 哦? | 好的？ | 在吗 | 你好 | ? | 谢谢，能便宜点吗 | 好的我拍了 | 收到货了破的
是的 | 可以 | 对 | 没有 | 不用了给我退款 | 麻烦你查一下 | 辛苦帮我改地址 | 好的给我发顺丰 | 要 | 不要了 | 32
[疑问] | [发怒] | [图片] | [订单] | 😡 | 🤔 | ok绷有货吗 | oklahoma | 了解一下价格 | 知道了吗 | 明白吗 | 没有货 | 没有哦
我想退货 | 好评返现吗 | 谢谢惠顾是什么意思 | … | 。 | 好久 | 行李箱 | 成分表 | 没问题吧？ | 亲 | 谢谢支持，满意请五星好评`;

const rows = (table: string): string[] =>
  table
    .split(/[|\n]/)
    .map((cell) => cell.trim())
    .filter((cell) => cell !== '');

describe('Q1 bare closings (fixed reading: they ask nothing)', () => {
  test.each(rows(CLOSINGS))('closing: %s', (text) => {
    expect(isClosing(text, 'text')).toBe(true);
  });

  test.each(rows(OTHERS))('no closing: %s', (text) => {
    expect(isClosing(text, 'text')).toBe(false);
  });

  test('only words close: a picture or a card is looked at, a platform event is not', () => {
    expect(isClosing('好的', 'image')).toBe(false);
    expect(isClosing('', 'product')).toBe(false);
    expect(isClosing('', 'text')).toBe(false);
    expect(isClosing('买家评价了本次服务', 'system')).toBe(true);
  });

  test.each(['什么时候发货', '有货吗', '能便宜点吗', '帮我改地址', '到哪了', '多少钱', '我要退款'])(
    'a closing before or after %s swallows nothing',
    (request) => {
      for (const closing of rows(CLOSINGS)) {
        if (closing.length > 12) continue;
        expect(isClosing(`${closing}，${request}`, 'text')).toBe(false);
        expect(isClosing(`${request}，${closing}`, 'text')).toBe(false);
        expect(isClosing(`${closing}${request}`, 'text')).toBe(false);
      }
    },
  );
});
