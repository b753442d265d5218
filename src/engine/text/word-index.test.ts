// What word packs find: entries with anchors and gaps, exceptions, merging, and where.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../lib/text-folding.ts';
import { compileWordIndex, scanLine } from './word-index.ts';
import type { WordHit, WordPack } from './word-pack.ts';

function packOf(id: string, words: readonly string[], except: readonly string[] = []): WordPack {
  return { id, words, except, evasion: false };
}

function found(packs: readonly WordPack[], text: string): string[] {
  const hits: WordHit[] = [];
  scanLine(compileWordIndex(packs), text, hits);
  return hits.map((hit) => `${packs[hit.pack]!.id}:${text.slice(hit.start, hit.end)}`);
}

const packs = [
  packOf(
    'ads',
    ['第一', '最低价', '百分百', '100%', '5折', 'NO.1'],
    ['第一时间', '第一次', '第一步'],
  ),
  packOf('pay', ['付款…优惠', '^拍下吧', '付款了吗$', '^付款$', '請付款', 'ok']),
];

describe('word index', () => {
  test.each([
    ['销量第一', ['ads:第一']],
    ['第一时间给您发', []],
    ['第一次来就知道第一', ['ads:第一']],
    ['全網最低價', ['ads:最低價']],
    ['１００％正品', ['ads:１００％']],
    ['打15折', []],
    ['打5折', ['ads:5折']],
    ['no.1', ['ads:no.1']],
    ['no.12', []],
    ['book', []],
    ['OK的', ['pay:OK']],
    ['付款就有优惠哦', ['pay:付款就有优惠']],
    ['付款后。优惠', []],
    ['付款之后三天之内我们再给您优惠', []],
    ['拍下吧亲', ['pay:拍下吧']],
    ['您拍下吧', []],
    ['好的。拍下吧', ['pay:拍下吧']],
    ['[微笑]拍下吧', ['pay:拍下吧']],
    ['好的 拍下吧', ['pay:拍下吧']],
    ['您付款了吗~', ['pay:付款了吗']],
    ['您付款了吗亲', []],
    ['付款', ['pay:付款']],
    ['付款😊', ['pay:付款']],
    ['去付款', []],
    ['请付款', ['pay:请付款']],
    ['请付款了吗', ['pay:付款了吗']],
  ])('Q9: %s → %j', (text, expected) => {
    expect(found(packs, text)).toEqual(expected);
  });

  test('of overlapping hits of one pack the longest stands; packs do not hide each other', () => {
    const two = [packOf('a', ['微信', '加微信', '微信号']), packOf('b', ['信号'])];
    expect(found(two, '加微信号')).toEqual(['a:加微信', 'b:信号']);
    expect(found(two, '加我微信号')).toEqual(['a:微信号', 'b:信号']);
  });

  test('an exception cancels whatever it overlaps, before it, after it and around it', () => {
    const one = [packOf('a', ['一二', '二三', '三四', '四五'], ['二三四', '九'])];
    expect(found(one, '一二三四五')).toEqual([]);
    expect(found(one, '一二 二三 九 四五')).toEqual(['a:一二', 'a:二三', 'a:四五']);
  });

  test('packs are known by id; entries that say nothing are skipped', () => {
    const index = compileWordIndex([packOf('a', ['', '^', '…', '$', '好'])]);
    expect(index.packOf('a')).toBe(0);
    expect(index.packOf('b')).toBe(-1);
    expect(found([packOf('a', ['', '^', '…', '好'])], '好')).toEqual(['a:好']);
  });

  test('a hit always lies where the original says the word', () => {
    const words = ['微信', '加…好友', '百分百', '太贵', '哈哈', 'vx'];
    const index = compileWordIndex([packOf('a', words)]);
    const unit = fc.constantFrom(
      '微',
      '信',
      '加',
      '好',
      '友',
      '百',
      '分',
      '太',
      '貴',
      '哈',
      'Ｖ',
      'x',
      '\u200b',
      ' ',
      '。',
    );
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 30 }), (text) => {
        const hits: WordHit[] = [];
        scanLine(index, text, hits);
        let end = 0;
        for (const hit of hits) {
          expect(hit.start).toBeGreaterThanOrEqual(end);
          end = hit.end;
          const folded = fold(text.slice(hit.start, hit.end)).text;
          const [first, last] = fold(hit.word).text.split('…');
          expect(folded.startsWith(first!)).toBe(true);
          expect(folded.endsWith(last ?? first!)).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('plain words: a pack hits exactly where folding contains the word', () => {
    const unit = fc.constantFrom('微', '信', '加', '，', 'Ｖ');
    fc.assert(
      fc.property(
        fc.string({ unit, minLength: 1, maxLength: 3 }),
        fc.string({ unit, maxLength: 20 }),
        (word, text) => {
          if (/^[^a-zＶ]*$/.test(word)) {
            expect(found([packOf('a', [word])], text).length > 0).toBe(
              fold(text).text.includes(fold(word).text),
            );
          }
        },
      ),
    );
  });
});
