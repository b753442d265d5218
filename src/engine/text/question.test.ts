// What is a question, which questions a line holds, and what is only a yes or no.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isBareAnswer } from './bare-answer.ts';
import { isQuestion, splitQuestions } from './question.ts';

function lines(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

describe('questions', () => {
  test.each(
    lines(`
    这条裙子还有蓝色吗
    這條裙子還有貨嗎
    能机洗么
    多少钱一套
    买三件有没有优惠
    今天拍什么时候能发
    发的是哪家快递
    到成都要几天
    我一米六五穿哪个码
    怎么领券
    咋安装
    是不是纯羊毛的
    可不可以到付
    洗了会不会缩水
    面料是棉的还是麻的
    在不
    发货了没
    好用不
    有M码的没有
    红色的呢
    快递呢
    这个是正品吧
    请问怎么退
    我想问一下运费谁出
    啥时候补货
    第几层放洗涤剂
    为啥贵了十块
    在吗？
    ？？？
    亲，有小号的吗，我要两个
    你好 可以开票吗 公司的
    那这个送不送赠品
    能便宜点嘛
    不知道怎么拍
    多久能到啊
    您需要什么颜色
    方便告诉我您的身高体重吗
  `),
  )('Q10: asks: %s', (line) => {
    expect(isQuestion(line)).toBe(true);
  });

  test.each(
    lines(`
    好的呢
    是的呢亲
    有货的呢
    可以的哦
    这款卖得很好呢
    马上为您安排呢
    您太客气了呢
    没什么
    毛巾什么的都要
    不怎么样
    好几天了
    过几天再来
    前几款都不错
    几乎没味道
    多少有点色差
    拍多少件都可以的
    什么时候都能拍
    那就这样吧
    我拍吧
    算了吧
    好吧
    还是要原来那件
    我还是再看看
    差不多
    多大家都喜欢的一款
    如果有什么问题随时联系我
    无论怎么洗都不变形
    谢谢
    嗯嗯
    地址是人民路88号
    已经付款了
    看 https://item.example.com/a?id=3 这个
    麻烦发顺丰
    要两件白色的
    收到货了很喜欢
  `),
  )('Q10: does not ask: %s', (line) => {
    expect(isQuestion(line)).toBe(false);
  });

  test.each([
    ['有货吗？多久发货', ['有货吗？', '多久发货']],
    ['你好，这款起球吗，会掉色吗', ['这款起球吗', '会掉色吗']],
    ['多少钱呀什么时候发货', ['多少钱呀', '什么时候发货']],
    ['在吗 有蓝色吗 要两件', ['在吗', '有蓝色吗']],
    ['ＯＫ的，幾天到？', ['幾天到？']],
    ['好的谢谢', []],
    ['不不不，没没没', []],
  ])('Q10: the questions of %s', (line, expected) => {
    expect(splitQuestions(line).map(({ start, end }) => line.slice(start, end))).toEqual(expected);
  });

  test('a line asks if and only if it holds a question', () => {
    const word = fc.constantFrom(
      '[',
      ']',
      'a',

      '有货',
      '吗',
      '什么',
      '好的',
      '，',
      ' ',
      '？',
      '呢',
      '多少',
      '的',
      '不',
      '！',
      '几天',
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 10 }), (words) => {
        const line = words.join('');
        const questions = splitQuestions(line);
        expect(questions.length > 0).toBe(isQuestion(line));
        let end = 0;
        for (const one of questions) {
          expect(one.start).toBeGreaterThanOrEqual(end);
          expect(one.end).toBeGreaterThan(one.start);
          end = one.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  test('Q10: any line at all is settled', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('吗', '][', '?'), (text, end) => {
        expect(splitQuestions(text + end + end).length > 0).toBe(isQuestion(text + end + end));
      }),
    );
  });

  test('a flood of questions comes to an end', () => {
    expect(splitQuestions('为什么吗'.repeat(25_000))).toHaveLength(1);
  });
});

describe('bare answers', () => {
  test.each(
    lines(`
    是的
    是的呢亲
    有的亲
    可以
    可以的哦~
    嗯嗯
    恩恩好的
    好的亲
    不能哦
    不可以呢亲亲
    没有的
    在的😊
    有货
    ＯＫ
    [微笑]是的[微笑]
    亲，不支持的哦
    不好意思亲，没有哦
  `),
  )('Q10: only yes or no: %s', (line) => {
    expect(isBareAnswer(line)).toBe(true);
  });

  test.each(
    lines(`
    有的，蓝色和白色都有
    可以的，今天发货
    是纯棉的
    您好
    不客气
    不好意思
    谢谢
    亲
    稍等
    能不能
    有吗
    48小时内发货
    支持七天无理由
    [微笑]
    好的 我帮您改地址
  `),
  )('Q10: says more or less: %s', (line) => {
    expect(isBareAnswer(line)).toBe(false);
  });
});
