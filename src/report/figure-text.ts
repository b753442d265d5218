// Figures of metrics and units as people read them: a value in its unit, a sum, what one unit is.
import type { MetricDefinition } from '../measures/definition.ts';
import type { ListedUnit } from '../measures/list-units.ts';
import { unitDay } from '../measures/list-units.ts';
import { unitOf } from './build/figures.ts';
import { presentCount, presentFen, presentMs, presentValue } from './present-number.ts';

type Language = 'zh' | 'en';

/** A value as reports show it; a dash where there is none. */
export function valueText(
  { id, value: unit }: MetricDefinition,
  value: number | null,
  lang: Language,
): string {
  return presentValue(value, unitOf({ id, value: unit }))[lang];
}

/** `5 ÷ 16`, `¥310 ÷ 4`, or the sum alone. */
export function sumText(
  { value: unit, aggregate, denominator }: MetricDefinition,
  numerator: number,
  below: number,
): string {
  const above = unit === 'fen' ? presentFen(numerator) : plain(numerator);
  if (aggregate !== 'ratio') return above;
  const isMoney = unit === 'ratio' && /Fen$/.test(denominator?.trim() ?? '');
  return isMoney ? `${presentFen(numerator)} ÷ ${presentFen(below)}` : `${above} ÷ ${plain(below)}`;
}

function plain(value: number): string {
  return Number.isInteger(value) ? presentCount(value) : value.toFixed(3).replace(/0+$/, '');
}

/** `06-03 10:05`; a dash where the time is unknown. */
export function momentText({ unit }: ListedUnit): string {
  const day = unitDay(unit);
  if (day === null) return '–';
  if (unit.minuteOfDay < 0) return day.slice(5);
  const pad = (value: number): string => String(value).padStart(2, '0');
  return `${day.slice(5)} ${pad(Math.floor(unit.minuteOfDay / 60))}:${pad(unit.minuteOfDay % 60)}`;
}

/** What a unit is, in a few words. */
export function unitText({ unit }: ListedUnit, lang: Language): string {
  const zh = lang === 'zh';
  const wait = (ms: number): string => presentMs(ms)[lang];
  const either = (yes: boolean, yesText: string, noText: string): string =>
    yes ? yesText : noText;
  switch (unit.kind) {
    case 'round':
      if (unit.lostInTransfer) return zh ? '没回就转走' : 'passed on unanswered';
      if (!unit.replied) return zh ? '没有人工回复' : 'no reply';
      return zh ? `等了 ${wait(unit.waitMs)}` : `waited ${wait(unit.waitMs)}`;
    case 'reception':
    case 'conversation':
      if (!unit.responseKnown)
        return either(unit.replied, zh ? '有回复' : 'replied', zh ? '没有人工回复' : 'no reply');
      return zh
        ? `首响 ${wait(unit.firstResponseMs)}`
        : `first reply ${wait(unit.firstResponseMs)}`;
    case 'buyer-day':
      return zh
        ? `买家 ${unit.buyerLines} 句，客服 ${unit.agentLines} 句`
        : `buyer ${unit.buyerLines}, agent ${unit.agentLines} lines`;
    case 'inquiry':
      if (unit.paid)
        return zh ? `付款 ${presentFen(unit.salesFen)}` : `paid ${presentFen(unit.salesFen)}`;
      return unit.ordered || unit.orderedInWindow
        ? either(
            unit.paidInWindow,
            zh ? '后来付款' : 'paid later',
            zh ? '下单没付款' : 'ordered, not paid',
          )
        : zh
          ? '没下单'
          : 'no order';
    case 'order':
    case 'payment':
      return `${unit.orderId} ${presentFen(unit.kind === 'order' && !unit.paid ? unit.placedFen : unit.paidFen)}`;
    case 'rating':
      return zh ? `评分 ${unit.score}` : `rated ${unit.score}`;
    case 'agent-day':
      return zh
        ? `${unit.spells} 段接待，手上有人 ${wait(unit.busyMs)}`
        : `${unit.spells} spells, busy ${wait(unit.busyMs)}`;
  }
}
