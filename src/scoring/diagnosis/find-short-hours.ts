// Pattern: hours in which buyers wait longer than in the others, day after day, and buy less (P5).
import { weekday } from '../../lib/zone.ts';
import { compareShares, minus } from './compare-shares.ts';
import type { Share, Tested } from './concern.ts';
import { falseDiscoveryRates } from './false-discoveries.ts';
import { typicalMs } from './find-bare-answers.ts';
import type { HourRow } from './rows.ts';
import { orderValueOf, type ShopBook } from './shop-book.ts';
import { studentTail } from './tails.ts';

/** An hour must have been seen on so many days, with so many waits on each. */
const DAYS_MIN = 4;
const WAITS_MIN = 2;
const TIMES_MIN = 1.3;
const HOUR_Q = 0.1;

interface Slot {
  readonly weekday: number | null;
  readonly hour: number;
  readonly p: number;
  readonly times: number;
}

interface Block {
  readonly weekday: number | null;
  readonly from: number;
  /** Exclusive. */
  to: number;
  p: number;
}

/**
 * First the hours (of every day, and of each weekday) in which waits are longer than in the rest of
 * the same days (t test over days, false discoveries held at 10 %); neighbours make a block. Then one
 * hypothesis a block: conversion there is below that of the other hours of those days, too.
 */
export function findShortHours(book: ShopBook): Tested[] {
  const settled = new Set(book.settledDays);
  const rows = book.input.hours.filter(({ day }) => settled.has(day));
  const slots = slotsOf(rows);
  const q = falseDiscoveryRates(slots.map(({ p }) => p));
  const slow = slots.filter(({ times }, i) => (q[i] ?? 1) <= HOUR_Q && times >= TIMES_MIN);
  const always = new Set(slow.filter((slot) => slot.weekday === null).map(({ hour }) => hour));
  const blocks = join(slow.filter((slot) => slot.weekday === null || !always.has(slot.hour)));
  return blocks.map((block) => testBlock(book, rows, block));
}

function slotsOf(rows: readonly HourRow[]): Slot[] {
  const byDay = new Map<number, HourRow[]>();
  for (const row of rows) {
    const list = byDay.get(row.day);
    if (list) list.push(row);
    else byDay.set(row.day, [row]);
  }
  const above = new Map<string, number[]>();
  for (const [day, list] of byDay) {
    const waits = list.reduce((sum, row) => sum + row.waits, 0);
    const logs = list.reduce((sum, row) => sum + row.logWaits, 0);
    for (const row of list) {
      const rest = waits - row.waits;
      if (row.waits < WAITS_MIN || rest < WAITS_MIN) continue;
      const log = (row.logWaits / row.waits - (logs - row.logWaits) / rest) / 1000;
      for (const key of [`*|${row.hour}`, `${weekday(day)}|${row.hour}`]) {
        const known = above.get(key);
        if (known) known.push(log);
        else above.set(key, [log]);
      }
    }
  }
  return [...above].flatMap(([key, logs]): Slot[] => {
    if (logs.length < DAYS_MIN) return [];
    const [on = '*', hour = '0'] = key.split('|');
    const mean = logs.reduce((sum, log) => sum + log, 0) / logs.length;
    const variance = logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (logs.length - 1);
    const t = variance === 0 ? 0 : mean / Math.sqrt(variance / logs.length);
    return [
      {
        weekday: on === '*' ? null : Number(on),
        hour: Number(hour),
        p: studentTail(t, logs.length - 1),
        times: Math.exp(mean),
      },
    ];
  });
}

function join(slots: readonly Slot[]): Block[] {
  const key = ({ weekday: on, hour }: Slot): number => (on ?? -1) * 24 + hour;
  const blocks: Block[] = [];
  for (const slot of [...slots].sort((a, b) => key(a) - key(b))) {
    const last = blocks.at(-1);
    if (last !== undefined && last.weekday === slot.weekday && last.to === slot.hour) {
      last.to++;
      last.p = Math.max(last.p, slot.p);
    } else {
      blocks.push({ weekday: slot.weekday, from: slot.hour, to: slot.hour + 1, p: slot.p });
    }
  }
  return blocks;
}

function testBlock(book: ShopBook, rows: readonly HourRow[], block: Block): Tested {
  const { from, to } = block;
  const days = rows.filter(({ day }) => block.weekday === null || weekday(day) === block.weekday);
  const inside = days.filter(({ hour }) => hour >= from && hour < to);
  const sum = (list: readonly HourRow[], field: 'waits' | 'logWaits'): number =>
    list.reduce((total, row) => total + row[field], 0);
  const seen = converted(inside);
  const others = minus(converted(days), seen);
  const { difference, interval, pBelow } = compareShares(seen, others, book.agentSpread);
  const p = Math.max(block.p, pBelow);
  if (difference >= 0) return { p, suspicion: null };
  const value = orderValueOf(book.team);
  const money = (gap: number): number => Math.max(0, Math.round(-gap * seen.whole * value));
  const waits = sum(inside, 'waits');
  const logs = sum(inside, 'logWaits');
  const on = block.weekday;
  return {
    p,
    suspicion: {
      id: `short-staffed|${on ?? '*'}|${from}`,
      moneyFen: money(difference),
      moneyRangeFen: [money(interval[1]), money(interval[0])],
      detail: {
        pattern: 'short-staffed',
        weekday: on,
        hours: [from, to],
        waitMs: typicalMs(logs, waits),
        othersWaitMs: typicalMs(sum(days, 'logWaits') - logs, sum(days, 'waits') - waits),
        seen,
        others,
      },
      filter: { hours: [from, to], outcome: 'lost', ...(on === null ? {} : { weekday: on }) },
      points: hourPoints(days, block),
    },
  };
}

const converted = (rows: readonly HourRow[]): Share => ({
  part: rows.reduce((sum, { paid }) => sum + paid, 0),
  whole: rows.reduce((sum, { inquiries }) => sum + inquiries, 0),
});

/** Typical wait by hour of the day, in seconds, where there is enough to tell. */
function hourPoints(rows: readonly HourRow[], { from, to }: Block) {
  return Array.from({ length: 24 }, (_, hour) => {
    const own = rows.filter((row) => row.hour === hour);
    const waits = own.reduce((sum, row) => sum + row.waits, 0);
    const logs = own.reduce((sum, row) => sum + row.logWaits, 0);
    const value = waits < DAYS_MIN ? 0 : typicalMs(logs, waits) / 1000;
    return { at: hour, value, marked: hour >= from && hour < to };
  });
}
