// Two policies side by side for a reader: who gains, which orders change hands and why, and that it adds up.
import type { AttributionPolicy } from '../../../domain/setup.ts';
import { isoText } from '../../../lib/zone.ts';
import { type Column, columnTable } from '../../../report/column-table.ts';
import { presentFen, presentFenGap } from '../../../report/present-number.ts';
import { dateTimeText } from '../../../report/wall-clock.ts';
import { traceSentence } from '../../../report/words/trace-sentence.ts';
import type {
  MovedOrder,
  OwnerChange,
  PolicyComparison,
  PolicyOutcome,
} from '../../../threads/policy-comparison.ts';
import type { Period } from '../../../work/compare-policies.ts';
import type { Language } from '../../exit.ts';
import { shortName } from '../rules/present-transcript.ts';
import { ownerText } from '../why/present-order.ts';

const WIDTH = 118;
const REVALUED_SHOWN = 10;

export interface ShownComparison {
  readonly a: AttributionPolicy;
  readonly b: AttributionPolicy;
  readonly comparison: PolicyComparison;
  readonly by: Period | null;
  readonly zoneOffsetMs: number;
}

/** Plain text, ends with a line break; at most `ordersMax` of the orders that change hands. */
export function presentComparison(
  shown: ShownComparison,
  ordersMax: number,
  lang: Language,
): string {
  const zh = lang === 'zh';
  const { a, b, comparison } = shown;
  const { moved, revalued } = comparison;
  const policy = (side: string, { id, version, name }: AttributionPolicy): string =>
    `  ${side}  ${id}@${version}  ${name[lang]}`;
  const blocks = [
    [zh ? '归属口径比较' : 'Attribution policies compared', policy('A', a), policy('B', b)],
    ownerLines(comparison, lang),
    checkLines(comparison, lang),
    shown.by === null ? [] : periodLines(shown, lang),
    movedLines(shown, moved, ordersMax, lang),
    revaluedLines(shown, revalued, lang),
  ];
  const texts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  return `${texts.join('\n\n')}\n`;
}

function columnsOf(titles: readonly string[], textColumns: number): Column[] {
  return titles.map((title, column) => ({ title, right: column >= textColumns }));
}

function ownerLines({ owners, shops }: PolicyComparison, lang: Language): string[] {
  const zh = lang === 'zh';
  const many = shops.length > 1;
  const line = (
    first: string,
    row: Omit<OwnerChange, 'shop' | 'ownership' | 'owner'>,
  ): string[] => [
    first,
    presentFen(row.salesAFen),
    presentFen(row.salesBFen),
    presentFenGap(row.salesBFen - row.salesAFen),
    String(row.ordersA),
    String(row.ordersB),
    row.gained === 0 ? '0' : `+${row.gained}`,
    row.lost === 0 ? '0' : `−${row.lost}`,
  ];
  const agents = owners.filter(({ owner }) => owner !== null);
  const nobodys = owners.filter(({ owner }) => owner === null);
  const rows = [...agents, ...nobodys].map((row) =>
    line(`${many ? `${row.shop} · ` : ''}${ownerText(row, lang)}`, row),
  );
  for (const { shop, orders, salesAFen, salesBFen } of shops) {
    const all = { salesAFen, salesBFen, ordersA: orders, ordersB: orders, gained: 0, lost: 0 };
    rows.push(line(`${zh ? '全店' : 'shop'}${many ? ` ${shop}` : ''}`, all));
  }
  const titles = zh
    ? ['客服', 'A 销售额', 'B 销售额', '相差', 'A 单', 'B 单', '得到', '失去']
    : ['Agent', 'Sales A', 'Sales B', 'Change', 'Ord. A', 'Ord. B', 'Gained', 'Lost'];
  return columnTable(columnsOf(titles, 1), rows, WIDTH);
}

function checkLines({ shops }: PolicyComparison, lang: Language): string[] {
  const zh = lang === 'zh';
  return shops.map(({ shop, salesAFen, salesBFen, conserved }) => {
    const sums = `A ${presentExact(salesAFen)}, B ${presentExact(salesBFen)}`;
    if (conserved) {
      return zh
        ? `✓ 核对 ${shop}：客服 + 静默 + 不明 + 不计 = 全店，${sums}，一分不差`
        : `✓ ${shop}: agents + silent + unclear + left out = shop, ${sums}, to the fen`;
    }
    return zh ? `✗ ${shop} 对不上：${sums}，请报告这个问题` : `✗ ${shop} does not add up: ${sums}`;
  });
}

