// Whom to call back today: unpaid orders and lost inquiries, with words that fit each (L4).
import type { Words } from '../../intake/format.ts';
import type { ReportModel, WorkModel, WorkRow } from '../model.ts';
import { presentCount, presentFen } from '../present-number.ts';
import { both, type Html, html } from './markup.ts';
import { provisionalMark } from './number.ts';

const ROWS_FIRST = 8;

function workRow(row: WorkRow): Html {
  return html`<li data-agent="${row.agent}"><div class="head"><b class="buyer">${row.buyer}</b>
<strong>${row.valueText}${row.valueGuessed && html`<small>${both('按客单价估', 'est.')}</small>`}</strong></div>
<p class="meta"><span>${row.when}</span><span>${row.agent === '' ? both('没有客服', 'no agent') : row.agent}</span>${row.product !== null && html`<span class="product">${row.product}</span>`}</p>
<p class="guess"><i>${row.reason}</i>${row.reminded !== null && html`<i>${row.reminded}</i>`}${row.provisional && provisionalMark()}${row.lastWords !== null && html`<q>${row.lastWords}</q>`}</p>
<p class="script"><span>${row.script}</span><button type="button" class="copy">${both('复制', 'Copy')}</button></p></li>`;
}

function list(id: string, title: Words, about: Words, work: WorkModel): Html {
  const rows = work.rows;
  const rest = rows.slice(ROWS_FIRST);
  const count = presentCount(work.count);
  const total =
    work.valued > 0 &&
    html` · ${presentFen(work.valueFen)}${work.valued < work.count && html`<small>${both(`（${presentCount(work.valued)} 笔知道金额）`, ` (${presentCount(work.valued)} with a known value)`)}</small>`}`;
  return html`<section class="list" id="work-${id}"><h3>${title} <small>${count}${total}</small></h3>
<p class="about">${about}</p>
${work.reasons.length > 0 && html`<p class="reasons">${work.reasons.slice(0, 7).map(({ words, count: n }) => html`<span>${words} <b>${n}</b></span>`)}</p>`}
<ol>${rows.slice(0, ROWS_FIRST).map(workRow)}</ol>
${rest.length > 0 && html`<details class="more"><summary>${both(`再看 ${rest.length} 条`, `${rest.length} more`)}</summary><ol>${rest.map(workRow)}</ol></details>`}
${work.count > rows.length && html`<p class="quiet">${both(`列出最近、金额最高的 ${rows.length} 条。`, `The ${rows.length} most recent and highest are listed.`)}</p>`}
</section>`;
}

const LISTS = [
  {
    id: 'unpaid',
    title: both('还没付款的订单', 'Unpaid orders'),
    about: both('还没关闭，最值得先追。', 'Not closed yet: first to follow up.'),
  },
  {
    id: 'lost',
    title: both('询单后没下单', 'Asked, did not order'),
    about: both('之后也没有再买。', 'And has not bought since.'),
  },
  {
    id: 'closed',
    title: both('没付款就关闭的订单', 'Closed unpaid'),
    about: both('买家曾经下过决心。', 'The buyer had once decided.'),
  },
] as const;

export function workSection({ work }: ReportModel): Html {
  const agents = new Set<string>();
  for (const model of [work.unpaid, work.lost, work.closed]) {
    for (const row of model.rows) if (row.agent !== '') agents.add(row.agent);
  }
  return html`<section id="work"><h2>${both('今天该联系谁', 'Whom to contact today')}</h2>
<p class="lead">${both(
    '越近、金额越高的排得越前。原因是从聊天里推测的，话术按原因和商品给，发之前改成自己的口气。这一页有买家名，只给要联系他们的人看。',
    'The more recent and the higher, the earlier in the list. Reasons are guessed from the chat; the words fit the reason and the product. Make them your own. This part names buyers: share it only with whoever contacts them.',
  )}</p>
${agents.size > 1 && html`<p class="filter js"><label>${both('只看', 'Only')} <select id="who"><option value="">全部 All</option>${[...agents].sort().map((name) => html`<option value="${name}">${name}</option>`)}</select></label></p>`}
<div class="lists">${LISTS.filter(({ id }) => work[id].count > 0).map(({ id, title, about }) => list(id, title, about, work[id]))}</div>
${LISTS.filter(({ id }) => work[id].count === 0).map(({ title }) => html`<p class="quiet">${title}${both('：没有。', ': none.')}</p>`)}
</section>`;
}
