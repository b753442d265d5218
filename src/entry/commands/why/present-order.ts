// An explained order for a reader: whose it is, the steps, the money by day, what would change it, the chats.
import { isoText } from '../../../lib/zone.ts';
import { columnTable } from '../../../report/column-table.ts';
import { presentFen, presentFenGap } from '../../../report/present-number.ts';
import { clockText, dateText } from '../../../report/wall-clock.ts';
import { OWNERSHIP } from '../../../report/words/left-out.ts';
import { say, type WordTable } from '../../../report/words/say.ts';
import { traceSentence } from '../../../report/words/trace-sentence.ts';
import type { NearbyChat, OrderExplanation, Outcome } from '../../../work/explain-order.ts';
import type { Language } from '../../exit.ts';
import { presentTalk, shortName } from '../rules/present-transcript.ts';

const WIDTH = 118;

const MOVEMENTS: WordTable = {
  deposit: { zh: '付定金', en: 'deposit paid' },
  payment: { zh: '付款', en: 'paid' },
  refund: { zh: '退款', en: 'refunded' },
  closed: { zh: '订单关闭，收回', en: 'closed, taken back' },
};

/** `雅` or 静默下单, as one phrase. */
export function ownerText(
  { ownership, owner }: Pick<Outcome, 'ownership' | 'owner'>,
  lang: Language,
): string {
  return owner === null ? OWNERSHIP[ownership].name[lang] : shortName(owner);
}

