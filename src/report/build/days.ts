// Day by day: inquirers, conversion and sales.
import type { MetricRow } from '../../measures/roll-up.ts';
import { METRIC } from '../metric-ids.ts';
import type { DayModel } from '../model.ts';
import { type FigureBook, findRow } from './figures.ts';

/** `rows`: of the shop by day. */
export function buildDays(rows: readonly MetricRow[], book: FigureBook): DayModel[] {
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
      const expected = conversion === undefined ? null : book.expected(conversion);
      return {
        day,
        salesFen: findRow(list, METRIC.sales)?.value ?? null,
        inquiries: findRow(list, METRIC.inquiries)?.value ?? null,
        conversion: conversion?.value ?? null,
        provisional: conversion?.state === 'provisional',
        ...(expected === null ? {} : { expected }),
      };
    });
}
