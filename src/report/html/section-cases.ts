// Every weakness found, with its worst and best conversations, why it matters and what to do (Q7).
import type { ReportModel, RuleCount, WeaknessModel } from '../model.ts';
import { presentCount, presentPercent, same } from '../present-number.ts';
import { ARCHETYPE_WORDS } from '../words/archetypes.ts';
import { DIMENSIONS, SEVERITIES } from '../words/rule-terms.ts';
import { type ChatContext, chatWindow } from './chat.ts';
import { both, type Html, html } from './markup.ts';
import { basisNumber } from './number.ts';

function summary(item: WeaknessModel): Html {
  const { rule, hit, judged } = item;
  const share = judged === 0 ? 0 : hit / judged;
  const type = rule.type === null ? null : ARCHETYPE_WORDS[rule.type].name;
  return html`<summary><span class="name"><b>${rule.name}</b>
<span class="tags"><i class="sev ${rule.severity}">${SEVERITIES[rule.severity]}</i>${type !== null && html`<i>${type}</i>`}<i>${DIMENSIONS[rule.dimension]}</i></span></span>
<span class="rate"><i class="meter" aria-hidden="true"><i style="width:${(share * 100).toFixed(1)}%"></i></i>
<span>${both(`${presentCount(hit)} 次`, presentCount(hit))}<small> / ${presentCount(judged)} · ${presentPercent(share)}</small></span></span></summary>`;
}

function most({ mostBy }: WeaknessModel): Html | null {
  if (mostBy.length === 0) return null;
  return html`<div><dt>${both('最多的是', 'Most often')}</dt><dd>${mostBy.map(
    ({ name, hits, judged }, i) => {
      const basis = both(`${hits} 次 ÷ 能判断的 ${judged} 次`, `${hits} ÷ ${judged} judged`);
      const share = same(judged === 0 ? '–' : presentPercent(hits / judged));
      return html`${i > 0 && both('、', ', ')}${name} ${basisNumber(share, basis)}`;
    },
  )}</dd></div>`;
}

function weakness(item: WeaknessModel, open: boolean, context: ChatContext): Html {
  const { rule, worst, best } = item;
  const windows = [
    ...worst.map((one) => chatWindow(one, false, rule, context)),
    ...best.map((one) => chatWindow(one, true, rule, context)),
  ];
  return html`<details class="weak" id="w-${rule.id}"${open ? html` open` : null}>${summary(item)}
<dl class="say"><div><dt>${both('为什么要紧', 'Why it matters')}</dt><dd>${rule.why}</dd></div>
<div><dt>${both('怎么做', 'What to do')}</dt><dd>${rule.advice}</dd></div>${most(item)}</dl>
<div class="chats">${windows}</div>
${best.length === 0 && worst.length > 0 && rule.dimension !== 'compliance' && html`<p class="quiet">${both('本期没有合适的正例。', 'No example of doing it well in this period.')}</p>`}
</details>`;
}

function plain(title: Html, list: readonly RuleCount[]): Html | null {
  if (list.length === 0) return null;
  return html`<h3>${title}</h3><ul class="plain">${list.map(
    ({ rule, hit, miss }) =>
      html`<li><b>${rule.name}</b> ${presentCount(hit)}<small> / ${presentCount(hit + miss)}</small><p>${rule.advice}</p></li>`,
  )}</ul>`;
}

export function casesSection(model: ReportModel): Html {
  const context = { zoneOffsetMs: model.zoneOffsetMs, names: model.names };
  const list = model.weaknesses;
  return html`<section id="cases"><h2>${both('短板与案例', 'Weaknesses and cases')}</h2>
<p class="lead">${both(
    '按次数和严重程度排。每条附最典型的反例和做得好的正例，标出来的就是证据，可以直接拿去培训。买家名已隐去。',
    'By number and severity. Each with its worst conversations and one done well; what is marked is the evidence. Buyers’ names are hidden.',
  )}</p>
${list.length === 0 && html`<p class="empty">${both('没有发现问题。', 'No weakness was found.')}</p>`}
${list.map((item, i) => weakness(item, i === 0, context))}
${plain(html`${both('做得好的', 'Done well')}`, model.merits)}
${plain(html`${both('买家一侧（不扣客服分）', 'On the buyer’s side (never deducts)')}`, model.buyerSide)}
</section>`;
}
