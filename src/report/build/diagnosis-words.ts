// Each concern in a plain sentence, with the arithmetic of its money, Chinese and English.
import type { Words } from '../../intake/format.ts';
import { dayText } from '../../lib/zone.ts';
import type { Concern, ConcernDetail, Moved, Share } from '../../scoring/diagnosis/concern.ts';
import type { ReasonCount } from '../../scoring/diagnosis/rows.ts';
import { presentFen, presentMs, presentPercent } from '../present-number.ts';
import { CHANGED, MOVED } from '../words/concerns.ts';
import { LINKS } from '../words/links.ts';
import { weekdayWords } from './load.ts';

/** Names as shown. */
export interface ConcernNames {
  readonly agent: (id: string) => string;
  readonly rule: (id: string) => Words;
}

type Detail<Pattern> = Extract<ConcernDetail, { readonly pattern: Pattern }>;

export const percentOf = ({ part, whole }: Share): string =>
  whole === 0 ? '–' : presentPercent(part / whole);

const both = (zh: string, en: string): Words => ({ zh, en });

/** `05-31`. */
export const shortDay = (day: number): string => dayText(day).slice(5);

/** To the second: decimals of a typical wait say nothing. */
export const wait = (ms: number): Words => presentMs(Math.round(ms / 1000) * 1000);
const money = (fen: number): string => presentFen(Math.round(fen / 100) * 100);

export function sentenceOf({ detail, moneyFen }: Concern, names: ConcernNames): Words {
  const about = money(moneyFen);
  switch (detail.pattern) {
    case 'weak-link':
      return weakLink(detail, names, about);
    case 'crowded-days':
      return crowdedDays(detail, about);
    case 'lost-orders':
      return lostOrders(detail, names, about);
    case 'rule-onset':
      return ruleOnset(detail, names, about);
    case 'bare-answers':
      return bareAnswers(detail, names, about);
    case 'short-staffed':
      return shortStaffed(detail, about);
    case 'asked-not-sold':
      return both(
        `「${detail.title}」有 ${detail.seen.whole} 人来问，只成交 ${percentOf(detail.seen)}，${peers(detail).zh} ${percentOf(detail.others)}，约少卖 ${about}。`,
        `${detail.seen.whole} buyers asked about ${detail.title}, only ${percentOf(detail.seen)} bought; ${peers(detail).en} ${percentOf(detail.others)}: about ${about} less.`,
      );
    case 'sudden-change':
      return suddenChange(detail, about);
  }
}

function peers({ priceBand }: Detail<'asked-not-sold'>): Words {
  return priceBand
    ? both('价位相近的商品', 'products of about its price')
    : both('其他商品', 'other products');
}

function weakLink(detail: Detail<'weak-link'>, names: ConcernNames, about: string): Words {
  const { link, own, others } = detail;
  const name = names.agent(detail.agent);
  const value = link === 'orderValue' ? money : presentPercent;
  const [a, b] = [value(own), value(others)];
  switch (link) {
    case 'orderValue':
      return both(
        `${name} 的短板在客单价：成交买家每人 ${a}，其他人 ${b}，约少卖 ${about}。`,
        `${name}’s weak link is order value: ${a} a paying buyer, the others ${b}; about ${about} less.`,
      );
    case 'paying':
      return both(
        `${name} 的短板在下单后：下了单的买家 ${a} 付了款，其他人 ${b}，约少卖 ${about}。`,
        `${name}’s weak link is after placing: ${a} of buyers who ordered paid, the others’ ${b}; about ${about} less.`,
      );
    default:
      return both(
        `${name} 的短板在${LINKS[link].zh}：询单买家 ${a} 下了单，其他人 ${b}，约少卖 ${about}。`,
        `${name}’s weak link is ${LINKS[link].en}: ${a} of inquirers ordered, the others’ ${b}; about ${about} less.`,
      );
  }
}

