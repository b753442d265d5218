// Signs of a buyer's mood, and negation that takes them away or turns them round.
import { describe, expect, test } from 'vitest';
import { findMoodSigns } from './sentiment.ts';

describe('moods', () => {
  test.each([
    ['你们这是骗人吧', ['angry:骗人']],
    ['什么态度啊，我要投诉', ['angry:什么态度', 'angry:投诉']],
    ['再不处理就給差評', ['angry:差評']],
    ['我没生气', []],
    ['不是要投诉你', []],
    ['不得不投诉了', ['angry:投诉']],
    ['对这次服务不满意', ['angry:不满意']],
    ['不太靠谱啊', ['angry:靠谱']],
    ['谢谢，态度好', ['thankful:谢谢', 'thankful:态度好']],
    ['辛苦了亲', ['thankful:辛苦了']],
    ['快点发货，急用', ['urging:快点', 'urging:急用']],
    ['怎么还没到', ['urging:怎么还没']],
    ['不着急，慢慢来', []],
    ['别催我', []],
    ['网速度还行', []],
    ['我再看看吧', ['hesitant:再看看']],
    ['有点贵', ['hesitant:有点贵']],
    ['这个垃圾桶多大', []],
    ['滚筒洗衣机能用吗', []],
    ['有货吗', []],
  ])('%s', (text, expected) => {
    const signs = findMoodSigns(text);
    expect(signs.map((sign) => `${sign.mood}:${text.slice(sign.start, sign.end)}`)).toEqual(
      expected,
    );
  });
});
