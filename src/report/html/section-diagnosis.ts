// What needs attention, found without being asked: each with its size in money and the conversations behind it (P5).
import type { Words } from '../../intake/format.ts';
import type { PatternId } from '../../scoring/diagnosis/concern.ts';
import type {
  CompareBar,
  ConcernModel,
  DiagnosisModel,
  FateModel,
  SparkModel,
} from '../diagnosis-model.ts';
import type { ReportModel } from '../model.ts';
import { presentCount, presentPercent } from '../present-number.ts';
import { CONFIDENCES } from '../words/concerns.ts';
import { type ChatContext, chatWindow } from './chat.ts';
import { both, type Html, html } from './markup.ts';

/** What the amount is, where it is not sales missed. */
const LOST: Readonly<Partial<Record<PatternId, Words>>> = {
  'lost-orders': both('约多丢', 'lost more, about'),
  'sudden-change': both('约损失', 'lost, about'),
};
const WIDTH = 300;
const HEIGHT = 60;

function compare(bars: readonly CompareBar[]): Html {
  return html`<dl class="cmp">${bars.map(
    ({ name, text, ratio, own }) =>
      html`<div${own ? html` class="own"` : null}><dt>${name}</dt><dd><i class="meter" aria-hidden="true"><i style="width:${(ratio * 100).toFixed(1)}%"></i></i><span>${text}</span></dd></div>`,
  )}</dl>`;
}

function spark({ title, bars }: SparkModel): Html {
  const step = WIDTH / bars.length;
  const first = bars[0]?.label ?? '';
  const last = bars.at(-1)?.label ?? '';
  return html`<figure class="spark"><figcaption>${title}</figcaption>
<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${title.zh} ${title.en}">${bars.map(
    ({ label, text, ratio, marked }, i) => {
      const height = Math.max(ratio * HEIGHT, 0.5);
      return html`<rect class="${marked ? 'hot' : 'calm'}" x="${(i * step + step * 0.12).toFixed(1)}" y="${(HEIGHT - height).toFixed(1)}" width="${(step * 0.76).toFixed(1)}" height="${height.toFixed(1)}"><title>${label} ${text}</title></rect>`;
    },
  )}</svg>
<p><span>${first}</span><span>${last}</span></p></figure>`;
}

function idList(name: Html, ids: readonly string[]): Html | null {
  if (ids.length === 0) return null;
  return html`<p class="ids">${name} ${ids.map((id) => html`<code>${id}</code>`)}</p>`;
}

function opened(concern: ConcernModel, listed: boolean, context: ChatContext): Html {
  const { cases, conversations, orders, filter, filterWords, computed, sureness, range } = concern;
  const shown = new Set(cases.map((one) => one.conversation));
  const others = conversations.filter((id) => !shown.has(id));
  const count = cases.length;
  return html`<details class="more look"><summary>${count > 0 ? both(`怎么算的 · 看 ${count} 段对话`, `How it was computed · ${count} conversations`) : both('怎么算的 · 去哪里看', 'How it was computed · where to look')}</summary>
<dl class="how"><div><dt>${both('怎么算', 'Computed')}</dt><dd>${computed}</dd></div>
<div><dt>${both('金额范围', 'Range')}</dt><dd>${range}<small>${both('（95% 区间）', ' (95 % interval)')}</small></dd></div>
<div><dt>${both('把握', 'Sureness')}</dt><dd>${sureness}</dd></div>
<div><dt>${both('对应的会话', 'Opens to')}</dt><dd>${filterWords}${listed && html` <a href="#w-${filter.rule}">${both('看这条规则的案例', 'cases of this rule')}</a>`}</dd></div></dl>
${idList(html`${both('会话', 'Conversations')}`, others)}${idList(html`${both('订单', 'Orders')}`, orders)}
${count > 0 && html`<div class="chats">${cases.map((one) => chatWindow(one, null, null, context))}</div>`}
</details>`;
}

function card(concern: ConcernModel, place: number, listed: boolean, context: ChatContext): Html {
  const { id, title, sentence, moneyText, confidence } = concern;
  return html`<li class="concern ${confidence}" id="d-${place}" data-id="${id}">
<div class="sum"><strong>${moneyText}</strong><small>${LOST[concern.pattern] ?? both('约少卖', 'sold less, about')}</small></div>
<div class="what"><p class="kind"><b>${title}</b><i class="conf">${CONFIDENCES[confidence]}</i></p>
<p class="sentence">${sentence}</p></div>
<div class="see">${concern.spark !== null && spark(concern.spark)}${compare(concern.compare)}</div>
${opened(concern, listed, context)}
</li>`;
}

function fates(list: readonly FateModel[], reasons: DiagnosisModel['reasons']): Html | null {
  if (list.length === 0) return null;
  return html`<div class="fates">${list.map(
    ({ name, lostText, ofText, share }) =>
      html`<div><span>${name}</span><strong>${lostText}</strong><small>${both(`占 ${ofText} 的 ${presentPercent(share)}`, `${presentPercent(share)} of ${ofText}`)}</small><i class="meter" aria-hidden="true"><i style="width:${(share * 100).toFixed(1)}%"></i></i></div>`,
  )}${reasons.length > 0 && html`<div class="why"><span>${both('平台写明的原因', 'Reasons given')}</span><ul>${reasons.map(({ reason, count }) => html`<li lang="zh-CN">${reason} <b>${presentCount(count)}</b></li>`)}</ul></div>`}</div>`;
}

function chanceList({ chance, chanceCount }: DiagnosisModel): Html | null {
  if (chanceCount === 0) return null;
  return html`<details class="more"><summary>${both(`另有 ${chanceCount} 处看着像问题，但可能是偶然`, `${chanceCount} more look like concerns but may be chance`)}</summary>
<ul class="maybe">${chance.map(({ sentence }) => html`<li>${sentence}</li>`)}</ul></details>`;
}

export function diagnosisSection(model: ReportModel): Html {
  const { diagnosis, zoneOffsetMs, names } = model;
  const { concerns, more, tested, missing } = diagnosis;
  const context = { zoneOffsetMs, names };
  const rules = new Set(model.weaknesses.map(({ rule }) => rule.id));
  const head = html`<h2>${both('诊断：需要关注的', 'Diagnosis: what needs attention')}</h2>`;
  if (missing !== null) {
    return html`<section id="diagnosis">${head}<p class="empty">${missing}</p></section>`;
  }
  return html`<section id="diagnosis">${head}
<p class="lead">${both(
    `没有人问，自己查出来的：一共检验了 ${presentCount(tested)} 处，留下不像偶然的，按金额和把握排。金额是和平常或其他人相比少卖、多丢的部分，各条之间可能重叠，不要相加。`,
    `Found without being asked: ${presentCount(tested)} places were tested; those that do not look like chance stay, by money and sureness. The money is what was sold less or lost more than usual or than with others. Concerns may overlap: do not add them up.`,
  )}</p>
${fates(diagnosis.fates, diagnosis.reasons)}
${concerns.length === 0 && html`<p class="empty">${both('没有查出不像偶然的问题。', 'Nothing was found that does not look like chance.')}</p>`}
<ol class="concerns">${concerns.map((one, i) => card(one, i + 1, one.filter.rule !== undefined && rules.has(one.filter.rule), context))}</ol>
${more > 0 && html`<p class="quiet">${both(`还有 ${more} 处较小的没有列出。`, `${more} smaller ones are not listed.`)}</p>`}
${chanceList(diagnosis)}
</section>`;
}
