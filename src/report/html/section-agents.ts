// The agents ranked by sales, each with the gap to the average agent split and the weak link named (P1, P5).
import type { AgentModel, GapModel, ReportModel } from '../model.ts';
import { presentFen, presentFenGap } from '../present-number.ts';
import { fairList } from './fair-list.ts';
import { both, type Content, type Html, html } from './markup.ts';
import { number } from './number.ts';

const FACTORS = [
  ['inquirersFen', 'f-inq', both('询单人数', 'Inquirers')],
  ['conversionFen', 'f-conv', both('转化率', 'Conversion')],
  ['orderValueFen', 'f-val', both('客单价', 'Order value')],
] as const;

function reach(gap: GapModel): number {
  let below = 0;
  let above = 0;
  for (const [key] of FACTORS) {
    if (gap[key] < 0) below -= gap[key];
    else above += gap[key];
  }
  return Math.max(below, above);
}

function gapBar(gap: GapModel, most: number): Html {
  const side = (sign: 1 | -1): Html[] =>
    FACTORS.filter(([key]) => gap[key] * sign > 0).map(([key, style]) => {
      const width = most === 0 ? 0 : (Math.abs(gap[key]) / most) * 100;
      return html`<i class="${style}" style="width:${width.toFixed(2)}%"></i>`;
    });
  return html`<div class="gap" aria-hidden="true"><div class="below">${side(-1)}</div><div class="above">${side(1)}</div></div>`;
}

function gapParts(gap: GapModel): Html {
  return html`<p class="parts">${FACTORS.map(
    ([key, style, name]) =>
      html`<span><i class="${style}"></i>${name} ${presentFenGap(gap[key])}</span>`,
  )}</p>`;
}

function score(value: number | null): string {
  return value === null ? '–' : value.toFixed(0);
}

function agentRow(agent: AgentModel, place: number, most: number): Html {
  const small = (name: Content, value: Content): Html =>
    html`<div><dt>${name}</dt><dd>${value}</dd></div>`;
  const { gap } = agent;
  const gapText =
    gap !== null &&
    html`<p class="vs${gap.gapFen < 0 ? ' under' : ''}">${both('比人均', 'vs average')} ${presentFenGap(gap.gapFen)}</p>`;
  return html`<li class="agent">
<div class="who"><span class="place">${place}</span><div><b>${agent.name}</b>${agent.group !== null && html`<small>${agent.group}</small>`}</div></div>
<div class="money"><strong>${number(agent.identity.sales)}</strong>${gapText}</div>
<div class="why">${gap !== null && gapBar(gap, most)}
<p class="diagnosis${agent.weakLink === null ? ' fine' : ''}">${agent.diagnosis}</p>${gap !== null && gapParts(gap)}</div>
<dl>${small(both('首响中位', 'First reply'), number(agent.firstResponse))}${small(both('回复率', 'Replied'), number(agent.replyRate))}
${small(both('态度', 'Attitude'), score(agent.attitude))}${small(both('业务', 'Skill'), score(agent.skill))}</dl>
</li>`;
}

export function agentsSection(model: ReportModel): Html {
  const { agents } = model;
  const most = Math.max(0, ...agents.map(({ gap }) => (gap === null ? 0 : reach(gap))));
  const compared = agents.find(({ gap }) => gap !== null)?.gap ?? null;
  const mean = compared === null ? null : presentFen(compared.averageFen);
  return html`<section id="agents"><h2>${both('客服排名与短板', 'Agents ranked, and their weak links')}</h2>
<p class="lead">${both(
    '每个人与人均销售额的差，拆成三个因子各占多少钱，加起来一分不差。往左是少卖，往右是多卖。',
    'Each one’s gap to the average agent, split into what the three factors are worth; the parts add up exactly. Left is less, right is more.',
  )}</p>
${agents.length === 0 && html`<p class="empty">${both('没有找到客服。请检查聊天记录里有没有客服账号一列。', 'No agents were found. Check that the chats name the agent.')}</p>`}
${mean !== null && html`<p class="legend">${FACTORS.map(([, style, name]) => html`<span><i class="${style}"></i>${name}</span>`)}<span class="mean">${both(`中线 = 人均 ${mean}`, `centre = average ${mean}`)}</span></p>`}
<ol class="agents">${agents.map((agent, i) => agentRow(agent, i + 1, most))}</ol>
${fairList(model.fair)}
</section>`;
}