/** Plain text, ends with a line break. */
export function presentOrder(found: OrderExplanation, lang: Language): string {
  const blocks = [
    headLines(found, lang),
    stepLines(found, lang),
    moneyLines(found, lang),
    variantLines(found, lang),
    otherLines(found, lang),
    ...found.chats.map((chat) => chatLines(found, chat, lang)),
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function timeText(at: number | null, zoneOffsetMs: number, lang: Language): string {
  if (at === null) return lang === 'zh' ? '时间不明' : 'time unknown';
  return `${dateText(at, zoneOffsetMs)} ${clockText(at, zoneOffsetMs)}`;
}

function headLines(found: OrderExplanation, lang: Language): string[] {
  const { shop, buyer, order, policy, asOf, zoneOffsetMs } = found;
  const zh = lang === 'zh';
  const time = (at: number | null): string => timeText(at, zoneOffsetMs, lang);
  const event = (name: string, at: number | null, fen: number | null): string =>
    `${name} ${time(at)}${fen === null ? '' : ` ${presentFen(fen)}`}`;
  const life = [event(zh ? '下单' : 'placed', order.placedAt, order.placedFen)];
  if (order.deposit !== null) {
    life.push(event(zh ? '付定金' : 'deposit', order.deposit.at, order.deposit.fen));
  }
  if (order.paid) life.push(event(zh ? '付款' : 'paid', order.paidAt, order.paidFen));
  if (order.refundFen > 0) {
    life.push(event(zh ? '退款' : 'refunded', order.refundedAt, order.refundFen));
  }
  if (order.closed) life.push(event(zh ? '关闭' : 'closed', order.closedAt, null));
  const sales = zh ? '计入销售额' : 'counted sales';
  const open = order.provisional ? (zh ? '（未定，窗口还开着）' : ' (provisional)') : '';
  return [
    `${zh ? '订单' : 'Order'} ${order.orderId}  ${shop} · ${buyer}`,
    `  ${zh ? '归属' : 'owner'}  ${ownerText(order, lang)}  ${sales} ${presentFen(order.salesFen)}${open}`,
    `  ${zh ? '口径' : 'policy'}  ${policy.id}@${policy.version} ${policy.name[lang]}  ${zh ? '截止' : 'as of'} ${time(asOf)}`,
    `  ${life.join(zh ? '；' : '; ')}`,
  ];
}

function stepLines({ order, zoneOffsetMs }: OrderExplanation, lang: Language): string[] {
  const rows = order.trace.map((step, index) => {
    const at = step.at === null ? '' : timeText(step.at, zoneOffsetMs, lang);
    const sentence = traceSentence(step, shortName)[lang];
    const place = step.conversation === null ? '' : `  ‹${step.conversation}›`;
    return [String(index + 1), at, `${sentence}${place}`];
  });
  const titles = lang === 'zh' ? ['依据', '时间', '为什么'] : ['Step', 'Time', 'Why'];
  return columnTable(
    titles.map((title, column) => ({ title, right: column === 0 })),
    rows,
    WIDTH,
  );
}

function moneyLines(
  { movements, order, zoneOffsetMs }: OrderExplanation,
  lang: Language,
): string[] {
  if (movements.length === 0) return [];
  const zh = lang === 'zh';
  const rows = movements.map(({ kind, at, fen }) => [
    timeText(at, zoneOffsetMs, lang),
    presentFenGap(fen),
    say(MOVEMENTS, kind)[lang],
  ]);
  const total = [
    zh ? '合计' : 'sum',
    presentFen(order.salesFen),
    zh ? '＝计入的销售额' : '= counted sales',
  ];
  const titles = zh ? ['业绩进出', '金额', '缘由'] : ['Credit by day', 'Amount', 'Because'];
  const columns = titles.map((title, column) => ({ title, right: column === 1 }));
  return columnTable(columns, [...rows, total], WIDTH);
}

function variantLines({ variants }: OrderExplanation, lang: Language): string[] {
  const zh = lang === 'zh';
  if (variants.length === 0) {
    return [
      zh
        ? '口径里单独改任何一项设置，结果都一样（逐项重算过）'
        : 'No single setting of the policy would change it (each was replayed)',
    ];
  }
  const rows = variants.map((variant) => [
    `${variant.setting}: ${variant.values.join(' / ')}`,
    ownerText(variant, lang),
    presentFen(variant.salesFen),
  ]);
  const titles = zh
    ? ['只改这一项，结果就不同', '归属', '销售额']
    : ['This setting alone would change it', 'Owner', 'Sales'];
  return columnTable(
    titles.map((title, column) => ({ title, right: column === 2 })),
    rows,
    WIDTH,
  );
}

function otherLines({ others, order }: OrderExplanation, lang: Language): string[] {
  if (others.length === 0) return [];
  const zh = lang === 'zh';
  const rows = others.map(({ policy, outcome }) => {
    const same =
      outcome.owner === order.owner &&
      outcome.ownership === order.ownership &&
      outcome.salesFen === order.salesFen;
    const mark = same ? (zh ? '一样' : 'same') : '';
    return [
      policy.id,
      policy.name[lang],
      ownerText(outcome, lang),
      presentFen(outcome.salesFen),
      mark,
    ];
  });
  const titles = zh
    ? ['换一份口径', '', '归属', '销售额', '']
    : ['Other policies', '', 'Owner', 'Sales', ''];
  return columnTable(
    titles.map((title, column) => ({ title, right: column === 3 })),
    rows,
    WIDTH,
  );
}

function chatLines(found: OrderExplanation, chat: NearbyChat, lang: Language): string[] {
  const { conversation, inWindow } = chat;
  const { shop, buyer, order, zoneOffsetMs } = found;
  const zh = lang === 'zh';
  const where = inWindow
    ? zh
      ? '在窗口内'
      : 'in the window'
    : zh
      ? '不在窗口内'
      : 'outside the window';
  const from = timeText(conversation.startAt, zoneOffsetMs, lang);
  const count = conversation.lines.length;
  const size = inWindow ? '' : zh ? `（${count} 条，略）` : ` (${count} lines, left out)`;
  const talk = { conversation, orders: [order], shop, buyer, zoneOffsetMs };
  return [
    `── ${conversation.id} · ${from} · ${conversation.agents.map(shortName).join(zh ? '、' : ', ')} · ${where}${size}`,
    ...(inWindow ? presentTalk(talk, [], lang) : []),
  ];
}

/** The same as data: times ISO 8601 in the shop's zone, money in fen. */
export function orderData(found: OrderExplanation) {
  const { shop, buyer, asOf, zoneOffsetMs, policy, order, movements, chats, variants } = found;
  const time = (at: number | null): string | null =>
    at === null ? null : isoText(at, zoneOffsetMs);
  return {
    order: order.orderId,
    shop,
    buyer,
    asOf: time(asOf),
    policy: { id: policy.id, version: policy.version, name: policy.name },
    ...{ ownership: order.ownership, owner: order.owner, assists: order.assists },
    ...{ salesFen: order.salesFen, provisional: order.provisional },
    placed: time(order.placedAt),
    paid: time(order.paidAt),
    closed: time(order.closedAt),
    trace: order.trace.map((step) => ({
      ...{ code: step.code, at: time(step.at), agent: step.agent },
      ...{ conversation: step.conversation, detail: step.detail },
      words: traceSentence(step, shortName),
    })),
    movements: movements.map(({ kind, at, fen }) => ({ kind, at: time(at), fen })),
    chats: chats.map(({ conversation, inWindow }) => ({
      conversation: conversation.id,
      inWindow,
      start: time(conversation.startAt),
      end: time(conversation.endAt),
      agents: conversation.agents,
      messages: conversation.lines.map(({ message }) => ({
        ...{ id: message.id, at: time(message.at), by: message.by, agent: message.agent },
        ...{ kind: message.kind, text: message.text },
      })),
    })),
    changes: variants,
    others: found.others.map(({ policy: other, outcome }) => ({
      policy: { id: other.id, version: other.version, name: other.name },
      ...outcome,
    })),
  };
}
