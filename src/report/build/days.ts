// Day by day: inquirers, conversion and sales, and the days when traffic rose and orders did not (P5).
import type { Words } from '../../intake/format.ts';
import type { MetricRow } from '../../measures/roll-up.ts';
import { METRIC } from '../metric-ids.ts';
import type { DayModel } from '../model.ts';
import { presentPercent } from '../present-number.ts';
import { findRow } from './figures.ts';

/** A day counts as crowded from this many times the median day's inquirers. */
const CROWDED = 1.5;
/** Conversion this much below the ordinary days' is worth a sentence. */
const FELL = 0.9;
const DAYS_MIN = 7;

/** `rows`: of the shop by day. */
export function buildDays(rows: readonly MetricRow[]): DayModel[] {
  const byDay = new Map<string, MetricRow[]>();
  for (const row of rows) {
    if (row.day === null || row.day === 'undated') continue;
    const list = byDay.get(row.day);
    if (list) list.push(row);
    else byDay.set(row.day, [row]);
  }
  return [...byDay]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([day, list]) => {
      const conversion = findRow(list, METRIC.conversion);
      return {
        day,
        salesFen: findRow(list, METRIC.sales)?.value ?? null,
        inquiries: findRow(list, METRIC.inquiries)?.value ?? null,
        conversion: conversion?.value ?? null,
        provisional: conversion?.state === 'provisional',
      };
    });
}

interface Sum {
  readonly days: number;
  readonly inquiries: number;
  readonly paying: number;
}

function sum(days: readonly DayModel[]): Sum {
  let inquiries = 0;
  let paying = 0;
  for (const day of days) {
    inquiries += day.inquiries ?? 0;
    paying += (day.inquiries ?? 0) * (day.conversion ?? 0);
  }
  return { days: days.length, inquiries, paying };
}

/** Says so where crowded days sold worse per inquirer than ordinary ones. */
export function dayNotes(days: readonly DayModel[]): Words[] {
  const known = days.filter((day) => day.inquiries !== null && day.conversion !== null);
  if (known.length < DAYS_MIN) return [];
  const counts = known.map((day) => day.inquiries ?? 0).sort((a, b) => a - b);
  const median = counts[Math.floor(counts.length / 2)] ?? 0;
  const crowded = known.filter((day) => (day.inquiries ?? 0) >= median * CROWDED);
  const ordinary = known.filter((day) => !crowded.includes(day));
  if (crowded.length === 0 || ordinary.length === 0 || median === 0) return [];
  const busy = sum(crowded);
  const calm = sum(ordinary);
  if (calm.inquiries === 0) return [];
  const busyRate = busy.paying / busy.inquiries;
  const calmRate = calm.paying / calm.inquiries;
  if (busyRate >= calmRate * FELL) return [];
  const times = (busy.inquiries / busy.days / (calm.inquiries / calm.days)).toFixed(1);
  const spell = (from: string, to: string): string =>
    crowded.length === 1 ? from.slice(5) : `${from.slice(5)}–${to.slice(5)}`;
  const first = crowded[0]?.day ?? '';
  const last = crowded[crowded.length - 1]?.day ?? '';
  const missed = Math.round(busy.inquiries * calmRate - busy.paying);
  return [
    {
      zh: `${spell(first, last)} 有 ${crowded.length} 天询单是平日的 ${times} 倍，转化率却从 ${presentPercent(calmRate)} 掉到 ${presentPercent(busyRate)}，约少成交 ${missed} 位买家：流量来了，没接住。`,
      en: `On ${crowded.length} days (${spell(first, last)}) inquirers were ${times}× the usual, but conversion fell from ${presentPercent(calmRate)} to ${presentPercent(busyRate)}: about ${missed} buyers fewer. Traffic rose, orders did not.`,
    },
  ];
}
