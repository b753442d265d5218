// Orders, findings and figures as rows of a file, read page by page within what the account sees.
import { dayOf } from '../../http/day-query.ts';
import type { Lang } from '../../http/refusal.ts';
import { maskFor, scopeWhere, visibleAgents, type Who } from '../../http/scope.ts';
import type { FileColumn } from '../../http/table-file.ts';
import { dayText } from '../../lib/zone.ts';
import { presentMetrics } from '../../measures/roll-up.ts';
import { OWNERSHIP } from '../../report/words/left-out.ts';
import { ORDER_STATES } from '../../report/words/order-states.ts';
import { say } from '../../report/words/say.ts';
import type { Database } from '../../store/database.ts';
import { loadFigures } from '../../store/figures.ts';
import { listAgents } from '../../store/shops.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import type { EXPORTS } from './contract.ts';

export type ExportKind = (typeof EXPORTS)[number];

export interface ExportAsked {
  readonly what: ExportKind;
  readonly shop: string;
  readonly from: string | null;
  readonly to: string | null;
}

type Cells = Readonly<Record<string, string | number | null>>;
type Column = FileColumn<Cells>;

export interface ExportTable {
  readonly name: { readonly zh: string; readonly en: string };
  readonly columns: readonly Column[];
  rows(): AsyncGenerator<Cells>;
}

const ROWS_AT_ONCE = 1000;

const YES = { zh: '是', en: 'yes' } as const;
const KINDS = {
  fault: { zh: '问题', en: 'fault' },
  merit: { zh: '亮点', en: 'merit' },
} as const;

const column = (
  key: string,
  zh: string,
  en: string,
  kind: Column['kind'] = 'text',
  width = 14,
): Column => ({ title: { zh, en }, width, kind, value: (row) => row[key] ?? null });

/** The table asked for; nothing is read before its rows are. */
export function exportTable(db: Database, who: Who, asked: ExportAsked, lang: Lang): ExportTable {
  if (asked.what === 'orders') return ordersTable(db, who, asked, lang);
  if (asked.what === 'findings') return findingsTable(db, who, asked, lang);
  return metricsTable(db, who, asked, lang);
}

function ordersTable(db: Database, who: Who, asked: ExportAsked, lang: Lang): ExportTable {
  const mask = maskFor(who);
  return {
    name: { zh: '订单归属', en: 'Orders' },
    columns: [
      column('order_id', '订单号', 'Order', 'text', 22),
      column('buyer', '买家', 'Buyer', 'text', 18),
      column('state', '状态', 'State'),
      column('ownership', '归属', 'Ownership'),
      column('owner', '归属客服', 'Owner', 'text', 20),
      column('placed_at', '下单时间', 'Placed', 'time', 20),
      column('paid_at', '付款时间', 'Paid at', 'time', 20),
      column('paid_fen', '付款金额', 'Paid', 'yuan'),
      column('refund_fen', '退款金额', 'Refunded', 'yuan'),
      column('sales_fen', '计入销售额', 'Sales', 'yuan'),
      column('reason', '判定原因', 'Reason', 'text', 24),
      column('provisional', '还会变', 'Provisional', 'text', 10),
    ],
    async *rows() {
      const pages = pagesOf(db, who, asked, {
        select: `o.order_id, o.buyer, o.state, o.ownership, o.owner, o.placed_at, o.paid_at, o.paid_fen,
          o.refund_fen, o.sales_fen, o.reason, o.provisional`,
        from: 'customer_order o',
        key: ['o.order_id', 'o.buyer'],
        columns: { shop: 'o.shop_id', agent: 'o.owner' },
        day: 'o.day',
      });
      for await (const row of pages) {
        yield {
          ...row,
          state: say(ORDER_STATES, String(row['state']))[lang],
          ownership: OWNERSHIP[row['ownership'] as keyof typeof OWNERSHIP].name[lang],
          buyer: mask.buyer(String(row['buyer'])),
          provisional: row['provisional'] === true ? YES[lang] : '',
        } as Cells;
      }
    },
  };
}