function movedWords({ what, seen, usual }: Moved): Words {
  const say = (value: number): Words => {
    if (what === 'response') return wait(value);
    if (what === 'unanswered') return both(presentPercent(value), presentPercent(value));
    const count = value.toFixed(0);
    return both(`${count} 人`, count);
  };
  const [a, b] = [say(usual), say(seen)];
  return both(
    `${MOVED[what].zh}从 ${a.zh}${what === 'unanswered' ? ' ' : ''}升到 ${b.zh}`,
    `${MOVED[what].en} rose from ${a.en} to ${b.en}`,
  );
}

function crowdedDays(detail: Detail<'crowded-days'>, about: string): Words {
  const { from, to, days, inquiries, usualInquiries, seen, usual, ordersTimes, moved } = detail;
  const span =
    from === to
      ? both(`${shortDay(from)} 这天`, `On ${shortDay(from)}`)
      : both(
          `${shortDay(from)} 至 ${shortDay(to)}（${days} 天）`,
          `From ${shortDay(from)} to ${shortDay(to)} (${days} days)`,
        );
  const many = (inquiries / usualInquiries).toFixed(1);
  const [a, b] = [percentOf(usual), percentOf(seen)];
  const orders = ordersWords(ordersTimes);
  const causes = moved.map(movedWords);
  const [zhCause, enCause] =
    causes.length === 0
      ? [
          '响应和每人接待量没有明显变化，先看活动和商品。',
          ' Response and load hardly moved: look at the promotion and the products.',
        ]
      : [
          `同时${causes.map(({ zh }) => zh).join('，')}：多半是人手没跟上。`,
          ` At the same time ${causes.map(({ en }) => en).join(', ')}: most likely too few hands.`,
        ];
  return both(
    `${span.zh}询单是平日的 ${many} 倍，转化率却从 ${a} 掉到 ${b}${orders.zh}，约少卖 ${about}。${zhCause}`,
    `${span.en} inquirers were ${many}× the usual, but conversion fell from ${a} to ${b}${orders.en}: about ${about} less.${enCause}`,
  );
}

/** All orders of the shop, silent ones too. */
function ordersWords(ratio: number | null): Words {
  if (ratio === null) return both('', '');
  const many = ratio.toFixed(1);
  return ratio < 1.05
    ? both('，全店订单一点没多', ' and the shop had no more orders than usual')
    : both(
        `，全店订单只有平日的 ${many} 倍`,
        ` and the shop’s orders were only ${many}× the usual`,
      );
}

/** `原因最多的是“…”（n 笔）`. */
export function topReason([first]: readonly ReasonCount[]): Words {
  if (first === undefined) return both('', '');
  return both(
    `写明的原因里最多的是“${first.reason}”（${first.count} 笔）。`,
    ` Most often given: “${first.reason}” (${first.count}).`,
  );
}

function lostOrders(detail: Detail<'lost-orders'>, names: ConcernNames, about: string): Words {
  const { fate, of, key, title, own, others, lostFen, ofFen, reasons } = detail;
  const who = of === 'agent' ? names.agent(key) : `「${title ?? key}」`;
  const rest = of === 'agent' ? both('其他人', 'the others') : both('其他商品', 'other products');
  const reason = topReason(reasons);
  const [a, b, lost, all] = [percentOf(own), percentOf(others), money(lostFen), money(ofFen)];
  if (fate === 'closed') {
    return both(
      `${who} 的订单 ${a} 最后关闭，${rest.zh} ${b}；下单的 ${all} 里丢了 ${lost}，比正常多丢约 ${about}。${reason.zh}`,
      `${a} of the orders of ${title ?? who} ended closed, ${rest.en} ${b}: ${lost} of ${all} placed, about ${about} more than usual.${reason.en}`,
    );
  }
  return both(
    `${who} 付了款的订单 ${a} 有退款，${rest.zh} ${b}；收到的 ${all} 里退了 ${lost}，比正常多退约 ${about}。${reason.zh}`,
    `${a} of the paid orders of ${title ?? who} had a refund, ${rest.en} ${b}: ${lost} of ${all} paid, about ${about} more than usual.${reason.en}`,
  );
}

