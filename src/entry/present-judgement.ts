// A judgement as text: verdict by verdict, hits first, with the condition trace below each.
import type { TraceNode } from '../engine/explain.ts';
import type { Judgement } from '../work/judge-thread.ts';
import type { Language } from './exit.ts';

const MARKS = { hit: '●', miss: '○', na: '–' } as const;
const RESULTS = {
  zh: { hit: '命中', miss: '未命中', na: '不适用' },
  en: { hit: 'hit', miss: 'miss', na: 'n/a' },
} as const;

/** Plain text for a terminal. */
export function presentJudgement(judgement: Judgement, lang: Language): string {
  const order = { hit: 0, miss: 1, na: 2 };
  const lines = [
    lang === 'zh'
      ? `截至 ${judgement.asOf}，${judgement.conversations.length} 段会话`
      : `as of ${judgement.asOf}, ${judgement.conversations.length} conversations`,
  ];
  const sorted = [...judgement.verdicts].sort((a, b) => order[a.result] - order[b.result]);
  for (const verdict of sorted) {
    const { rule, version, name, result, reason, conversation, orderId } = verdict;
    const about = orderId === null ? conversation : `${conversation} · ${orderId}`;
    const why = reason === null ? '' : ` (${reason})`;
    lines.push(
      '',
      `${MARKS[result]} ${name[lang]} ${rule}@${version} ${RESULTS[lang][result]}${why}  ${about}`,
    );
    for (const item of verdict.evidence) {
      const span = item.start === undefined ? '' : `[${item.start}–${item.end}]`;
      lines.push(`    ${item.role} ${item.messageId ?? ''}${span} ${item.note ?? ''}`.trimEnd());
    }
    if (result !== 'na') for (const node of verdict.trace) pushTrace(lines, node, 2, lang);
  }
  return `${lines.join('\n')}\n`;
}

function pushTrace(lines: string[], node: TraceNode, depth: number, lang: Language): void {
  // Conditions inside this one follow on lines of their own: their source is not said twice.
  const settings = Object.entries(node.settings)
    .filter(([, value]) => !/^[[{]/.test(value))
    .map(([key, value]) => `${key}=${value}`)
    .join(' ');
  const why = node.reason === null ? '' : ` (${node.reason})`;
  lines.push(
    `${'  '.repeat(depth)}${MARKS[node.value]} ${node.operator} ${settings} → ${RESULTS[lang][node.value]}${why}`,
  );
  for (const child of node.children) pushTrace(lines, child, depth + 1, lang);
}
