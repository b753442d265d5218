// Disguised contact and review words are found wherever they are planted; ordinary sentences stay quiet.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyUnits, foldInto } from '../../lib/text-folding.ts';
import { disguisedForms } from './disguise-forms.ts';
import { isSuspicious } from './evasion.ts';
import { compileWordIndex, scanLine } from './word-index.ts';
import type { WordHit, WordPack } from './word-pack.ts';

const packs: readonly WordPack[] = [
  {
    id: 'contact',
    words: ['微信', '加微信', '微信号', 'QQ', '加QQ', '支付宝转账', '私下交易'],
    except: ['微信支付', '微信付款', '微信钱包', 'QQ糖', 'QQ弹'],
    evasion: true,
  },
  {
    id: 'review',
    words: ['好评返现', '五星好评', '返现', '好评有礼', '红包'],
    except: ['返现活动已结束'],
    evasion: true,
  },
  { id: 'plain', words: ['保密'], except: [], evasion: false },
];
const index = compileWordIndex(packs);

function found(text: string): string[] {
  const hits: WordHit[] = [];
  scanLine(index, text, hits);
  return hits.map((hit) => `${packs[hit.pack]!.id}:${text.slice(hit.start, hit.end)}`);
}

function suspicious(text: string): boolean {
  const units = emptyUnits();
  foldInto(text, units);
  return isSuspicious(units);
}

