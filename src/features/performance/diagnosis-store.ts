// The SQL of the diagnosis: sums by agent and day, by hour, by product, in the shop's own days and hours.
import type { Setup } from '../../domain/setup.ts';
import { dayNumber, minuteOfDay } from '../../lib/zone.ts';
import type { AgentDayRow, HourRow, ProductRow } from '../../scoring/diagnosis/rows.ts';
import type { Database } from '../../store/database.ts';
import { onDutyThrough } from '../../threads/duty.ts';

/** A longer first response counts only if the agent was on duty all the while. */
const LONG_WAIT_MS = 300_000;
const REASON_CHARACTERS = 40;

export interface DiagnosisWhere {
  readonly shop: string;
  /** Day numbers, both included. */
  readonly from: number;
  readonly to: number;
  /** null: everybody and nobody. */
  readonly agents: readonly string[] | null;
}

export type ShopClock = Pick<Setup, 'zoneOffsetMs' | 'dayCutMs'>;

export type DayPart = Pick<AgentDayRow, 'agent' | 'day'> & Partial<AgentDayRow>;
export type HourPart = Pick<HourRow, 'day' | 'hour'> & Partial<HourRow>;
export type ProductPart = Pick<ProductRow, 'sku'> &
  Partial<Omit<ProductRow, 'title'>> & { readonly title?: string };

/** `key`: '' the shop, `a:agent`, `p:sku`. */
export interface ReasonPart {
  readonly key: string;
  readonly reason: string;
  readonly count: number;
}

const paramsOf = ({ shop, from, to, agents }: DiagnosisWhere): unknown[] => [
  shop,
  from,
  to,
  agents,
];

/** Business day of an instant; $n: the offset less the cut. Exact: instants are whole and far below 2⁵³. */
const dayOfInstant = (column: string, shift: string): string =>
  `floor((${column} + ${shift})::float8 / 86400000)::int`;

export function sumInquiryDays(db: Database, where: DiagnosisWhere): Promise<DayPart[]> {
  return db.query<DayPart>(
    `select agent, day, count(*)::int as inquiries, count(*) filter (where ordered)::int as ordered,
       count(*) filter (where paid)::int as paid, count(*) filter (where provisional)::int as open,
       coalesce(sum(sales_fen) filter (where paid), 0)::float8 as "salesFen",
       coalesce(sum(round(sales_fen / 100.0) ^ 2) filter (where paid), 0)::float8 as "salesYuanSquares"
     from inquiry
     where shop_id = $1 and day between $2 and $3 and ($4::text[] is null or agent = any($4))
     group by agent, day`,
    paramsOf(where),
  );
}

export function sumInquiryHours(
  db: Database,
  where: DiagnosisWhere,
  { zoneOffsetMs }: ShopClock,
): Promise<HourPart[]> {
  return db.query<HourPart>(
    `select day, ((start_at + $5) / 3600000 % 24)::int as hour, count(*)::int as inquiries,
       count(*) filter (where paid)::int as paid
     from inquiry
     where shop_id = $1 and day between $2 and $3 and ($4::text[] is null or agent = any($4))
     group by 1, 2`,
    [...paramsOf(where), zoneOffsetMs],
  );
}

interface WaitRow {
  readonly agent: string;
  readonly day: number;
  readonly hour: number;
  readonly receptions: number;
  readonly unanswered: number;
  readonly waits: number;
  readonly logWaits: number;
}

interface LongWait {
  readonly agent: string;
  readonly start_at: number;
  readonly first_response_ms: number;
}

/** Few conversations are left out: to look for those takes half as long as to find that all others are not. */
const RECEPTIONS = `from reception r
     where r.shop_id = $1 and r.day between $2 and $3 and ($4::text[] is null or r.agent = any($4))
       and r.asked and r.start_at is not null
       and not exists (select 1 from conversation c where c.shop_id = r.shop_id
         and c.conversation_id = r.conversation_id and c.buyer = r.buyer and c.left_out is not null)`;

/** First responses, by agent and day and by day and hour. */
export async function sumWaits(
  db: Database,
  where: DiagnosisWhere,
  setup: Setup,
): Promise<{ readonly days: DayPart[]; readonly hours: HourPart[] }> {
  const { zoneOffsetMs, dayCutMs } = setup;
  const short = `r.first_response_ms <= ${LONG_WAIT_MS}`;
  const rows = await db.query<WaitRow>(
    `select r.agent, ${dayOfInstant('r.start_at', '$5')} as day,
       ((r.start_at + $6) / 3600000 % 24)::int as hour, count(*)::int as receptions,
       count(*) filter (where not r.replied)::int as unanswered,
       count(*) filter (where ${short})::int as waits,
       coalesce(sum(round(1000 * ln(1 + r.first_response_ms / 1000.0::float8))) filter (where ${short}), 0)::float8
         as "logWaits"
     ${RECEPTIONS} group by 1, 2, 3`,
    [...paramsOf(where), zoneOffsetMs - dayCutMs, zoneOffsetMs],
  );
  const long = await db.query<LongWait>(
    `select r.agent, r.start_at, r.first_response_ms
     ${RECEPTIONS} and r.first_response_ms > ${LONG_WAIT_MS}`,
    paramsOf(where),
  );
  const all = [...rows, ...long.flatMap((each) => longWaits(each, setup))];
  return { days: byDay(all), hours: byHour(all) };
}

