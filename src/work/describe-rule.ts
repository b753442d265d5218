// The documentation page of a rule, made from the rule and its examples: the examples are the documentation.
import type { Rule } from '../engine/rule.ts';

const KINDS = { fault: '问题 fault', merit: '亮点 merit', signal: '信号 signal' } as const;
const SEVERITIES = {
  info: '提示 info',
  minor: '轻微 minor',
  major: '严重 major',
  critical: '红线 critical',
} as const;
const DIMENSIONS = {
  attitude: '态度 attitude',
  skill: '业务 skill',
  compliance: '合规 compliance',
  process: '流程 process',
  buyer: '买家 buyer',
} as const;

/** Markdown; `yaml` and `chat` are the texts of the rule's two files. */
export function describeRule(rule: Rule, yaml: string, chat: string): string {
  const type = rule.type === null ? '' : ` · ${rule.type}`;
  return `# ${rule.name.zh} · ${rule.name.en}

\`${rule.id}\` 版本 ${rule.version} · ${KINDS[rule.kind]} · ${SEVERITIES[rule.severity]} · ${DIMENSIONS[rule.dimension]}${type}

**为什么** ${rule.why.zh}

**怎么做** ${rule.advice.zh}

**Why** ${rule.why.en}

**Advice** ${rule.advice.en}

## 例子 Examples

\`!\` 这一行必须被抓到，\`?\` 必须是不适用，没有标记的例子必须不算。

\`\`\`text
${chat.trim()}
\`\`\`

## 规则 Rule

\`\`\`yaml
${yaml.trim()}
\`\`\`
`;
}

/** The list of all rules, by dimension. */
export function describeRulebook(rules: readonly Rule[]): string {
  const groups = Object.entries(DIMENSIONS).flatMap(([dimension, title]) => {
    const inside = rules.filter((rule) => rule.dimension === dimension);
    if (inside.length === 0) return [];
    const rows = inside.map(
      (rule) =>
        `| [${rule.name.zh}](${rule.id}.md) | \`${rule.id}\` | ${KINDS[rule.kind]} | ${SEVERITIES[rule.severity]} | ${rule.type ?? ''} |`,
    );
    const head = '| 规则 | id | | | 类型 |\n|---|---|---|---|---|';
    return [`## ${title}\n\n${head}\n${rows.join('\n')}\n`];
  });
  return `# 规则库 Rulebook

${rules.length} 条规则，由 rules/ 生成：\`npm run docs\`。 ${rules.length} rules, made from rules/ by \`npm run docs\`.

${groups.join('\n')}`;
}
