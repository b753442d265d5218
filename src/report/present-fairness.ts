// The fair comparison as a table for the terminal.

import { worthWords } from './build/fair.ts';
import { type Column, columnTable } from './column-table.ts';
import type { FairModel } from './fair-model.ts';
import { presentCount, presentPercent } from './present-number.ts';
import { presentPoints, VERDICT_WORDS } from './words/fairness.ts';

/** Ends with a line break. */
export function presentFairness(model: FairModel, lang: 'zh' | 'en', width: number): string {
  const column = (zh: string, en: string, right = true): Column => ({
    title: lang === 'zh' ? zh : en,
    right,
  });
  const columns = [
    column('档', 'Tier'),
    column('客服', 'Agent', false),
    column('询单', 'Inq.'),
    column('转化率', 'Conv.'),
    column('同样买家该有', 'Expected'),
    column('差', 'Diff.'),
    column('去掉运气后', 'Shrunk (interval)'),
    column('折合', 'Worth'),
    column('结论', 'Verdict', false),
    column('客单价比预期', 'Order value', false),
  ];
  const rows = model.rows.map((row) => [
    String(row.tier),
    row.name,
    presentCount(row.inquiries),
    presentPercent(row.observed),
    presentPercent(row.expected),
    presentPoints(row.difference),
    row.estimate[lang],
    worthWords(row.worthFen)[lang],
    VERDICT_WORDS[row.verdict][lang],
    row.orderValue?.[lang] ?? '–',
  ]);
  const buyers = model.rows.flatMap(({ name, mix, alike }) => {
    const said = mix.map((words) => words[lang]).join(lang === 'zh' ? '；' : '; ');
    const told = alike[lang];
    return [`  ${name}  ${said}`, ...(told === '' ? [] : [`      ${told}`])];
  });
  const share = `${Math.round(model.level * 100)}%`;
  const heading =
    lang === 'zh'
      ? `公平对比：同样的买家，全店平均该成交多少，谁多谁少（括号里是 ${share} 区间）`
      : `Fair comparison: what the shop’s average would have sold to the same buyers (${share} intervals)`;
  const drawn =
    lang === 'zh' ? '抽到的买家，和谁分不出' : 'Buyers drawn, and who cannot be told apart';
  const lines = [
    heading,
    ...columnTable(columns, rows, width),
    '',
    drawn,
    ...buyers,
    '',
    model.pairs[lang],
    model.quality[lang],
    ...model.notes.map((note) => note[lang]),
  ];
  // Names are outside text: control characters must not reach a terminal.
  return `${lines.map((line) => line.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ')).join('\n')}\n`;
}
