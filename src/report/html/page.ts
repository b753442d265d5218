// The report as one self-contained HTML file: no request leaves it, and no text in it can run.
import { createHash } from 'node:crypto';
import type { ReportModel } from '../model.ts';
import { both, Html, html } from './markup.ts';
import { EARLY_SCRIPT, PAGE_SCRIPT } from './script.ts';
import { agentsSection } from './section-agents.ts';
import { archetypesSection } from './section-archetypes.ts';
import { casesSection } from './section-cases.ts';
import { countedSection } from './section-counted.ts';
import { diagnosisSection } from './section-diagnosis.ts';
import { headerSection } from './section-header.ts';
import { loadSection } from './section-load.ts';
import { salesSection } from './section-sales.ts';
import { scoresSection } from './section-scores.ts';
import { workSection } from './section-work.ts';
import { CASE_STYLE } from './style-cases.ts';
import { DIAGNOSIS_STYLE } from './style-diagnosis.ts';
import { FAIR_STYLE } from './style-fair.ts';
import { FIGURE_STYLE } from './style-figures.ts';
import { PAGE_STYLE } from './style-page.ts';

const NAV = [
  ['diagnosis', both('诊断', 'Diagnosis')],
  ['sales', both('销售额', 'Sales')],
  ['agents', both('客服', 'Agents')],
  ['types', both('五型', 'Types')],
  ['cases', both('案例', 'Cases')],
  ['scores', both('评分', 'Scores')],
  ['work', both('待办', 'To do')],
  ['load', both('忙闲', 'Load')],
  ['counted', both('口径', 'Counted')],
] as const;

const hash = (script: string): string =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

function policy(): string {
  const scripts = `${hash(EARLY_SCRIPT)} ${hash(PAGE_SCRIPT)}`;
  return `default-src 'none'; style-src 'unsafe-inline'; script-src ${scripts}; base-uri 'none'; form-action 'none'`;
}

/** The whole page. Chinese first; English by the switch, `?lang=en` or `#lang=en`. */
export function renderHtml(model: ReportModel): string {
  const title = `${model.shop} · 客镜报告 Kejing report`;
  const style = new Html(
    `<style>${PAGE_STYLE}${FIGURE_STYLE}${CASE_STYLE}${DIAGNOSIS_STYLE}${FAIR_STYLE}</style>`,
  );
  const early = new Html(`<script>${EARLY_SCRIPT}</script>`);
  const late = new Html(`<script>${PAGE_SCRIPT}</script>`);
  const page = html`<!doctype html>
<html lang="zh-CN" data-lang="zh">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy()}">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="kejing ${model.program}">
<title>${title}</title>
${style}${early}
</head>
<body>
<a class="skip" href="#main">${both('跳到正文', 'Skip to content')}</a>
<nav class="side" aria-label="目录 Contents">
<p class="brand">${both('客镜', 'Kejing')}</p>
<ol>${NAV.map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ol>
</nav>
<main id="main">
${headerSection(model)}
${diagnosisSection(model)}
${salesSection(model)}
${agentsSection(model)}
${archetypesSection(model)}
${casesSection(model)}
${scoresSection(model)}
${workSection(model)}
${loadSection(model)}
${countedSection(model)}
<footer class="foot">
${both('由客镜在本机生成，数据没有离开这台电脑。', 'Made by Kejing on your own machine; no data left it.')}
<span>v${model.program}</span>
</footer>
</main>
<div id="why" role="tooltip" hidden></div>
${late}
</body>
</html>
`;
  return page.text;
}
