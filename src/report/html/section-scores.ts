// Attitude and skill from conversations alone, beside sales, never mixed with them (Q8).
import type { ReportModel, ScoreRow } from '../model.ts';
import { presentFen } from '../present-number.ts';
import { DIMENSIONS } from '../words/rule-terms.ts';
import { both, type Html, html } from './markup.ts';
import { scatter } from './scatter.ts';

const COLUMNS = ['attitude', 'skill', 'compliance', 'process', 'total'] as const;

function points(rows: readonly ScoreRow[], dimension: 'attitude' | 'skill') {
  return rows.flatMap((row) => {
    const y = row.scores[dimension] ?? null;
    return y === null || row.salesFen === null ? [] : [{ name: row.name, x: row.salesFen, y }];
  });
}

function scoreRow(row: ScoreRow): Html {
  return html`<tr><th scope="row">${row.name}</th>${COLUMNS.map((dimension) => {
    const score = row.scores[dimension] ?? null;
    const low = score !== null && score < 60;
    return html`<td class="${low ? 'low' : ''}"><span class="cap">${DIMENSIONS[dimension]}</span>${score === null ? '–' : score.toFixed(1)}</td>`;
  })}<td><span class="cap">${both('会话', 'Conv.')}</span>${row.conversations.toLocaleString('en-US')}</td>
<td><span class="cap">${both('销售额', 'Sales')}</span>${row.salesFen === null ? '–' : presentFen(row.salesFen)}</td>
<td class="note">${row.note}</td></tr>`;
}

export function scoresSection({ scores, scoreNotes }: ReportModel): Html {
  const head = html`<tr><th scope="col">${both('客服', 'Agent')}</th>${COLUMNS.map((dimension) => html`<th scope="col">${DIMENSIONS[dimension]}</th>`)}
<th scope="col">${both('计分会话', 'Scored')}</th><th scope="col">${both('销售额', 'Sales')}</th><th scope="col"></th></tr>`;
  const none = scores.every((row) => COLUMNS.every((each) => (row.scores[each] ?? null) === null));
  const attitude = points(scores, 'attitude');
  const skill = points(scores, 'skill');
  return html`<section id="scores"><h2>${both('态度与业务，和销售分开看', 'Attitude and skill, beside sales')}</h2>
<p class="lead">${both(
    '分数只从聊天里来，跟卖了多少无关；不适用的规则不扣分。放在一起看，才知道谁是靠本事，谁是靠分流。',
    'Scores come from conversations alone, not from sales; rules that do not apply never deduct. Side by side they tell skill from luck.',
  )}</p>
${scoreNotes.length > 0 && html`<ul class="notes">${scoreNotes.map((note) => html`<li>${note}</li>`)}</ul>`}
<div class="pair">${scatter(both('工作态度', 'Attitude'), attitude)}${scatter(both('业务水平', 'Skill'), skill)}</div>
${none && html`<p class="empty">${both('没有可用的评分卡，或者没有能评分的会话。', 'No scorecard applies, or no conversation could be scored.')}</p>`}
${!none && html`<table class="scores"><thead>${head}</thead><tbody>${scores.map(scoreRow)}</tbody></table>`}
</section>`;
}
