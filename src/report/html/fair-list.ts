// Raw and fair conversion side by side, each agent with an interval, and who cannot be told apart (M4).

import { worthWords } from '../build/fair.ts';
import type { FairModel, FairRow } from '../fair-model.ts';
import { presentCount, presentPercent } from '../present-number.ts';
import { VERDICT_WORDS } from '../words/fairness.ts';
import { both, type Html, html } from './markup.ts';

function place(value: number, reach: number): string {
  const share = Math.max(-1, Math.min(1, value / reach));
  return (50 + share * 50).toFixed(2);
}

function interval({ low, value, high, estimate, verdict }: FairRow, reach: number): Html {
  const [from, to] = [place(low, reach), place(high, reach)];
  const width = (Number(to) - Number(from)).toFixed(2);
  const label = `${estimate.zh} · ${estimate.en}`;
  return html`<div class="forest v-${verdict}" role="img" aria-label="${label}"><i class="span" style="left:${from}%;width:${width}%"></i><i class="at" style="left:${place(value, reach)}%"></i></div>`;
}

function fairRow(row: FairRow, reach: number): Html {
  const { name, inquiries, observed, expected, verdict, worthFen, mix, alike, orderValue } = row;
  const share = (of: number): string => presentPercent(of);
  return html`<li>
<div class="fwho"><b>${name}</b><small>${both(`${presentCount(inquiries)} 个询单`, `${presentCount(inquiries)} inquiries`)}</small></div>
<dl><div><dt>${both('实际转化', 'Actual')}</dt><dd>${share(observed)}</dd></div><div><dt>${both('同样买家该有', 'Expected')}</dt><dd>${share(expected)}</dd></div></dl>
<div class="feffect">${interval(row, reach)}<p><b class="t-${verdict}">${VERDICT_WORDS[verdict]}</b> ${row.estimate}${verdict !== 'unsure' && html`<span class="worth">${both('，', ', ')}${worthWords(worthFen)}</span>`}</p></div>
<div class="fbuyers">${mix.length > 0 && html`<p>${mix.map((words, i) => html`${i > 0 && both('；', '; ')}${words}`)}</p>`}<p>${alike}${orderValue !== null && html`${both('；客单价 ', '; order value ')}${orderValue}`}</p></div>
</li>`;
}

/** Nothing where there is nothing to compare. */
export function fairList(fair: FairModel | null): Html | null {
  if (fair === null) return null;
  const level = Math.round(fair.level * 100);
  return html`<h3 id="fair">${both('公平对比：同样的买家，谁做得更好', 'Fair comparison: who does better with the same buyers')}</h3>
<p class="lead">${both(
    `抽到大促客、讲价的、问贵货的，转化自然低，不该算在客服头上。先按每个人实际抽到的买家算出全店平均该成交多少，再看差多少点；横条是去掉运气后的 ${level}% 区间，盖住中线就是说不准。`,
    `Whoever draws promotion crowds, hagglers or dear products converts less through no fault of theirs. First comes what the shop’s average would have sold to the very buyers each one drew, then the difference in points; the bar is the ${level}% interval once luck is taken out. A bar across the centre line means it cannot be said.`,
  )}</p>
<ul class="fair">${fair.rows.map((row) => fairRow(row, fair.reach))}</ul>
<ul class="notes plain"><li>${fair.pairs}</li>${fair.notes.map((note) => html`<li>${note}</li>`)}<li>${fair.quality}</li>
<li>${both(
    '只用客服插手之前就定了的事：开口第一分钟、来的时间、以前的往来。没量到的差别（比如买家心情）仍会留在里面。',
    'Only what was settled before the agent could have a hand in it: the first minute, the time, what went before. Differences nobody measured (a buyer’s mood) remain.',
  )}</li></ul>`;
}
