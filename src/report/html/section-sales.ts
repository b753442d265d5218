// Where the sales come from: the identity as a tree, whose orders they are, each agent, each day (P1).
import type { AgentModel, IdentityModel, ReportModel, ShareModel } from '../model.ts';
import { presentCount, presentFen, presentPercent, same } from '../present-number.ts';
import { dayChart } from './day-chart.ts';
import { both, type Content, type Html, html } from './markup.ts';
import { basisNumber, number, provisionalMark } from './number.ts';

function tree({ sales, inquiries, conversion, orderValue }: IdentityModel): Html {
  const leaf = (name: Content, figure: Html, note: Content): Html =>
    html`<li class="node"><span>${name}</span><strong>${figure}</strong><small>${note}</small></li>`;
  return html`<div class="tree">
<div class="node root"><span>${both('客服销售额', 'Agent sales')}</span><strong>${number(sales)}</strong></div>
<ul>
${leaf(both('询单人数', 'Inquirers'), number(inquiries), both('下单前来问过的买家', 'Buyers who asked before ordering'))}
${leaf(both('询单转化率', 'Conversion'), number(conversion), both('问过的人里最后付款的', 'Of those, who paid in the end'))}
${leaf(both('客单价', 'Order value'), number(orderValue), both('付款买家平均花多少', 'Spent by each paying buyer'))}
</ul>
</div>`;
}

function shares(list: readonly ShareModel[]): Html | null {
  if (list.length === 0) return null;
  let total = 0;
  for (const share of list) total += share.salesFen;
  const sum = presentFen(total);
  return html`<h3>${both('全店销售是谁的', 'Whose the shop’s sales are')}</h3>
<div class="stack" aria-hidden="true">${list.map(
    (share) =>
      html`<i class="own-${share.kind}" style="flex:${Math.max(0, share.share).toFixed(4)}"></i>`,
  )}</div>
<ul class="legend wide">${list.map(
    (share) => html`<li><i class="own-${share.kind}"></i><b>${share.name}</b>
${basisNumber(same(presentFen(share.salesFen)), both(`${presentCount(share.orders)} 笔订单`, `${presentCount(share.orders)} orders`))}
<span>${presentPercent(share.share)}</span><small>${share.meaning}</small></li>`,
  )}</ul>
<p class="sum">${both(`合计 ${sum}，与全店订单分文不差。`, `Together ${sum}: all the shop’s orders, to the fen.`)}</p>`;
}

function meter(value: number | null, most: number): Html {
  const width = value === null || most <= 0 ? 0 : Math.max(0, (value / most) * 100);
  return html`<i class="meter" aria-hidden="true"><i style="width:${width.toFixed(1)}%"></i></i>`;
}

function agentTree(agents: readonly AgentModel[], team: IdentityModel): Html {
  const most = (pick: (identity: IdentityModel) => number | null): number =>
    Math.max(0, ...agents.map(({ identity }) => pick(identity) ?? 0));
  const tops = {
    inquiries: most((identity) => identity.inquiries.value),
    conversion: most((identity) => identity.conversion.value),
    orderValue: most((identity) => identity.orderValue.value),
    sales: most((identity) => identity.sales.value),
  };
  const row = (name: Content, identity: IdentityModel, bars: boolean): Html => {
    const cell = (key: keyof typeof tops, label: Content): Html =>
      html`<td><span class="cap">${label}</span>${number(identity[key])}${bars && meter(identity[key].value, tops[key])}</td>`;
    return html`<tr${bars ? null : html` class="team"`}><th scope="row">${name}</th>
${cell('inquiries', both('询单', 'Inq.'))}${cell('conversion', both('转化', 'Conv.'))}${cell('orderValue', both('客单', 'Value'))}${cell('sales', both('销售', 'Sales'))}</tr>`;
  };
  return html`<h3>${both('每位客服的这三个因子', 'The three factors of each agent')}</h3>
<table class="factors"><thead><tr><th scope="col">${both('客服', 'Agent')}</th>
<th scope="col">${both('询单人数', 'Inquirers')}</th><th scope="col" data-op="×">${both('转化率', 'Conversion')}</th>
<th scope="col" data-op="×">${both('客单价', 'Order value')}</th><th scope="col" data-op="=">${both('销售额', 'Sales')}</th></tr></thead>
<tbody>${row(both('团队', 'Team'), team, false)}${agents.map((agent) => row(agent.name, agent.identity, true))}</tbody></table>
${agents.some((agent) => agent.identity.sales.state === 'provisional') && html`<p class="quiet">${provisionalMark()} ${both('或橙点：有买家还在转化窗口内，数字还会变。', 'or an amber dot: buyers are still inside their window, the figure may change.')}</p>`}`;
}

export function salesSection(model: ReportModel): Html {
  return html`<section id="sales"><h2>${both('销售额从哪里来', 'Where the sales come from')}</h2>
<p class="lead">${both(
    '销售额 = 询单人数 × 转化率 × 客单价。三个数字相乘正好等于销售额，哪个低，就从哪里补。点任何数字看它怎么数出来的。',
    'Sales = inquirers × conversion × order value, exactly. Whichever is low is where to work. Click any number to see what it was counted from.',
  )}</p>
${tree(model.identity)}
${shares(model.shares)}
${dayChart(model.days, model.dayNotes)}
${model.agents.length > 0 && agentTree(model.agents, model.identity)}
</section>`;
}
