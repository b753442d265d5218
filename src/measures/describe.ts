// The page of all metric definitions, generated from them so that it is never out of date.
import type { Words } from '../intake/format.ts';
import { FAMILIES, type MetricDefinition, type Subject } from './definition.ts';
import { FIELDS } from './fields.ts';
import { HISTOGRAM_RELATIVE_ERROR } from './histogram.ts';
import { UNIT_KINDS } from './unit.ts';

export const FAMILY_WORDS: Readonly<Record<(typeof FAMILIES)[number], Words>> = {
  common: { zh: '通用口径', en: 'Common tools' },
  tmall: { zh: '天猫口径', en: 'Tmall' },
  jd: { zh: '京东口径', en: 'JD' },
  douyin: { zh: '抖音口径', en: 'Douyin' },
  pdd: { zh: '拼多多口径', en: 'PDD' },
};

export const SUBJECT_WORDS: Readonly<Record<Subject, Words>> = {
  response: { zh: '响应', en: 'Response' },
  reception: { zh: '接待', en: 'Reception' },
  conversion: { zh: '转化', en: 'Conversion' },
  loss: { zh: '流失', en: 'Loss' },
  sales: { zh: '销售额与订单', en: 'Sales' },
  basket: { zh: '客单与连带', en: 'Basket size' },
  credit: { zh: '落实付款拆分', en: 'Payment split' },
  'after-sale': { zh: '售后与退款', en: 'After-sale' },
  satisfaction: { zh: '评价与满意度', en: 'Satisfaction' },
  other: { zh: '其他', en: 'Other' },
};

export const UNIT_WORDS: Readonly<Record<(typeof UNIT_KINDS)[number], Words>> = {
  round: { zh: '回合', en: 'round' },
  reception: { zh: '接待', en: 'reception' },
  conversation: { zh: '会话', en: 'conversation' },
  'buyer-day': { zh: '买家·日·客服', en: 'buyer, day and agent' },
  inquiry: { zh: '询单', en: 'inquiry' },
  order: { zh: '订单', en: 'order' },
  payment: { zh: '付款订单·客服', en: 'paid order and agent' },
  rating: { zh: '评价', en: 'rating' },
  'agent-day': { zh: '客服·日', en: 'agent and day' },
};

/** Markdown for docs/reference/metrics.md: every definition, every field it may name, every reason. */
export function describeMetrics(
  definitions: readonly MetricDefinition[],
  reasons: Readonly<Record<string, Words>>,
): string {
  const error = HISTOGRAM_RELATIVE_ERROR * 100;
  const out = [
    '# 指标口径 · Metric definitions',
    '',
    '<!-- Generated from definitions/metrics/. Do not edit. -->',
    '',
    '每个指标数一种单元，按下面的条件取舍；没算进去的单元都写着原因，所以任何数字都能点到消息。',
    `分位数由可合并的直方图得出，误差不超过 ${error}%。没有订单数据时，订单类指标显示“不适用”，不显示 0。`,
    '',
    'A metric counts units of one kind under the conditions below; a unit left out carries its reason.',
    `Percentiles come from mergeable histograms and are within ${error} %. Without order data, order metrics are n/a, never 0.`,
    '',
  ];
  for (const family of FAMILIES) {
    const own = definitions.filter((each) => each.family === family);
    if (own.length === 0) continue;
    out.push(`## ${FAMILY_WORDS[family].zh} · ${FAMILY_WORDS[family].en}`, '');
    for (const definition of own) out.push(...describeOne(definition, reasons));
  }
  out.push(...describeFields(), ...describeReasons(reasons));
  return `${out.join('\n')}\n`;
}

function describeOne(
  definition: MetricDefinition,
  reasons: Readonly<Record<string, Words>>,
): string[] {
  const { id, version, name, sentence, source, unit, settings, effective } = definition;
  const out = [`### ${name.zh} · ${name.en}`, '', sentence.zh, '', sentence.en, ''];
  const { from, to } = effective;
  const days = from === null && to === null ? '' : `，${from ?? '…'} – ${to ?? '…'}`;
  out.push(`- \`${id}\` v${version}${days} · ${source}`);
  out.push(`- 单元 unit: ${UNIT_WORDS[unit].zh} ${UNIT_WORDS[unit].en}`);
  out.push(`- ${formula(definition)}`);
  const named = Object.entries(settings);
  if (named.length > 0) {
    out.push(`- 设置 settings: ${named.map(([key, value]) => `\`${key} = ${value}\``).join(', ')}`);
  }
  for (const condition of definition.count) {
    const { else: reason } = condition;
    const words = reasons[reason];
    const why = words === undefined ? `\`${reason}\`` : `${words.zh} · ${words.en}`;
    out.push(`- 要求 where \`${condition.if.trim()}\`，否则 else: ${why}`);
  }
  out.push('');
  return out;
}

function formula({ aggregate, p, numerator, denominator, value, scale }: MetricDefinition): string {
  const per = scale === 1 ? '' : ` ÷ ${scale}`;
  if (aggregate === 'percentile') return `P${(p ?? 0) * 100}(\`${numerator}\`)${per} → ${value}`;
  const above = numerator === '1' ? '单元数 units' : `Σ \`${numerator.trim()}\``;
  if (aggregate === 'sum') return `${above}${per} → ${value}`;
  const below = denominator === '1' ? '单元数 units' : `Σ \`${denominator?.trim()}\``;
  return `${above} ÷ ${below}${per} → ${value}`;
}

function describeFields(): string[] {
  const out = ['## 字段 · Fields', ''];
  for (const kind of UNIT_KINDS) {
    out.push(`### ${UNIT_WORDS[kind].zh} · ${UNIT_WORDS[kind].en}`, '');
    out.push('| 字段 field | 类型 type | 含义 | meaning |', '|---|---|---|---|');
    for (const { name, type, words } of FIELDS[kind]) {
      out.push(`| \`${name}\` | ${type} | ${words.zh} | ${words.en} |`);
    }
    out.push('');
  }
  return out;
}

function describeReasons(reasons: Readonly<Record<string, Words>>): string[] {
  const out = ['## 没算进去的原因 · Reasons for leaving out', ''];
  out.push('| 代码 code | 含义 | meaning |', '|---|---|---|');
  for (const [code, words] of Object.entries(reasons).sort(([a], [b]) => (a < b ? -1 : 1))) {
    out.push(`| \`${code}\` | ${words.zh} | ${words.en} |`);
  }
  return out;
}
