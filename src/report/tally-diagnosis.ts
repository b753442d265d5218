// Adds one thread to the sums of the diagnosis: receptions, inquiries, orders and rules by day.
import type { Analysis, Conversation, Inquiry } from '../domain/analysis.ts';
import type { Setup } from '../domain/setup.ts';
import { dayNumber, minuteOfDay, weekday } from '../lib/zone.ts';
import { DAY_FIELDS } from '../scoring/diagnosis/rows.ts';
import { onDutyThrough } from '../threads/duty.ts';
import type { Collection } from './collection.ts';
import { countFate } from './count-fates.ts';
import { countRuleDays } from './count-rule-days.ts';
import { listOf, offerExample, offerId } from './diagnosis-examples.ts';
import {
  add,
  cellOf,
  type DiagnosisTally,
  dayCell,
  HOUR_FIELDS,
  PRODUCT_FIELDS,
} from './diagnosis-tally.ts';

const [WAITS, LOGS, ASKED, BOUGHT] = [0, 1, 2, 3];
/** A longer first response counts only if somebody was on duty all the while. */
const LONG_WAIT_MS = 300_000;

const AT = Object.fromEntries(DAY_FIELDS.map((field, i) => [field, i])) as Readonly<
  Record<(typeof DAY_FIELDS)[number], number>
>;

/** Adds one thread. `ordersTrusted` false: nothing is said of who bought. */
export function tallyDiagnosis(
  collection: Collection,
  analysis: Analysis,
  setup: Setup,
  ordersTrusted: boolean,
): void {
  const tally = collection.diagnosis;
  for (const conversation of analysis.conversations) countReceptions(tally, conversation, setup);
  countRuleDays(collection, analysis, setup);
  if (!ordersTrusted) return;
  for (const inquiry of analysis.inquiries) countInquiry(tally, analysis, inquiry, setup);
  for (const order of analysis.orders) countFate(tally, analysis, order, setup);
}

function countReceptions(tally: DiagnosisTally, conversation: Conversation, setup: Setup): void {
  const { zoneOffsetMs, dayCutMs } = setup;
  if (conversation.leftOut !== null) return;
  for (const { agent, asked, replied, startAt, firstResponseMs } of conversation.receptions) {
    if (!asked || startAt === null) continue;
    const day = dayNumber(startAt, zoneOffsetMs, dayCutMs);
    const cell = dayCell(tally, agent, day);
    add(cell, AT.receptions, 1);
    if (!replied) add(cell, AT.unanswered, 1);
    if (firstResponseMs === null) continue;
    const until = startAt + firstResponseMs;
    const long = firstResponseMs > LONG_WAIT_MS;
    if (long && !onDutyThrough(setup, agent, startAt, until)) continue;
    const log = Math.round(1000 * Math.log1p(firstResponseMs / 1000));
    add(cell, AT.waits, 1);
    add(cell, AT.logWaits, log);
    const hours = cellOf(tally.hours, day, 24 * HOUR_FIELDS);
    const hour = Math.floor(minuteOfDay(startAt, zoneOffsetMs) / 60) * HOUR_FIELDS;
    add(hours, hour + WAITS, 1);
    add(hours, hour + LOGS, log);
  }
}

function countInquiry(
  tally: DiagnosisTally,
  analysis: Analysis,
  inquiry: Inquiry,
  setup: Setup,
): void {
  const { agent, startAt, ordered, paid, provisional, salesFen } = inquiry;
  const { zoneOffsetMs, dayCutMs, policy } = setup;
  const day = dayNumber(startAt, zoneOffsetMs, dayCutMs);
  const cell = dayCell(tally, agent, day);
  add(cell, AT.inquiries, 1);
  if (ordered) add(cell, AT.ordered, 1);
  if (paid) add(cell, AT.paid, 1);
  if (provisional) add(cell, AT.open, 1);
  if (paid) add(cell, AT.salesFen, salesFen);
  if (paid) add(cell, AT.salesYuanSquares, Math.round(salesFen / 100) ** 2);
  const hours = cellOf(tally.hours, day, 24 * HOUR_FIELDS);
  const hour = Math.floor(minuteOfDay(startAt, zoneOffsetMs) / 60);
  add(hours, hour * HOUR_FIELDS + ASKED, 1);
  if (paid) add(hours, hour * HOUR_FIELDS + BOUGHT, 1);
  const conversation = analysis.conversations.find(({ id }) => id === inquiry.conversation);
  if (conversation === undefined) return;
  const sku = askedSku(conversation);
  const closed = startAt + policy.inquiryWindowMs <= analysis.asOf;
  if (sku !== null && closed) {
    const product = cellOf(tally.products, sku, PRODUCT_FIELDS);
    add(product, 0, 1);
    if (paid) add(product, 1, 1);
    else offerId(listOf(tally.asked, sku), startAt, conversation.id);
  }
  if (paid || !closed) return;
  const { examples } = tally;
  const lists = [listOf(examples.day, day), listOf(examples.hour, weekday(day) * 24 + hour)];
  if (agent !== null) lists.push(listOf(examples.agent, agent));
  offerExample(lists, analysis, conversation, null, agent);
}

/** The first product the buyer showed. */
function askedSku({ lines }: Conversation): string | null {
  for (const { message } of lines) {
    if (message.by === 'buyer' && message.sku !== null) return message.sku;
  }
  return null;
}
