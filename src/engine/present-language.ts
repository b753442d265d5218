// Writes the operator tables of the rule language reference from the operators themselves.
import { OPERATORS } from './operators/registry.ts';

const GROUPS: Readonly<Record<string, string>> = {
  combination: '组合 Combination',
  message: '一句话 Message',
  time: '时间 Time',
  order: '订单与商品 Order and product',
  structure: '结构 Structure',
  model: '模型 Model',
};

/** Markdown tables, a group each: operator, what it says in both languages, an example. */
export function presentOperators(): string {
  const parts: string[] = [];
  for (const [group, operators] of Object.entries(OPERATORS)) {
    parts.push(`### ${GROUPS[group] ?? group}`, '');
    parts.push('| 条件 operator | 说明 what it says | 例子 example |', '|---|---|---|');
    for (const { name, doc, example } of operators) {
      parts.push(
        `| \`${name}\` | ${doc.zh}<br>${doc.en} | \`${example.replaceAll('|', '\\|')}\` |`,
      );
    }
    parts.push('');
  }
  return parts.join('\n');
}
