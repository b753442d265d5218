// What was counted, what was left out and why: the page that makes every other number trustworthy (M6).
import type { CountedModel, ReportModel, RuleCount, Tallied } from '../model.ts';
import { presentCount, presentFen } from '../present-number.ts';
import { both, type Content, type Html, html } from './markup.ts';
import { number } from './number.ts';

function tallies(list: readonly Tallied[]): Html {
  return html`<ul class="tally">${list.map(({ words, count }) => html`<li>${words} <b>${presentCount(count)}</b></li>`)}</ul>`;
}

function block(title: Content, body: Content, open = false): Html {
  return html`<details class="block"${open ? html` open` : null}><summary><h3>${title}</h3></summary>${body}</details>`;
}

function files({ files: list, notices, quarantine }: CountedModel): Html {
  const n = presentCount;
  return html`<table class="grid"><thead><tr><th scope="col">${both('文件', 'File')}</th><th scope="col">${both('读成', 'Read as')}</th>
<th scope="col" class="r">${both('行数', 'Rows')}</th><th scope="col" class="r">${both('采用', 'Accepted')}</th><th scope="col" class="r">${both('重复', 'Duplicate')}</th><th scope="col" class="r">${both('有问题', 'Quarantined')}</th></tr></thead>
<tbody>${list.map(
    (
      file,
    ) => html`<tr><th scope="row">${file.file}</th><td>${file.format}${file.encoding !== null && html` <small>${file.encoding}</small>`}</td>
<td class="r">${n(file.rows)}</td><td class="r">${n(file.accepted)}</td><td class="r">${n(file.duplicate)}</td><td class="r${file.quarantined > 0 ? ' low' : ''}">${n(file.quarantined)}</td></tr>`,
  )}</tbody></table>
<p class="quiet">${both('行数 = 采用 + 重复 + 有问题；有问题的每一行都写在 quarantine.csv 里。', 'Rows = accepted + duplicate + quarantined; quarantine.csv lists each of the last.')}</p>
${quarantine.length > 0 && tallies(quarantine)}
${notices.length > 0 && html`<ul class="notes">${notices.map((notice) => html`<li><b>${notice.file}</b> ${notice.words}${notice.count > 0 && html` (${n(notice.count)})`}</li>`)}</ul>`}`;
}

function conversations(counted: CountedModel): Html {
  const row = (name: Content, count: number): Html | null =>
    count === 0 ? null : html`<li>${name} <b>${presentCount(count)}</b></li>`;
  return html`<ul class="tally">
${row(both('买家', 'Buyers'), counted.threads)}${row(both('会话', 'Conversations'), counted.conversations)}${row(both('消息', 'Messages'), counted.messages)}
${row(both('没有时间的会话', 'Conversations without times'), counted.untimedConversations)}
${row(both('超出单个买家上限、没有计入的消息', 'Messages past the limit of one buyer, left out'), counted.messagesLeftOut)}
${row(both('订单不明的买家', 'Buyers whose orders are unknown'), counted.threadsWithoutOrders)}</ul>
<h4>${both('售前售后', 'Pre- and after-sale')}</h4>${tallies(counted.phases)}
<h4>${both('不计接待的会话', 'Conversations not counted as received')}</h4>
${counted.leftOut.length === 0 ? html`<p class="quiet">${both('没有。', 'None.')}</p>` : tallies(counted.leftOut)}`;
}

function orders(counted: CountedModel): Html {
  return html`<table class="grid"><thead><tr><th scope="col">${both('归属', 'Whose')}</th><th scope="col" class="r">${both('订单', 'Orders')}</th><th scope="col" class="r">${both('销售额', 'Sales')}</th><th scope="col" class="r">${both('还会变', 'Provisional')}</th><th scope="col">${both('为什么', 'Why')}</th></tr></thead>
<tbody>${counted.ownership.map(
    (item) =>
      html`<tr><th scope="row">${item.kind}</th><td class="r">${presentCount(item.orders)}</td><td class="r">${presentFen(item.salesFen)}</td><td class="r">${presentCount(item.provisional)}</td><td>${tallies(item.because)}</td></tr>`,
  )}</tbody></table>`;
}

function metrics(counted: CountedModel): Html {
  return html`<table class="grid metrics"><thead><tr><th scope="col">${both('指标', 'Metric')}</th><th scope="col" class="r">${both('全店', 'Shop')}</th><th scope="col">${both('怎么数', 'How it is counted')}</th><th scope="col">${both('口径 · 来源', 'Definition · source')}</th></tr></thead>
<tbody>${counted.metrics.map(
    (metric) =>
      html`<tr id="m-${metric.id}"><th scope="row">${metric.name}</th><td class="r">${number(metric.shop)}</td><td class="how">${metric.sentence}</td><td><code>${metric.id} v${metric.version}</code> <small lang="zh-CN">${metric.source}</small></td></tr>`,
  )}</tbody></table>`;
}

function rules(list: readonly RuleCount[]): Html {
  return html`<table class="grid"><thead><tr><th scope="col">${both('规则', 'Rule')}</th><th scope="col" class="r">${both('命中', 'Hit')}</th><th scope="col" class="r">${both('未命中', 'Miss')}</th><th scope="col" class="r">${both('不适用', 'N/a')}</th><th scope="col">${both('为什么不适用', 'Why n/a')}</th></tr></thead>
<tbody>${list.map(
    ({ rule, hit, miss, na, naReasons }) =>
      html`<tr><th scope="row">${rule.name}<br><code>${rule.id} v${rule.version}</code></th><td class="r">${presentCount(hit)}</td><td class="r">${presentCount(miss)}</td><td class="r">${presentCount(na)}</td><td>${tallies(naReasons.slice(0, 5))}</td></tr>`,
  )}</tbody></table>`;
}

export function countedSection({ counted }: ReportModel): Html {
  return html`<section id="counted"><h2>${both('数了什么、没数什么、为什么', 'What was counted, what was not, and why')}</h2>
<p class="lead">${both(
    '缺数据从不扣客服的分：没有数据、不在班、图片读不出来，都算不适用，不算错。',
    'Missing data never costs an agent a point: no data, off duty or an unreadable image is n/a, not a fault.',
  )}</p>
${block(both('文件', 'Files'), files(counted), true)}
${block(both('会话', 'Conversations'), conversations(counted), true)}
${counted.ownership.length > 0 && block(both('订单归属', 'Whose the orders are'), orders(counted), true)}
${block(both('指标口径', 'Definitions of the figures'), metrics(counted))}
${block(both('规则与判定', 'Rules and verdicts'), rules(counted.rules))}
${block(both('设置', 'Settings'), html`<dl class="settings">${counted.settings.map(({ name, value }) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`)}
</section>`;
}