/** With the fen, whatever the amount. */
function presentExact(fen: number): string {
  return `¥${(fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
}

function periodLines({ comparison, by }: ShownComparison, lang: Language): string[] {
  const zh = lang === 'zh';
  const many = comparison.shops.length > 1;
  const rows = comparison.periods.map((row) => [
    row.period ?? (zh ? '时间不明' : 'unknown'),
    `${many ? `${row.shop} · ` : ''}${ownerText(row, lang)}`,
    presentFen(row.salesAFen),
    presentFen(row.salesBFen),
    presentFenGap(row.salesBFen - row.salesAFen),
  ]);
  const titles = zh
    ? [by === 'month' ? '月' : '日', '客服', 'A 销售额', 'B 销售额', '相差']
    : [by === 'month' ? 'Month' : 'Day', 'Agent', 'Sales A', 'Sales B', 'Change'];
  const note = zh
    ? '按付款日计入，退款和取消记在发生那天：'
    : 'Credited on the day of payment, taken back on the day of the refund or close:';
  return [note, ...columnTable(columnsOf(titles, 2), rows, WIDTH)];
}

function orderHead(order: MovedOrder, many: boolean, zoneOffsetMs: number): string {
  const at = order.placedAt === null ? '' : `  ${dateTimeText(order.placedAt, zoneOffsetMs)}`;
  return `${many ? `${order.shop} · ` : ''}${order.orderId}  ${presentFen(order.paidFen)}${at}`;
}

function because(outcome: PolicyOutcome, zoneOffsetMs: number, lang: Language): string {
  return outcome.steps
    .map((step) => {
      const at = step.at === null ? '' : `${dateTimeText(step.at, zoneOffsetMs)} `;
      return `${at}${traceSentence(step, shortName)[lang]}`;
    })
    .join(lang === 'zh' ? '；' : '; ');
}

function movedLines(
  { comparison, zoneOffsetMs }: ShownComparison,
  moved: readonly MovedOrder[],
  ordersMax: number,
  lang: Language,
): string[] {
  const zh = lang === 'zh';
  if (moved.length === 0) return [zh ? '没有订单换人' : 'No order changes hands'];
  const many = comparison.shops.length > 1;
  const lines = [zh ? `换人的订单 ${moved.length} 笔` : `${moved.length} orders change hands`];
  for (const order of moved.slice(0, ordersMax)) {
    const { a, b } = order;
    lines.push(
      `  ${orderHead(order, many, zoneOffsetMs)}  ${ownerText(a, lang)} → ${ownerText(b, lang)}`,
      `      A ${because(a, zoneOffsetMs, lang)}`,
      `      B ${because(b, zoneOffsetMs, lang)}`,
    );
  }
  return [...lines, ...more(moved.length - ordersMax, lang)];
}

function revaluedLines(
  { comparison, zoneOffsetMs }: ShownComparison,
  revalued: readonly MovedOrder[],
  lang: Language,
): string[] {
  if (revalued.length === 0) return [];
  const zh = lang === 'zh';
  const many = comparison.shops.length > 1;
  const count = revalued.length;
  return [
    zh
      ? `归同一人、金额不同的订单 ${count} 笔`
      : `${count} orders keep their owner at another amount`,
    ...revalued.slice(0, REVALUED_SHOWN).map((order) => {
      const { a, b } = order;
      const amounts = `${presentFen(a.salesFen)} → ${presentFen(b.salesFen)}`;
      return `  ${orderHead(order, many, zoneOffsetMs)}  ${ownerText(a, lang)}  ${amounts}`;
    }),
    ...more(count - REVALUED_SHOWN, lang),
  ];
}

function more(count: number, lang: Language): string[] {
  if (count <= 0) return [];
  return [
    lang === 'zh'
      ? `  …还有 ${count} 笔，--json 列出全部`
      : `  … ${count} more; --json lists every one`,
  ];
}

/** Everything, every order; times ISO 8601 in the shop's zone, money in fen. */
export function comparisonData({ a, b, comparison, by, zoneOffsetMs }: ShownComparison) {
  const time = (at: number | null): string | null =>
    at === null ? null : isoText(at, zoneOffsetMs);
  const policy = ({ id, version, name }: AttributionPolicy) => ({ id, version, name });
  const side = ({ ownership, owner, salesFen, steps }: PolicyOutcome) => ({
    ...{ ownership, owner, salesFen },
    steps: steps.map((step) => ({
      ...{ code: step.code, at: time(step.at), agent: step.agent, detail: step.detail },
      words: traceSentence(step, shortName),
    })),
  });
  const order = (one: MovedOrder) => ({
    ...{ order: one.orderId, shop: one.shop, buyer: one.buyer, paidFen: one.paidFen },
    placed: time(one.placedAt),
    a: side(one.a),
    b: side(one.b),
  });
  const { owners, shops, periods, moved, revalued } = comparison;
  return {
    policies: { a: policy(a), b: policy(b) },
    conserved: shops.every(({ conserved }) => conserved),
    ...{ shops, owners, by, periods },
    moved: moved.map(order),
    revalued: revalued.map(order),
  };
}
