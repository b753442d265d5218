// Writes a sample shop into a folder: exports as a real shop has them, and what was planted.
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { encodeGb18030 } from '../../lib/gb18030.ts';
import { dayText } from '../../lib/zone.ts';
import { DAY_MS, HOUR_MS, parseDay, ZONE_MS } from './calendar.ts';
import { chatHeader, chatRows } from './chat-rows.ts';
import { PLANTED_ONLY } from './misconduct.ts';
import { orderItemRows, orderItemsHeader, orderListHeader, orderListRow } from './order-rows.ts';
import { ratingHeader, ratingRow } from './rating-rows.ts';
import { isoText } from './sample-time.ts';
import { agentsTable, dutyTable, productsTable } from './shop-tables.ts';
import { planSample, type SamplePlan, type SampleStory, simulate } from './simulate.ts';
import { SHOP } from './staff.ts';
import { type Achievements, credit, tellAgent, tellOrder, tellTalk } from './tell-truth.ts';
import { TextFile } from './text-file.ts';
import type { SampleTruth } from './truth.ts';

export interface SampleOptions {
  /** 1 … 500. */
  readonly agents: number;
  /** 1 … 366. */
  readonly days: number;
  /** 1 … 5,000,000. */
  readonly conversations: number;
  /** Any integer; the same seed and options give the same bytes. */
  readonly seed: number;
  /** First day, `YYYY-MM-DD`; default 2026-05-18. */
  readonly from?: string;
}

export interface SampleSummary {
  readonly shop: string;
  /** Paths below the folder. */
  readonly files: readonly string[];
  readonly from: string;
  readonly to: string;
  readonly promotionDays: readonly string[];
  readonly conversations: number;
  readonly messages: number;
  readonly orders: number;
  readonly paidOrders: number;
}

const FIRST_DAY = '2026-05-18';
/** The export is made on the morning after the last day. */
const EXPORT_HOUR = 10;

/**
 * Writes chats.csv, evaluations.csv, orders/ (the two Taobao exports, GB18030), agents.csv, duty.csv,
 * products.csv and truth.jsonl. `onProgress` hears conversations done and wanted. Throws RangeError on options
 * out of range, and whatever the disk refuses.
 */
export async function writeSample(
  folder: string,
  options: SampleOptions,
  onProgress?: (done: number, total: number) => void,
): Promise<SampleSummary> {
  const plan = planOf(options);
  await mkdir(join(folder, 'orders'), { recursive: true });
  await writeFile(join(folder, 'agents.csv'), `\uFEFF${agentsTable(plan)}`);
  await writeFile(join(folder, 'duty.csv'), `\uFEFF${dutyTable(plan)}`);
  await writeFile(join(folder, 'products.csv'), `\uFEFF${productsTable()}`);

  const last = plan.days.at(-1)!.day;
  const asOf = (last + 1) * DAY_MS - ZONE_MS + EXPORT_HOUR * HOUR_MS;
  const stamp = dayText(last + 1).replaceAll('-', '');
  const names = {
    list: `orders/ExportOrderList${stamp}1000.csv`,
    items: `orders/ExportOrderDetailList${stamp}1000.csv`,
  };
  const out: Outputs = {
    chats: new TextFile(join(folder, 'chats.csv')),
    list: new TextFile(join(folder, names.list), encodeGb18030),
    items: new TextFile(join(folder, names.items), encodeGb18030),
    ratings: new TextFile(join(folder, 'evaluations.csv')),
    truth: new TextFile(join(folder, 'truth.jsonl')),
  };
  out.chats.write(`\uFEFF${chatHeader}`);
  out.ratings.write(`\uFEFF${ratingHeader}`);
  out.list.write(orderListHeader);
  out.items.write(orderItemsHeader);

  const total: Totals = { conversations: 0, messages: 0, orders: 0, paidOrders: 0 };
  const achievements: Achievements = new Map();
  for (const story of simulate(plan)) {
    await writeStory(out, story, asOf, total);
    if (story.talk === null) continue;
    credit(achievements, story.talk, asOf);
    await out.ratings.write(ratingRow(story.talk, options.seed, asOf));
    if (total.conversations % 1000 === 0) onProgress?.(total.conversations, options.conversations);
  }
  const truth = truthOf(plan, options.seed, asOf, total);
  for (const agent of plan.staff) await out.truth.write(jsonLine(tellAgent(agent, achievements)));
  await out.truth.write(jsonLine(truth));
  for (const file of Object.values(out)) await file.close();
  onProgress?.(total.conversations, options.conversations);

  const { shop, from, to, promotionDays } = truth;
  const tables = ['evaluations.csv', 'agents.csv', 'duty.csv', 'products.csv'];
  const files = ['chats.csv', names.list, names.items, ...tables, 'truth.jsonl'];
  return { shop, files, from, to, promotionDays, ...total };
}

interface Outputs {
  readonly chats: TextFile;
  readonly list: TextFile;
  readonly items: TextFile;
  readonly ratings: TextFile;
  readonly truth: TextFile;
}

interface Totals {
  conversations: number;
  messages: number;
  orders: number;
  paidOrders: number;
}

const jsonLine = (record: object): string => `${JSON.stringify(record)}\n`;

function planOf({
  agents,
  days,
  conversations,
  seed,
  from = FIRST_DAY,
}: SampleOptions): SamplePlan {
  check('agents', agents, 500);
  check('days', days, 366);
  check('conversations', conversations, 5_000_000);
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed: ${seed} is not an integer`);
  const first = parseDay(from);
  if (first === null) throw new RangeError(`from: ${from} is not a day like ${FIRST_DAY}`);
  return planSample(seed, agents, first, days, conversations);
}

function check(name: string, value: number, max: number): void {
  if (Number.isInteger(value) && value >= 1 && value <= max) return;
  throw new RangeError(`${name}: ${value} is not a whole number from 1 to ${max}`);
}

async function writeStory(
  out: Outputs,
  story: SampleStory,
  asOf: number,
  total: Totals,
): Promise<void> {
  const { talk, orders } = story;
  if (talk !== null) {
    total.conversations += 1;
    total.messages += talk.lines.length;
    await out.chats.write(chatRows(talk));
    await out.truth.write(jsonLine(tellTalk(talk, asOf)));
  }
  for (const order of orders) {
    const row = orderListRow(order, asOf);
    if (row === '') continue;
    const truth = tellOrder(order, asOf);
    total.orders += 1;
    if (truth.paidFen > 0) total.paidOrders += 1;
    await out.list.write(row);
    await out.items.write(orderItemRows(order, asOf));
    await out.truth.write(jsonLine(truth));
  }
}

function truthOf(plan: SamplePlan, seed: number, asOf: number, total: Totals): SampleTruth {
  return {
    type: 'sample',
    shop: SHOP,
    seed,
    from: dayText(plan.days[0]!.day),
    to: dayText(plan.days.at(-1)!.day),
    exportedAt: isoText(asOf),
    promotionDays: plan.days.filter((day) => day.promotion).map((day) => dayText(day.day)),
    plantedOnly: PLANTED_ONLY,
    conversations: total.conversations,
    messages: total.messages,
    orders: total.orders,
  };
}
