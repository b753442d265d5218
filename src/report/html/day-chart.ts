// Day by day: inquirers as bars, conversion as a line over the same days.
import type { Words } from '../../intake/format.ts';
import type { DayModel } from '../model.ts';
import { presentCount, presentFen, presentPercent } from '../present-number.ts';
import { both, type Html, html } from './markup.ts';

const WIDTH = 1000;
const HEIGHT = 100;
const DAYS_MAX = 124;

function dayTitle(day: DayModel): string {
  const count = day.inquiries === null ? '–' : presentCount(day.inquiries);
  const rate = day.conversion === null ? '–' : presentPercent(day.conversion);
  const money = day.salesFen === null ? '–' : presentFen(day.salesFen);
  const end =
    day.expected === undefined ? '' : `（${day.expected.text.zh}，${day.expected.text.en}）`;
  return `${day.day}  询单 Inquirers ${count} · 转化 Conversion ${rate}${end} · 销售 Sales ${money}`;
}

function bars(days: readonly DayModel[], most: number): Html {
  const step = WIDTH / days.length;
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="每日询单人数 Inquirers by day">${days.map(
    (day, i) => {
      const height = most === 0 ? 0 : ((day.inquiries ?? 0) / most) * (HEIGHT - 2);
      const title = dayTitle(day);
      return html`<g><rect class="slot" x="${(i * step).toFixed(1)}" y="0" width="${step.toFixed(1)}" height="${HEIGHT}"></rect><rect class="bar${day.provisional ? ' open' : ''}" x="${(i * step + step * 0.16).toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${(step * 0.68).toFixed(1)}" height="${height.toFixed(1)}"></rect><title>${title}</title></g>`;
    },
  )}</svg>`;
}

function line(days: readonly DayModel[], most: number): Html {
  const step = WIDTH / days.length;
  const points: string[] = [];
  let pen = 'M';
  days.forEach((day, i) => {
    if (day.conversion === null) {
      pen = 'M';
      return;
    }
    const y = most === 0 ? HEIGHT : HEIGHT - (day.conversion / most) * (HEIGHT - 6);
    points.push(`${pen}${((i + 0.5) * step).toFixed(1)} ${y.toFixed(1)}`);
    pen = 'L';
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="每日转化率 Conversion by day"><path class="curve" d="${points.join('')}"></path></svg>`;
}

/** Nothing for a single day; at most the last 124 days. */
export function dayChart(all: readonly DayModel[], notes: readonly Words[]): Html | null {
  const days = all.slice(-DAYS_MAX);
  if (days.length < 2 || days.every((day) => day.inquiries === null)) return null;
  const mostInquiries = Math.max(0, ...days.map((day) => day.inquiries ?? 0));
  const mostConversion = Math.max(0, ...days.map((day) => day.conversion ?? 0));
  const every = Math.max(1, Math.ceil(days.length / 7));
  const ticks = days.filter((_, i) => i % every === 0 && i + every / 2 < days.length);
  return html`<h3>${both('每天的询单与转化', 'Inquirers and conversion by day')}</h3>
${notes.map((note) => html`<p class="callout">${note}</p>`)}
<figure class="days">
<div class="plot tall"><span class="most">${both('询单', 'Inquirers')} ${both(`最高 ${presentCount(mostInquiries)}`, `max ${presentCount(mostInquiries)}`)}</span>${bars(days, mostInquiries)}</div>
<div class="plot"><span class="most">${both('转化率', 'Conversion')} ${both(`最高 ${presentPercent(mostConversion)}`, `max ${presentPercent(mostConversion)}`)}</span>${line(days, mostConversion)}</div>
<div class="ticks">${ticks.map((day) => {
    const left = ((days.indexOf(day) + 0.5) / days.length) * 100;
    return html`<span style="left:${left.toFixed(2)}%">${day.day.slice(5)}</span>`;
  })}</div>
${days.some((day) => day.provisional) && html`<figcaption><i class="hatch"></i>${both('浅色：转化窗口还没结束，数字还会变', 'Pale: still inside the window, may change')}</figcaption>`}
</figure>`;
}
