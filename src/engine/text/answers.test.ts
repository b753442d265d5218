// Which replies answer a question, which do not, and the reason given.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type AnswerCode, answersQuestion } from './answers.ts';
import { compareSentences, prepareSentence } from './similarity.ts';

type Row = readonly [question: string, answer: string, code: AnswerCode];

const answered: readonly Row[] = [
  ['这款有蓝色的吗', '有的亲', 'yes-or-no'],
  ['能机洗吗', '可以的哦', 'yes-or-no'],
  ['支持到付吗', '不支持的呢', 'yes-or-no'],
  ['什么时候发货', '今天下午就给您发出', 'on-topic'],
  ['到广州几天', '一般三天左右哦', 'on-topic'],
  ['多久能到货', '预计48小时内发出', 'on-topic'],
  ['多少钱一套', '现在活动价128元', 'on-topic'],
  ['怎么卖', '页面价格就是到手价', 'on-topic'],
  ['买两件能优惠吗', '满200减20的亲', 'on-topic'],
  ['包邮吗', '江浙沪包邮，偏远地区补10元', 'on-topic'],
  ['发什么快递', '默认中通哦', 'on-topic'],
  ['我一米六穿什么码', '建议拍M码', 'on-topic'],
  ['桌子多长', '120cm的', 'on-topic'],
  ['还有现货吗', '这个卖完了，下周补货', 'on-topic'],
  ['什么材质的', '纯棉的面料', 'on-topic'],
  ['是正品吗', '官方旗舰店，假一赔十', 'on-topic'],
  ['会掉色吗', '深色第一次洗会有轻微浮色', 'on-topic'],
  ['怎么领券', '点击首页的领取按钮就可以', 'on-topic'],
  ['坏了怎么退', '您拍照发我，申请退货就行', 'on-topic'],
  ['为什么还没发', '因为仓库爆仓了', 'on-topic'],
  ['哪个适合老人', '推荐软一点的那款', 'on-topic'],
  ['送赠品吗', '随单送一双袜子', 'on-topic'],
  ['能开发票吗', '电子发票确认收货后开', 'on-topic'],
  ['一箱几瓶', '24瓶一箱', 'on-topic'],
  ['在吗', '您好，有什么可以帮您', 'on-topic'],
  ['從哪裡發貨', '杭州仓发出', 'on-topic'],
  ['这款防水吗', '生活防水没问题的', 'yes-or-no'],
  ['我穿什么尺码', '您身高体重告诉我一下可以吗', 'on-topic'],
  ['适合夏天用吗', '您是放在室内用吗', 'asks-back'],
];

const unanswered: readonly Row[] = [
  ['这款有蓝色的吗', '您好，有什么问题我可以帮您的', 'offer'],
  ['什么时候发货', '请问有什么可以帮您', 'offer'],
  ['能便宜点吗', '在的亲，有什么需要帮助的吗', 'offer'],
  ['多少钱', '您好，欢迎光临', 'greeting'],
  ['怎么退货', '在的', 'greeting'],
  ['发什么快递', '亲，您好', 'greeting'],
  ['几天到', '稍等', 'hold'],
  ['几天到', '好的，请您稍等，我帮您查一下', 'hold'],
  ['有货吗', '亲稍等下哦，这边帮您确认', 'hold'],
  ['多少钱', '😊', 'nothing'],
  ['多少钱', '???', 'nothing'],
  ['什么材质', '是的', 'bare-to-open'],
  ['哪个颜色好看', '嗯嗯', 'bare-to-open'],
  ['怎么安装', '可以的亲', 'bare-to-open'],
  ['什么时候补货', '好的', 'bare-to-open'],
  ['成分里有酒精吗', '这个不太清楚呢', 'passes-on'],
  ['这个功率多大', '您咨询厂家吧', 'passes-on'],
  ['盒子什么颜色', '感谢您的关注与收藏', 'unclear'],
];

describe('answers', () => {
  test.each(answered)('Q10: %s ← %s answers (%s)', (question, answer, code) => {
    const { score, because } = answersQuestion(question, answer);
    expect(because.code).toBe(code);
    expect(score).toBeGreaterThanOrEqual(0.5);
  });

  test.each(unanswered)('Q10: %s ← %s is no answer (%s)', (question, answer, code) => {
    const { score, because } = answersQuestion(question, answer);
    expect(because.code).toBe(code);
    expect(score).toBeLessThan(0.5);
    expect(because.words.zh).not.toBe('');
  });

  test('Q10: a hold followed by the answer in one line answers', () => {
    expect(answersQuestion('几天到', '稍等，查到了，明天下午能到').score).toBeGreaterThan(0.5);
    expect(answersQuestion('有货吗', '您好，蓝色有货的').score).toBeGreaterThan(0.5);
  });

  test('taking up the words of the question raises the score', () => {
    const question = '洗碗机能不能单独买内胆';
    const near = answersQuestion(question, '洗碗机内胆单独卖的哦');
    const far = answersQuestion(question, '感谢关注本店');
    expect(near.score).toBeGreaterThan(far.score);
    expect(near.because.shared).toContain('内胆');
  });

  test('any two texts: a score from 0 to 1, and the same one again', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom(...answered.flat()),
    );
    fc.assert(
      fc.property(text, text, (question, answer) => {
        const first = answersQuestion(question, answer);
        expect(first.score).toBeGreaterThanOrEqual(0);
        expect(first.score).toBeLessThanOrEqual(1);
        expect(answersQuestion(question, answer)).toEqual(first);
      }),
    );
  });
});

describe('similarity', () => {
  const compare = (a: string, b: string) =>
    compareSentences(prepareSentence(a), prepareSentence(b));

  test('is 1 for the same words, 0 for none in common, symmetric, within 0 and 1', () => {
    const unit = fc.constantFrom('发', '货', '快', '递', '的', '亲', '，', 'Ａ', 'a');
    const text = fc.string({ unit, maxLength: 15 });
    fc.assert(
      fc.property(text, text, (a, b) => {
        const there = compare(a, b).score;
        expect(there).toBeCloseTo(compare(b, a).score, 12);
        expect(there).toBeGreaterThanOrEqual(0);
        expect(there).toBeLessThanOrEqual(1);
        if (prepareSentence(a).total > 0) expect(compare(a, a).score).toBeCloseTo(1, 12);
      }),
    );
    expect(compare('什么快递', '谢谢').score).toBe(0);
  });

  test.each([
    ['亲，今天拍下今天就发货哦~', '今天拍下今天发货', 0.75, 1],
    ['您好，請問什麼時候發貨', '什么时候发货', 0.95, 1],
    ['这款是纯棉的', '这款是真丝的', 0.3, 0.75],
    ['今天能发货吗', '这件衣服起球', 0, 0.15],
  ])('%s ~ %s', (a, b, least, most) => {
    const { score } = compare(a, b);
    expect(score).toBeGreaterThanOrEqual(least);
    expect(score).toBeLessThanOrEqual(most);
  });

  test('says what is shared', () => {
    expect(compare('明天下午发货', '下午就发货').shared).toEqual(['下午', '发货']);
  });
});
