// A small rulebook in name only: rules as the report sees them, for tests that need no engine.
import type { RuleInfo } from '../report/rule-info.ts';

type Row = readonly [
  id: string,
  zh: string,
  en: string,
  type: RuleInfo['type'],
  severity: RuleInfo['severity'],
  dimension: RuleInfo['dimension'],
  kind: RuleInfo['kind'],
];

const ROWS: readonly Row[] = [
  [
    'slow-first-reply',
    '首次响应慢',
    'Slow first reply',
    '不予理睬型',
    'major',
    'attitude',
    'fault',
  ],
  ['unanswered', '没有回复', 'Unanswered', '不予理睬型', 'critical', 'attitude', 'fault'],
  ['repeated-pestering', '刷屏骚扰', 'Pestering', '不断骚扰型', 'major', 'attitude', 'fault'],
  [
    'missing-payment-reminder',
    '未催付',
    'No payment reminder',
    '默默守候型',
    'major',
    'skill',
    'fault',
  ],
  [
    'blind-recommendation',
    '盲目推荐',
    'Blind recommendation',
    '答非所问型',
    'major',
    'skill',
    'fault',
  ],
  [
    'let-go-without-asking',
    '没问就放走',
    'Let go without asking',
    '一问一答型',
    'minor',
    'skill',
    'fault',
  ],
  [
    'forbidden-off-platform',
    '引导站外',
    'Off-platform contact',
    null,
    'critical',
    'compliance',
    'fault',
  ],
  ['good-needs-mining', '需求挖掘到位', 'Good needs-mining', null, 'info', 'skill', 'merit'],
  ['buyer-abuse', '买家辱骂', 'Abusive buyer', null, 'info', 'buyer', 'signal'],
];

export const REPORT_RULES: readonly RuleInfo[] = ROWS.map(
  ([id, zh, en, type, severity, dimension, kind]) => ({
    id,
    version: 1,
    name: { zh, en },
    type,
    severity,
    dimension,
    kind,
    why: {
      zh: `${zh}：买家感到没人管，多半会去别家再问一遍。`,
      en: `${en}: the buyer feels left alone and asks elsewhere.`,
    },
    advice: {
      zh: '先接住话，再问清用途和时间，最后给一个明确的下一步。',
      en: 'Pick up the thread, ask what it is for and when, then offer one clear next step.',
    },
  }),
);
