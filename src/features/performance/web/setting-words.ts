// The settings of a metric definition in words: what each is called, and its value as one says it.
import { formatSeconds } from '../../../ui/format.ts';

type Lang = 'zh' | 'en';

const NAMES: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  limitMs: { zh: '时限', en: 'within' },
  fromMinute: { zh: '每天从', en: 'each day from' },
  toMinute: { zh: '到', en: 'until' },
  countClosings: { zh: '“谢谢、好的”也要回', en: 'bare closings count' },
  lowTo: { zh: '低分：不高于', en: 'low: at most' },
  withinMs: { zh: '多久以内', en: 'within' },
  days: { zh: '天数', en: 'days' },
  aftersaleOnly: { zh: '只看售后', en: 'after-sale only' },
  countFlagged: { zh: '插旗的订单也算', en: 'flagged orders count' },
  netOfRefund: { zh: '减去退款', en: 'less refunds' },
  withPostage: { zh: '含邮费', en: 'with postage' },
  slowMs: { zh: '慢：超过', en: 'slow: over' },
  slowRounds: { zh: '慢的回合至少', en: 'slow rounds, at least' },
  skusMin: { zh: '商品至少几种', en: 'products, at least' },
  satisfiedFrom: { zh: '满意：不低于', en: 'satisfied: at least' },
  gapMs: { zh: '隔多久算新会话', en: 'a new session after' },
  idleMs: { zh: '隔多久算空闲', en: 'idle after' },
  capMs: { zh: '最多按', en: 'at most' },
};

/** `时限 3 分`; a setting of a shop's own definition is shown by its name. */
export function settingText(name: string, value: string, lang: Lang): string {
  return `${NAMES[name]?.[lang] ?? name} ${valueText(name, value, lang)}`;
}

function valueText(name: string, value: string, lang: Lang): string {
  if (value === 'true') return lang === 'zh' ? '是' : 'yes';
  if (value === 'false') return lang === 'zh' ? '否' : 'no';
  if (name.endsWith('Ms')) return formatSeconds(Number(value) / 1000, lang);
  if (!name.endsWith('Minute')) return value;
  const minute = Number(value);
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