describe('evasion', () => {
  test.each([
    ['可以加薇❤信聊', 'contact:加薇❤信'],
    ['薇❤️信', 'contact:薇❤️信'],
    ['微.信联系', 'contact:微.信'],
    ['微 信 联系', 'contact:微 信'],
    ['V 信详聊', 'contact:V 信'],
    ['加我 V', 'contact:V'],
    ['加V：abc12345', 'contact:加V'],
    ['+V 聊哈', 'contact:+V'],
    ['➕薇发您图', 'contact:➕薇'],
    ['加个徽信吧', 'contact:徽信'],
    ['加威信方便些', 'contact:加威信'],
    ['佳薇芯', 'contact:佳薇芯'],
    ['vx同号', 'contact:vx'],
    ['ＶＸ：zhang_san', 'contact:ＶＸ'],
    ['wx13800001111', 'contact:wx'],
    ['weixin聊', 'contact:weixin'],
    ['w e i x i n', 'contact:w e i x i n'],
    ['jia wei xin', 'contact:jia wei xin'],
    ['jia weixin哈', 'contact:jia weixin'],
    ['Wei信', 'contact:Wei信'],
    ['微xin', 'contact:微xin'],
    ['微💗聊', 'contact:微💗'],
    ['微1信', 'contact:微1信'],
    ['WeChat me', 'contact:WeChat'],
    ['扣扣号是12345678', 'contact:扣扣'],
    ['加我扣扣', 'contact:扣扣'],
    ['Q Q联系', 'contact:Q Q'],
    ['q扣', 'contact:q扣'],
    ['zhi付宝转账', 'contact:zhi付宝转账'],
    ['私 下 交 易', 'contact:私 下 交 易'],
    ['私*下*交*易', 'contact:私*下*交*易'],
    ['好坪返现', 'review:好坪返现'],
    ['haopin返现哦', 'review:haopin返现'],
    ['HAO PING 返xian', 'review:HAO PING 返xian'],
    ['haopingfanxian', 'review:haopingfanxian'],
    ['好 评 返 现', 'review:好 评 返 现'],
    ['好评 返 现', 'review:好评 返 现'],
    ['好😊评😊返😊现', 'review:好😊评😊返😊现'],
    ['五⭐好评', 'review:五⭐好评'],
    ['给个好评反现5元', 'review:好评反现'],
    ['晒图返💰', 'review:返💰'],
    ['发🧧给您', 'review:🧧'],
    ['红bao', 'review:红bao'],
  ])('Q9: %s', (text, expected) => {
    expect(found(text)).toEqual([expected]);
  });

  test.each(
    `这款V领的比较显瘦/圆领和v领都有货/wx-3型号的配件有吗/型号是WX-12哦/QQ糖还有草莓味吗/口感QQ弹弹的/可以微信支付吗
    支持微信付款的/祝您有好心情/心情好就下单吧/质量很好 评价也不错/质量好，评价高/很好😊评价已经给了/好 评价了/稍微 信号差一点
    微波炉可以用/微量元素检测过的/含有微量的锌/尺寸L x W x H是多少/V8发动机适用吗/您是VIP会员/加VIP可以再减/微芯片防伪
    这位老师很有威信/love❤/么么哒❤/返线条款式/好苹果都挑给您了/昊评测说不错/纽扣扣不上怎么办/把扣扣子的那面朝外/衣服的暗扣扣得很紧
    加大码v领要吗/2+V领一起拍/x-v系列的/www.taobao.com/我要XL码的/S M L都有/这个是A+B套餐/5+1装的/iPhone 12 Pro Max能用吗
    现在的价格是最低的/尽快返回给我们/返程的时候再联系/反正现在也不急/反复清洗没问题/返修单号发我/红色包包还有吗/这个红色 包装很好看
    卫星定位准吗/围巾新款什么时候上/为心爱的人挑一份/喂食心得/唯一信得过的店/好平整的布料/郝先生您好/嘉兴发货吗/佳能相机有吗
    家里用刚好/扫地机器人怎么保养/加湿器多少钱/企鹅玩偶有现货吗/球球玩具是硅胶的吗/私人定制可以吗/下单 交易成功后发货
    women的款式/China Post能到吗/mango味的/panda图案/weekend发货吗/给您换货 信息已登记/微微一笑 信心满满/亲～在的～有什么可以帮您
    12-3-5号库/A-B款有差别/尺码：S-M/买2送1 现在拍/满200-20/发邮政ems/usb接口/200x230的被套/q弹/Q版贴纸/3q了亲/扣除运费后`
      .split(/[/\n]/)
      .map((line) => line.trim()),
  )('Q9: quiet on %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test('a pack without evasion is found plainly only', () => {
    expect(found('请保密')).toEqual(['plain:保密']);
    expect(found('请保 密')).toEqual([]);
    expect(found('请baomi')).toEqual([]);
  });

  test('exceptions hold for disguises too', () => {
    expect(found('薇信支付也行')).toEqual([]);
    expect(found('返 现 活 动 已 结 束')).toEqual([]);
  });

  test('ordinary lines are settled without undoing anything', () => {
    for (const line of ['您好，在的', '有货的 今天发货哦', '好的，谢谢', '99.5元', '亲~在的~']) {
      expect(suspicious(line)).toBe(false);
    }
    for (const line of ['微 信', 'v信', '好 评', '好*评', '晒图返💰']) {
      expect(suspicious(line)).toBe(true);
    }
  });

  test('forms of a word: itself, mixtures, all pinyin when long enough', () => {
    expect(disguisedForms('好评')).toEqual(['好评', 'hao评', '好pin', 'haopin']);
    expect(disguisedForms('我们')).not.toContain('women');
    expect(disguisedForms('加')).toEqual(['加']);
    expect(disguisedForms('五星好评返现').length).toBeLessThan(30);
  });

  const planted = ['微信', '加微信', 'QQ', '好评返现'] as const;
  const gaps = ['', '', '*', '·', '_', '❤', ' ', '😊', '~', '-'];
  const disguises: Readonly<Record<string, readonly string[]>> = {
    微: ['微', '薇', '葳', '徽'],
    信: ['信', '芯'],
    加: ['加', '➕', '佳'],
    Q: ['Q', 'q', 'Ｑ'],
    好: ['好', 'hao'],
    评: ['评', '評', 'ping', 'pin'],
    返: ['返', 'fan'],
    现: ['现', '現', 'xian'],
  };

  test('Q9: disguises planted at random are found, at their place', () => {
    const piece = fc.record({
      word: fc.constantFrom(...planted),
      picks: fc.array(fc.nat(9), { minLength: 12, maxLength: 12 }),
    });
    const quiet = fc.constantFrom('', '亲，', '您好，', '在的。', '，谢谢');
    fc.assert(
      fc.property(quiet, piece, quiet, (before, { word, picks }, after) => {
        // One and the same sign between all characters, as people do it.
        const gap = gaps[picks[11]! % gaps.length]!;
        const disguise = [...word]
          .map((unit, i) => disguises[unit]![picks[i]! % disguises[unit]!.length]!)
          .join(gap);
        const text = `${before}${disguise}${after}`;
        const hits: WordHit[] = [];
        scanLine(index, text, hits);
        const from = before.length;
        const to = from + disguise.length;
        expect(hits.some((hit) => hit.start >= from && hit.end <= to)).toBe(true);
        expect(hits.every((hit) => hit.start < to && hit.end > from)).toBe(true);
      }),
      { numRuns: 1500 },
    );
  });
});
