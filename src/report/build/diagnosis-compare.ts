// The few bars beside a concern: what it is about against what is usual; and how its money was computed.
import type { Words } from '../../intake/format.ts';
import type { Concern, Share } from '../../scoring/diagnosis/concern.ts';
import type { CompareBar, SparkModel } from '../diagnosis-model.ts';
import { presentCount, presentFen, presentPercent } from '../present-number.ts';
import { type ConcernNames, percentOf, shortDay, wait } from './diagnosis-words.ts';

const both = (zh: string, en: string): Words => ({ zh, en });
const OTHERS = both('其他人', 'The others');

interface Bar {
  readonly name: Words;
  readonly text: string;
  readonly value: number;
  readonly own: boolean;
}

function share(name: Words, of: Share, own: boolean): Bar {
  return { name, text: percentOf(of), value: of.whole === 0 ? 0 : of.part / of.whole, own };
}

export function compareOf({ detail }: Concern, names: ConcernNames): CompareBar[] {
  const bars = barsOf(detail, names);
  const most = Math.max(...bars.map(({ value }) => value), 1e-9);
  return bars.map(({ value, ...bar }) => ({ ...bar, ratio: value / most }));
}

function barsOf(detail: Concern['detail'], names: ConcernNames): Bar[] {
  const agent = 'agent' in detail ? names.agent(detail.agent) : '';
  const self = both(agent, agent);
  switch (detail.pattern) {
    case 'weak-link': {
      const say = detail.link === 'orderValue' ? yuan : presentPercent;
      return [
        { name: self, text: say(detail.own), value: detail.own, own: true },
        { name: OTHERS, text: say(detail.others), value: detail.others, own: false },
      ];
    }
    case 'crowded-days':
      return [
        share(both('那几天转化', 'Conv. then'), detail.seen, true),
        share(both('平日转化', 'Usually'), detail.usual, false),
      ];
    case 'lost-orders':
      return [
        share(
          detail.of === 'agent' ? nameOf(names, detail.key) : both('这件', 'This'),
          detail.own,
          true,
        ),
        share(detail.of === 'agent' ? OTHERS : both('其他商品', 'Others'), detail.others, false),
      ];
    case 'rule-onset':
      return [
        share(both('之前转化', 'Before'), detail.before, false),
        share(both('之后转化', 'After'), detail.after, true),
        share(both('其他人之前', 'Others before'), detail.othersBefore, false),
        share(both('其他人之后', 'Others after'), detail.othersAfter, false),
      ];
    case 'bare-answers':
      return [
        share(both('只答不问', 'Only answers'), detail.bare, true),
        share(OTHERS, detail.othersBare, false),
        share(both('转化率', 'Conversion'), detail.seen, true),
        share(OTHERS, detail.others, false),
      ];
    case 'short-staffed':
      return [
        share(both('这时段转化', 'Conv. then'), detail.seen, true),
        share(both('其他时段', 'Other hours'), detail.others, false),
      ];
    case 'asked-not-sold':
      return [
        share(both('这件', 'This'), detail.seen, true),
        share(
          detail.priceBand ? both('同价位', 'Its price band') : both('其他', 'Others'),
          detail.others,
          false,
        ),
      ];
    case 'sudden-change':
      return [
        share(both('之前', 'Before'), detail.before, false),
        share(both('之后', 'After'), detail.after, true),
      ];
  }
}

const nameOf = (names: ConcernNames, id: string): Words => both(names.agent(id), names.agent(id));
const yuan = (fen: number): string => presentFen(Math.round(fen / 100) * 100);

export function sparkOf({ detail, points }: Concern, names: ConcernNames): SparkModel | null {
  if (points.length < 2) return null;
  const most = Math.max(...points.map(({ value }) => value), 1e-9);
  const hours = detail.pattern === 'short-staffed';
  const bars = points.map(({ at, value, marked }) => ({
    label: hours ? `${at}:00` : shortDay(at),
    text: hours ? wait(value * 1000).en : textOf(detail.pattern, value),
    ratio: value / most,
    marked,
  }));
  return { title: sparkTitle(detail, names), bars };
}

function textOf(pattern: Concern['detail']['pattern'], value: number): string {
  return pattern === 'crowded-days' ? presentCount(value) : presentPercent(value);
}

function sparkTitle(detail: Concern['detail'], names: ConcernNames): Words {
  switch (detail.pattern) {
    case 'crowded-days':
      return both('每天询单人数', 'Inquirers by day');
    case 'rule-onset': {
      const { zh, en } = names.rule(detail.rule);
      return both(`「${zh}」每天命中率`, `“${en}” by day`);
    }
    case 'short-staffed':
      return both('各时段首响', 'First response by hour');
    default:
      return both('每天', 'By day');
  }
}

/** How the money came about, in this concern's own figures. */
export function computedOf({ detail, moneyFen }: Concern): Words {
  const total = yuan(moneyFen);
  switch (detail.pattern) {
    case 'weak-link':
      return both(
        `与人均销售额的差按对数平均（LMDI）拆到各环节，这一环节的部分 = ${total}；没有按买家难易修正。`,
        `The gap to the average seller, split over the links by logarithmic mean (LMDI); this link’s part = ${total}. Not adjusted for difficult buyers.`,
      );
    case 'crowded-days':
      return product(
        detail.usual,
        detail.seen,
        moneyFen,
        both('那几天的客单价', 'their order value'),
      );
    case 'lost-orders':
      return both(
        `${yuan(detail.lostFen)} − ${yuan(detail.ofFen)} × 其余订单的同类金额占比 = ${total}。`,
        `${yuan(detail.lostFen)} − ${yuan(detail.ofFen)} × the share by amount of all other orders = ${total}.`,
      );
    case 'rule-onset': {
      const points = (value: number): string => (value * 100).toFixed(1);
      const [low, high] = detail.interval;
      return both(
        `双重差分：自己的变化减去其他人同期的变化 = ${points(detail.difference)} 个百分点（95% 区间 ${points(low)} 到 ${points(high)}），× 之后的 ${detail.after.whole} 个询单 × 本人客单价 = ${total}。同时发生，不等于就是原因。`,
        `Difference in differences: own change less the others’ = ${points(detail.difference)} points (95 %: ${points(low)} to ${points(high)}), × ${detail.after.whole} inquiries since × own order value = ${total}. Together in time is not yet the cause.`,
      );
    }
    case 'bare-answers':
      return product(detail.others, detail.seen, moneyFen, both('本人客单价', 'own order value'));
    case 'short-staffed':
      return product(
        detail.others,
        detail.seen,
        moneyFen,
        both('团队客单价', 'the team’s order value'),
      );
    case 'asked-not-sold':
      return product(detail.others, detail.seen, moneyFen, both('商品价格', 'its price'));
    case 'sudden-change':
      return both(
        `（之后的比率 − 之前的）× 之后的 ${presentCount(detail.after.whole)} 例 × 每例平均金额 = ${total}。`,
        `(rate after − before) × ${presentCount(detail.after.whole)} cases since × the average worth of one = ${total}.`,
      );
  }
}

function product(usual: Share, seen: Share, moneyFen: number, worth: Words): Words {
  const [a, b, n, total] = [
    percentOf(usual),
    percentOf(seen),
    presentCount(seen.whole),
    yuan(moneyFen),
  ];
  return both(
    `（${a} − ${b}）× ${n} 个询单 × ${worth.zh} = ${total}。`,
    `(${a} − ${b}) × ${n} inquiries × ${worth.en} = ${total}.`,
  );
}