function ruleOnset(detail: Detail<'rule-onset'>, names: ConcernNames, about: string): Words {
  const { since, hitsBefore, hitsAfter, before, after, othersBefore, othersAfter, also } = detail;
  const name = names.agent(detail.agent);
  const rule = names.rule(detail.rule);
  const more = also.slice(0, 2).map(names.rule);
  const zhMore = more.length === 0 ? '' : `（还有${more.map(({ zh }) => `「${zh}」`).join('')}）`;
  const enMore = more.length === 0 ? '' : ` (also ${more.map(({ en }) => `“${en}”`).join(', ')})`;
  const [a, b, c, d] = [before, after, othersBefore, othersAfter].map(percentOf);
  return both(
    `${name} 从 ${shortDay(since)} 起开始犯「${rule.zh}」${zhMore}：${percentOf(hitsBefore)} → ${percentOf(hitsAfter)}；同一时候转化率从 ${a} 掉到 ${b}，其他人是 ${c} → ${d}，约少卖 ${about}。`,
    `From ${shortDay(since)} “${rule.en}”${enMore} sets in with ${name}: ${percentOf(hitsBefore)} → ${percentOf(hitsAfter)}; conversion went from ${a} to ${b} in the same days, the others’ from ${c} to ${d}: about ${about} less.`,
  );
}

function bareAnswers(detail: Detail<'bare-answers'>, names: ConcernNames, about: string): Words {
  const { bare, othersBare, seen, others, waitMs, othersWaitMs } = detail;
  const name = names.agent(detail.agent);
  const [a, b] = [wait(waitMs), wait(othersWaitMs)];
  return both(
    `${name} 回得不慢（首响一般 ${a.zh}，其他人 ${b.zh}），但 ${percentOf(bare)} 的会话只答不问，其他人 ${percentOf(othersBare)}；转化率 ${percentOf(seen)}，其他人 ${percentOf(others)}，约少卖 ${about}。`,
    `${name} is quick (typically ${a.en}, the others ${b.en}) but only answers in ${percentOf(bare)} of conversations, the others in ${percentOf(othersBare)}; conversion ${percentOf(seen)} against ${percentOf(others)}: about ${about} less.`,
  );
}

/** `每天 20–22 点`. */
export function hoursWords({ weekday, hours: [from, to] }: Detail<'short-staffed'>): Words {
  const on = weekday === null ? both('每天', 'Every day') : weekdayWords((weekday + 6) % 7);
  return both(`${on.zh} ${from}–${to} 点`, `${on.en} ${from}:00–${to}:00`);
}

function shortStaffed(detail: Detail<'short-staffed'>, about: string): Words {
  const when = hoursWords(detail);
  const [a, b] = [wait(detail.waitMs), wait(detail.othersWaitMs)];
  const [c, d] = [percentOf(detail.seen), percentOf(detail.others)];
  return both(
    `${when.zh}买家一般等 ${a.zh} 才有人接话，其他时段 ${b.zh}；这时段转化率 ${c}，其他时段 ${d}，约少卖 ${about}。`,
    `${when.en} buyers typically wait ${a.en} for a first word, at other hours ${b.en}; conversion ${c} against ${d}: about ${about} less.`,
  );
}

function suddenChange(detail: Detail<'sudden-change'>, about: string): Words {
  const { what, since, before, after, agents, agentsAlong } = detail;
  const [a, b] = [percentOf(before), percentOf(after)];
  const [zh, en] = what === 'conversion' ? ['掉到', 'fell'] : ['升到', 'rose'];
  return both(
    `从 ${shortDay(since)} 起全店${CHANGED[what].zh}从 ${a} ${zh} ${b}，${agents} 位客服里 ${agentsAlong} 位一起变差，约损失 ${about}。不是一个人的事，先看商品、价格、活动和物流。`,
    `From ${shortDay(since)} ${CHANGED[what].en} ${en} from ${a} to ${b}, with ${agentsAlong} of ${agents} agents: about ${about} lost. It is nobody’s in particular: look at products, prices, promotions, delivery.`,
  );
}
