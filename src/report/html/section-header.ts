// The top of the report: whose, for when, the few sentences that matter and the six core figures (P2).
import type { ReportModel } from '../model.ts';
import { both, type Html, html } from './markup.ts';
import { number } from './number.ts';

function tools(): Html {
  return html`<div class="tools" role="group" aria-label="显示 Display">
<button type="button" id="lang" lang="en" class="z">English</button><button type="button" id="lang-zh" lang="zh-CN" class="e">中文</button>
<button type="button" id="theme">${both('明暗', 'Theme')}</button>
<button type="button" id="print">${both('打印', 'Print')}</button>
</div>`;
}

function period({ period, asOf }: ReportModel): Html {
  const until = both(`统计截止 ${asOf}`, `as of ${asOf}`);
  if (period === null) {
    return html`${both('聊天记录没有时间', 'The chats carry no times')} · ${until}`;
  }
  const { from, to, days } = period;
  const span = from === to ? both(from, from) : both(`${from} 至 ${to}`, `${from} to ${to}`);
  return html`${span}<i>${both(`${days} 天`, `${days} days`)}</i><i>${until}</i>`;
}

export function headerSection(model: ReportModel): Html {
  return html`<header class="top" id="top">
<div class="bar"><p class="kind">${both('客服质检与绩效报告', 'Inspection and performance report')}</p>${tools()}</div>
<h1>${model.shop}</h1>
<p class="period">${period(model)}</p>
<ul class="headlines">${model.headlines.map((line) => html`<li>${line}</li>`)}</ul>
<dl class="core">${model.core.map(
    ({ name, figure, agents }) =>
      html`<div><dt>${name}</dt><dd>${number(figure)}</dd>${figure.expected !== undefined && html`<dd class="part">${figure.expected.text}</dd>`}${agents !== null && html`<dd class="part">${both('其中客服', 'agents')} ${agents}</dd>`}</div>`,
  )}</dl>
</header>`;
}
