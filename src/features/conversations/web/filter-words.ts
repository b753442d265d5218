// The filters of conversations in words: their names, and what their values are called.
import { ARCHETYPES } from '../../../engine/rule.ts';
import { ARCHETYPE_WORDS } from '../../../report/words/archetypes.ts';
import { LEFT_OUT, PHASES } from '../../../report/words/left-out.ts';
import { DIMENSIONS, SEVERITIES } from '../../../report/words/rule-terms.ts';
import type { Said } from '../../../ui/use-words.ts';
import { ORDER_RESULT_WORDS } from '../conversation-words.ts';
import type { FilterName } from './list-state.ts';

export const FILTER_TITLES: Readonly<Record<FilterName, Said<string>>> = {
  agent: { zh: '客服', en: 'Agent' },
  group: { zh: '组', en: 'Group' },
  rule: { zh: '命中规则', en: 'Rule' },
  version: { zh: '规则版本', en: 'Rule version' },
  severity: { zh: '问题至少', en: 'At least' },
  dimension: { zh: '维度', en: 'Dimension' },
  archetype: { zh: '类型', en: 'Type' },
  kind: { zh: '判定', en: 'Kind' },
  scoreMin: { zh: '得分不低于', en: 'Score from' },
  scoreMax: { zh: '得分不高于', en: 'Score to' },
  phase: { zh: '阶段', en: 'Phase' },
  order: { zh: '订单', en: 'Order' },
  leftOut: { zh: '接待', en: 'Received' },
  unanswered: { zh: '有没回的话', en: 'Left unanswered' },
  firstOver: { zh: '首次响应超过（秒）', en: 'First response over (s)' },
  sku: { zh: '商品', en: 'Product' },
  buyer: { zh: '买家', en: 'Buyer' },
  q: { zh: '搜索', en: 'Search' },
};

type Choices = Readonly<Record<string, Said<string>>>;

export const LEFT_OUT_WORDS: Choices = {
  no: { zh: '计入接待的', en: 'Received' },
  yes: { zh: '不计接待的', en: 'Left out' },
  ...LEFT_OUT,
};

/** Values of the filters that are chosen from a list. */
export const CHOICES = {
  severity: SEVERITIES as Choices,
  dimension: Object.fromEntries(
    Object.entries(DIMENSIONS).filter(([name]) => name !== 'total'),
  ) as Choices,
  archetype: Object.fromEntries(
    ARCHETYPES.map((type) => [type, ARCHETYPE_WORDS[type].name]),
  ) as Choices,
  kind: {
    fault: { zh: '问题', en: 'Fault' },
    merit: { zh: '亮点', en: 'Merit' },
    signal: { zh: '信号', en: 'Signal' },
  } as Choices,
  phase: PHASES as Choices,
  order: ORDER_RESULT_WORDS as Choices,
  leftOut: LEFT_OUT_WORDS,
} as const;

export type ChoiceName = keyof typeof CHOICES;

export function isChoice(name: FilterName): name is ChoiceName {
  return Object.hasOwn(CHOICES, name);
}
