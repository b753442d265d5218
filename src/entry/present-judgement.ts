// A judgement as text: verdict by verdict, hits first, with the condition trace below each.
import type { TraceNode } from '../engine/explain.ts';
import type { ScoreDimension } from '../scoring/scorecard.ts';
import type { JudgedScore, Judgement } from '../work/judge-thread.ts';
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
  const names = new Map(judgement.verdicts.map(({ rule, name }) => [rule, name[lang]]));
  for (const score of judgement.scores) pushScore(lines, score, names, lang);
  return `${lines.join('\n')}\n`;
}

const DIMENSIONS: Readonly<Record<ScoreDimension, Readonly<Record<Language, string>>>> = {
  attitude: { zh: '态度', en: 'attitude' },
  skill: { zh: '业务', en: 'skill' },
  compliance: { zh: '合规', en: 'compliance' },
  process: { zh: '流程', en: 'process' },
};

/** The arithmetic of a score, a line a dimension: what was taken off, added or vetoed, and its weight. */
function pushScore(
  lines: string[],
  score: JudgedScore,
  names: ReadonlyMap<string, string>,
  lang: Language,
): void {
  const zh = lang === 'zh';
  const total = score.total === null ? '–' : score.total.toFixed(1);
  const head = zh ? '得分' : 'Score';
  lines.push(
    '',
    `${head} ${total}  ${score.agent} · ${score.conversation} · ${score.scorecard}@${score.version}`,
  );
  for (const { dimension, score: points, deducted, deductedCapped, weight } of score.dimensions) {
    if (points === null) {
      lines.push(
        `    ${DIMENSIONS[dimension][lang]} – ${zh ? '没有能判的规则，权重分给其他维度' : 'nothing could be judged; its weight goes to the others'}`,
      );
      continue;
    }
    const steps = score.steps
      .filter((step) => step.dimension === dimension)
      .map(({ rule, effect, points: each, times }) => {
        const name = names.get(rule) ?? rule;
        if (effect === 'add') return ` + ${each * times} ${name}`;
        if (effect === 'deduct') return ` − ${each * times} ${name}`;
        return zh ? ` → 0 一票否决：${name}` : ` → 0 veto: ${name}`;
      });
    const cap =
      deducted > deductedCapped
        ? zh
          ? `（最多扣 ${deductedCapped}）`
          : ` (capped at ${deductedCapped})`
        : '';
    lines.push(
      `    ${DIMENSIONS[dimension][lang]} 100${steps.join('')}${cap} = ${points}  × ${(weight * 100).toFixed(0)}%`,
    );
  }
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