function longWaits({ agent, start_at, first_response_ms }: LongWait, setup: Setup): WaitRow[] {
  if (!onDutyThrough(setup, agent, start_at, start_at + first_response_ms)) return [];
  const logWaits = Math.round(1000 * Math.log1p(first_response_ms / 1000));
  return [
    {
      agent,
      day: dayNumber(start_at, setup.zoneOffsetMs, setup.dayCutMs),
      hour: Math.floor(minuteOfDay(start_at, setup.zoneOffsetMs) / 60),
      ...{ receptions: 0, unanswered: 0, waits: 1, logWaits },
    },
  ];
}

function byDay(rows: readonly WaitRow[]): DayPart[] {
  const sums = new Map<string, DayPart & Omit<WaitRow, 'hour'>>();
  for (const { agent, day, receptions, unanswered, waits, logWaits } of rows) {
    const key = `${day}/${agent}`;
    const known = sums.get(key);
    sums.set(key, {
      ...{ agent, day },
      receptions: receptions + (known?.receptions ?? 0),
      unanswered: unanswered + (known?.unanswered ?? 0),
      waits: waits + (known?.waits ?? 0),
      logWaits: logWaits + (known?.logWaits ?? 0),
    });
  }
  return [...sums.values()];
}

function byHour(rows: readonly WaitRow[]): HourPart[] {
  const sums = new Map<string, HourPart & Pick<HourRow, 'waits' | 'logWaits'>>();
  for (const { day, hour, waits, logWaits } of rows) {
    const known = sums.get(`${day}/${hour}`);
    sums.set(`${day}/${hour}`, {
      ...{ day, hour },
      waits: waits + (known?.waits ?? 0),
      logWaits: logWaits + (known?.logWaits ?? 0),
    });
  }
  return [...sums.values()];
}

/** Orders whose fate is known, by the day they were placed; `placed`: what was ordered, in fen. */
const SETTLED = `(select o.*, coalesce(o.placed_fen, o.paid_fen) as placed, ${dayOfInstant('o.placed_at', '$5')} as on_day
     from customer_order o
     where o.shop_id = $1 and o.placed_at is not null and o.ownership <> 'left-out' and (o.paid or o.closed)
       and o.placed_at >= $2::bigint * 86400000 - $5 and o.placed_at < ($3::bigint + 1) * 86400000 - $5
       and ($4::text[] is null or o.owner = any($4))) as s`;

const settledParams = (where: DiagnosisWhere, { zoneOffsetMs, dayCutMs }: ShopClock): unknown[] => [
  ...paramsOf(where),
  zoneOffsetMs - dayCutMs,
];

export function sumOrderDays(
  db: Database,
  where: DiagnosisWhere,
  clock: ShopClock,
): Promise<DayPart[]> {
  return db.query<DayPart>(
    `select owner as agent, on_day as day, ${fates('placed', 'paid_fen', 'refund_fen')}
     from ${SETTLED} group by owner, on_day`,
    settledParams(where, clock),
  );
}

/** The eight order sums of the diagnosis over rows with `closed` and `paid`. */
function fates(placed: string, paid: string, refund: string): string {
  const sum = (of: string, condition: string): string =>
    `coalesce(sum(${of}) filter (where ${condition}), 0)::float8`;
  return `count(*)::int as "settledOrders", count(*) filter (where closed)::int as "closedOrders",
       sum(${placed})::float8 as "settledFen", ${sum(placed, 'closed')} as "closedFen",
       count(*) filter (where paid)::int as "paidOrders",
       count(*) filter (where paid and ${refund} > 0)::int as "refundedOrders",
       ${sum(paid, 'paid')} as "paidFen", ${sum(refund, 'paid')} as "refundFen"`;
}

/** What became of the orders of each product, and how many who showed it bought. */
export async function sumProducts(
  db: Database,
  where: DiagnosisWhere,
  clock: ShopClock,
): Promise<ProductPart[]> {
  const ordered = await db.query<ProductPart>(
    `select sku, min(title) as title, ${fates('fen', 'own_paid', 'own_refund')} from (
       select item->>'sku' as sku, item->>'title' as title, s.closed, s.paid, line.fen,
         coalesce((item->>'paidFen')::bigint, line.fen) as own_paid,
         case when jsonb_array_length(s.items) = 1 then s.refund_fen
           else coalesce((item->>'refundFen')::bigint, 0) end as own_refund
       from ${SETTLED}, jsonb_array_elements(s.items) as item,
         lateral (select coalesce((item->>'priceFen')::bigint * (item->>'quantity')::bigint,
           round(s.placed / jsonb_array_length(s.items)::numeric)) as fen) as line
       where item->>'sku' is not null) as lines
     group by sku`,
    settledParams(where, clock),
  );
  const asked = await db.query<ProductPart>(
    `select asked_sku as sku, count(*)::int as asked, count(*) filter (where paid)::int as "askedPaid"
     from case_mix
     where shop_id = $1 and day between $2 and $3 and asked_sku is not null
       and ($4::text[] is null or agent = any($4))
     group by asked_sku`,
    paramsOf(where),
  );
  return [...ordered, ...asked];
}

/** Why orders were closed or refunded, in the words of the source. */
export function countReasons(
  db: Database,
  where: DiagnosisWhere,
  clock: ShopClock,
): Promise<ReasonPart[]> {
  return db.query<ReasonPart>(
    `select key, left(s.said_reason, ${REASON_CHARACTERS}) as reason, count(distinct s.order_id)::int as count
     from ${SETTLED}, lateral (
       select '' as key union all select 'a:' || s.owner where s.owner is not null
       union all select distinct 'p:' || (item->>'sku') from jsonb_array_elements(s.items) as item
         where item->>'sku' is not null) as keys
     where (s.closed or s.refund_fen > 0) and s.said_reason <> ''
     group by 1, 2`,
    settledParams(where, clock),
  );
}
