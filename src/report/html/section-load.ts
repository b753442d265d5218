// When buyers write and when they wait: two hour-by-weekday heat maps.
import type { Words } from '../../intake/format.ts';
import { weekdayWords } from '../build/load.ts';
import type { ReportModel } from '../model.ts';
import { presentCount, presentMs } from '../present-number.ts';
import { both, type Html, html } from './markup.ts';

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const DAYS = [0, 1, 2, 3, 4, 5, 6];

/** Values at which colour begins and is full: a few outliers must not pale all the rest. */
function range(values: readonly (number | null)[], fromZero: boolean): readonly [number, number] {
  const known = values.filter((value): value is number => value !== null && value > 0);
  known.sort((a, b) => a - b);
  const high = known[Math.floor(known.length * 0.97)] ?? 0;
  const median = known[Math.floor(known.length / 2)] ?? 0;
  return [fromZero ? 0 : median / 2, Math.max(1, Math.min(high, median * 3))];
}

function grid(
  title: Words,
  style: string,
  values: readonly (number | null)[],
  say: (value: number) => Words,
): Html {
  const [low, high] = range(values, style === 'lines');
  const head = HOURS.map((hour) => html`<th scope="col">${hour % 3 === 0 ? hour : null}</th>`);
  const rows = DAYS.map(
    (day) =>
      html`<tr><th scope="row">${weekdayWords(day)}</th>${HOURS.map((hour) => {
        const value = values[day * 24 + hour] ?? null;
        if (value === null || value === 0) return html`<td></td>`;
        const strength = Math.max(0, Math.min(1, (value - low) / (high - low)));
        const { zh, en } = say(value);
        const name = weekdayWords(day);
        return html`<td style="--k:${strength.toFixed(2)}" title="${name.zh} ${hour}–${hour + 1} 点 ${zh} · ${name.en} ${hour}:00 ${en}"></td>`;
      })}</tr>`,
  );
  return html`<figure class="heat ${style}"><figcaption>${title}</figcaption>
<table><thead><tr><td></td>${head}</tr></thead><tbody>${rows}</tbody></table></figure>`;
}

export function loadSection({ load }: ReportModel): Html {
  if (load.lines.every((count) => count === 0)) {
    return html`<section id="load"><h2>${both('忙闲', 'Load')}</h2>
<p class="empty">${both('聊天记录没有时间，画不出忙闲。', 'The chats carry no times, so load cannot be drawn.')}</p></section>`;
  }
  const messages = (value: number): Words => {
    const count = presentCount(value);
    return both(`${count} 条`, `${count} messages`);
  };
  const waits = (value: number): Words => presentMs(Math.round(value / 1000) * 1000);
  return html`<section id="load"><h2>${both('一周里什么时候忙、什么时候等', 'When the week is busy, and when buyers wait')}</h2>
<ul class="notes">${load.notes.map((note) => html`<li>${note}</li>`)}</ul>
<div class="pair">${grid(both('买家消息数', 'Buyer messages'), 'lines', load.lines, messages)}${grid(both('平均等待（在班时）', 'Mean wait, on duty'), 'waits', load.waitMs, waits)}</div>
</section>`;
}
