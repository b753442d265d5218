// A back-test for a reader: what flips, who gains or loses, how sure, and a few conversations to read.
import stringWidth from 'string-width';
import type { Evidence } from '../../../domain/analysis.ts';
import type { Change, Share } from '../../../engine/backtest/measure-accuracy.ts';
import type { SampledFlip } from '../../../work/backtest-rules.ts';
import type { Language } from '../../exit.ts';
import type { AgentReport, BacktestReport, RuleReport } from './backtest-report.ts';
import { presentTalk, shortName } from './present-transcript.ts';

const SIDES = {
  zh: { hit: '命中', miss: '不算', na: '不适用', none: '没判' },
  en: { hit: 'hit', miss: 'miss', na: 'n/a', none: 'not judged' },
} as const;
const AGENTS_SHOWN = 20;

/** Plain text; the report first, the conversations to read last. */
export function presentBacktest(
  report: BacktestReport,
  sample: readonly SampledFlip[],
  lang: Language,
): string {
  const zh = lang === 'zh';
  const changed = report.rules.filter(({ flips }) => Object.keys(flips).length > 0);
  const text = [
    zh
      ? `回测 ${report.old} → ${report.new}：${report.conversations} 段会话，${changed.length} 条规则的判定有变`
      : `back-test ${report.old} → ${report.new}: ${report.conversations} conversations, ${changed.length} rules judge differently`,
    ...report.rules
      .filter((rule) => report.rules.length === 1 || changed.includes(rule) || rule.accuracy)
      .flatMap((rule) => ruleLines(rule, lang)),
    '',
    ...agentLines(report.agents, lang),
  ];
  if (report.labelsUnused > 0) {
    text.push(
      zh
        ? `有 ${report.labelsUnused} 条标注在数据里找不到对应的会话，没有用上`
        : `${report.labelsUnused} labels are of conversations that are not in the data`,
    );
  }
  for (const flip of sample) text.push('', ...flipLines(flip, lang));
  return `${text.join('\n')}\n`;
}

function ruleLines(rule: RuleReport, lang: Language): string[] {
  const { before, after, accuracy } = rule;
  const zh = lang === 'zh';
  const names = SIDES[lang];
  const lines = [
    '',
    `${rule.rule}  ${rule.old ?? '–'} → ${rule.new ?? '–'}`,
    `  ${(['hit', 'miss', 'na'] as const)
      .map((truth) => `${names[truth]} ${before[truth]} → ${after[truth]}`)
      .join('   ')}`,
  ];
  for (const [kind, count] of Object.entries(rule.flips)) {
    const [from, to] = kind.split('→') as [keyof typeof names, keyof typeof names];
    const moved = zh ? '命中的地方或归属变了' : 'hits other lines or another agent';
    lines.push(`  ${kind === 'hit→hit' ? moved : `${names[from]} → ${names[to]}`}  ${count}`);
  }
  if (Object.keys(rule.flips).length === 0) lines.push(zh ? '  判定没有变化' : '  nothing changes');
  if (accuracy === null) return lines;
  const { cases, due } = accuracy;
  lines.push(
    zh
      ? `  标注 ${cases} 例，该抓 ${due} 例（方括号里是 95% 区间）`
      : `  ${cases} labels, ${due} to be flagged (95% intervals in brackets)`,
  );
  for (const share of ['precision', 'recall'] as const) {
    const label = { precision: zh ? '查准率' : 'precision', recall: zh ? '查全率' : 'recall' };
    const [old, now] = [accuracy.before[share], accuracy.after[share]];
    lines.push(
      `  ${label[share]} ${shareText(old)} → ${shareText(now)}  ${changeText(accuracy.change[share], lang)}`,
    );
  }
  return lines;
}

const percent = (value: number): string => `${(value * 100).toFixed(1)}%`;
const points = (value: number): string => `${value > 0 ? '+' : ''}${(value * 100).toFixed(1)}`;

function shareText({ hits, of, value, interval }: Share): string {
  if (value === null || interval === null) return '–';
  return `${percent(value)} (${hits}/${of}) [${percent(interval.low)}, ${percent(interval.high)}]`;
}

function changeText(change: Change | null, lang: Language): string {
  if (change === null) return '';
  const range = `${points(change.value)} [${points(change.low)}, ${points(change.high)}]`;
  const sure = change.low > 0 || change.high < 0;
  if (lang === 'zh') return `相差 ${range} 个百分点${sure ? '' : '，样本还看不出真有差别'}`;
  return `change ${range} points${sure ? '' : ', no difference is proven'}`;
}

function agentLines(agents: readonly AgentReport[], lang: Language): string[] {
  const zh = lang === 'zh';
  const moved = agents.filter(
    (row) => row.changed > 0 || row.hitsBefore !== row.hitsAfter || row.gained + row.lost > 0,
  );
  if (moved.length === 0) return [zh ? '没有客服的得分或命中数改变' : 'no agent gains or loses'];
  const head = zh
    ? ['客服', '命中', '均分', '得分', '失分', '变动会话']
    : ['agent', 'hits', 'mean', 'gained', 'lost', 'changed'];
  const score = (value: number | null): string => (value === null ? '–' : value.toFixed(1));
  const rows = moved
    .slice(0, AGENTS_SHOWN)
    .map((row) => [
      row.agent === '' ? (zh ? '（不归客服）' : '(nobody)') : shortName(row.agent),
      `${row.hitsBefore} → ${row.hitsAfter}`,
      `${score(row.scoreBefore)} → ${score(row.scoreAfter)}`,
      row.gained === 0 ? '0' : `+${row.gained.toFixed(1)}`,
      row.lost === 0 ? '0' : `-${row.lost.toFixed(1)}`,
      `${row.changed}/${row.conversations}`,
    ]);
  const left = moved.length - rows.length;
  const more = left > 0 ? [zh ? `  …还有 ${left} 位` : `  … ${left} more`] : [];
  return [...table([head, ...rows]), ...more];
}

function table(rows: readonly (readonly string[])[]): string[] {
  const widths = rows[0]!.map((_, column) =>
    Math.max(...rows.map((row) => stringWidth(row[column] ?? ''))),
  );
  return rows.map((row) =>
    `  ${row.map((cell, column) => cell + ' '.repeat(widths[column]! - stringWidth(cell))).join('  ')}`.trimEnd(),
  );
}

function flipLines(flip: SampledFlip, lang: Language): string[] {
  const { rule, conversation, orderId, from, to, before, after, talk } = flip;
  const names = SIDES[lang];
  const order = orderId === null ? '' : ` · ${orderId}`;
  const evidence: readonly Evidence[] = (after?.result === 'hit' ? after : before)?.evidence ?? [];
  return [
    `── ${rule}  ${names[from]} → ${names[to]}  ${conversation}${order}`,
    ...presentTalk({ ...flip, conversation: talk }, evidence, lang),
  ];
}