function findingsTable(db: Database, who: Who, asked: ExportAsked, lang: Lang): ExportTable {
  const mask = maskFor(who);
  return {
    name: { zh: '质检发现', en: 'Findings' },
    columns: [
      column('day', '日期', 'Day', 'text', 12),
      column('at', '时间', 'At', 'time', 20),
      column('rule', '规则', 'Rule', 'text', 26),
      column('rule_name', '规则名', 'Rule name', 'text', 26),
      column('agent', '客服', 'Agent', 'text', 20),
      column('buyer', '买家', 'Buyer', 'text', 18),
      column('conversation_id', '会话', 'Conversation', 'text', 26),
      column('kind', '类别', 'Kind', 'text', 10),
      column('severity', '严重度（1–4）', 'Severity (1–4)', 'count', 10),
      column('quote', '原话', 'Quote', 'text', 50),
      column('shadow', '试行', 'On trial', 'text', 8),
    ],
    async *rows() {
      const { rulebook } = await loadShopSetup(db, asked.shop);
      const names = new Map(rulebook.rules.map(({ rule }) => [rule.id, rule.name[lang]]));
      const pages = pagesOf(db, who, asked, {
        select: `f.day, f.at, f.rule, f.agent, f.buyer, f.conversation_id, f.kind, f.severity, f.quote, f.shadow, f.n`,
        from: 'finding f',
        key: ['f.conversation_id', 'f.buyer', 'f.n'],
        columns: { shop: 'f.shop_id', agent: 'f.agent' },
        day: 'f.day',
      });
      for await (const row of pages) {
        const day = row['day'] as number | null;
        yield {
          ...row,
          day: day === null ? null : dayText(day),
          rule_name: names.get(String(row['rule'])) ?? null,
          buyer: mask.buyer(String(row['buyer'])),
          // Some sources make the id of the buyer's nick.
          conversation_id: mask.masked ? null : String(row['conversation_id']),
          quote: mask.text(String(row['quote'])),
          kind: say(KINDS, String(row['kind']))[lang],
          shadow: row['shadow'] === true ? YES[lang] : '',
        } as Cells;
      }
    },
  };
}

interface Source {
  readonly select: string;
  readonly from: string;
  /** Columns of the primary key after the shop; also what pages follow. */
  readonly key: readonly string[];
  readonly columns: { readonly shop: string; readonly agent: string };
  readonly day: string;
}

async function* pagesOf(
  db: Database,
  who: Who,
  { shop, from, to }: ExportAsked,
  source: Source,
): AsyncGenerator<Record<string, unknown>> {
  let after: unknown[] | null = null;
  for (;;) {
    const params: unknown[] = [shop];
    const where = [`${source.columns.shop} = $1`, scopeWhere(who, source.columns, params)];
    if (from !== null) where.push(`${source.day} >= $${params.push(dayOf(from))}`);
    if (to !== null) where.push(`${source.day} <= $${params.push(dayOf(to))}`);
    if (after !== null) {
      const values = after.map((value) => `$${params.push(value)}`);
      where.push(`(${source.key.join(', ')}) > (${values.join(', ')})`);
    }
    const rows: Record<string, unknown>[] = await db.query(
      `select ${source.select} from ${source.from} where ${where.join(' and ')}
       order by ${source.key.join(', ')} limit $${params.push(ROWS_AT_ONCE)}`,
      params,
    );
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < ROWS_AT_ONCE) return;
    after = source.key.map((name) => last[name.slice(name.indexOf('.') + 1)]);
  }
}

function metricsTable(db: Database, who: Who, asked: ExportAsked, lang: Lang): ExportTable {
  return {
    name: { zh: '指标', en: 'Figures' },
    columns: [
      column('metric', '指标', 'Metric', 'text', 28),
      column('name', '名称', 'Name', 'text', 28),
      column('version', '口径版本', 'Version', 'count', 8),
      column('scope', '范围', 'Scope', 'text', 12),
      column('agent', '客服', 'Agent', 'text', 20),
      column('group', '分组', 'Group'),
      column('day', '日期', 'Day', 'text', 12),
      column('value', '数值', 'Value', 'decimal'),
      column('unit', '单位', 'Unit', 'text', 10),
      column('numerator', '分子', 'Numerator', 'decimal'),
      column('denominator', '分母', 'Denominator', 'decimal'),
      column('state', '状态', 'State', 'text', 12),
    ],
    async *rows() {
      const { shop, from, to } = asked;
      const { metrics } = await loadShopSetup(db, shop);
      const roster = await listAgents(db, shop);
      const seen = visibleAgents(
        who,
        roster.map(({ id, group }) => ({ agent: id, group })),
      );
      const where = { shops: [shop], from, to, ...(seen === 'all' ? {} : { agents: seen }) };
      const { tally } = await loadFigures(db, where, metrics);
      const names = new Map(
        metrics.all.map(({ definition }) => [definition.id, definition.name[lang]]),
      );
      for (const row of presentMetrics(tally, metrics)) {
        // Of part of the agents, the shop's sums would be somebody else's figures under its name.
        if (seen !== 'all' && row.scope !== 'agent') continue;
        const { metric, version, scope, agent, group, day, value, unit } = row;
        const { numerator, denominator, state } = row;
        yield {
          ...{ metric, version, scope, agent, group, day, value, unit },
          ...{ numerator, denominator, state, name: names.get(metric) ?? metric },
        };
      }
    },
  };
}
