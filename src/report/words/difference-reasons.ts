// Why two definitions see a round, conversation or buyer's day differently, in words.
import type { Words } from '../../intake/format.ts';
import type { MetricComparison } from '../../measures/compare-metrics.ts';
import type { MetricDefinition } from '../../measures/definition.ts';
import { UNIT_WORDS } from '../../measures/describe.ts';
import type { DifferenceReason } from '../../measures/difference-reason.ts';
import { presentMs } from '../present-number.ts';

type Language = 'zh' | 'en';

/** `reasons`: why units are left out, by code. */
interface ShownAs {
  readonly reasons: Readonly<Record<string, Words>>;
  readonly lang: Language;
}

/** The two of a pair, once they have been named. */
export const SIDES = { zh: ['前者', '后者'], en: ['the first', 'the second'] } as const;

/** Why the two differ, in words. */
export function reasonText(
  reason: DifferenceReason,
  { left, right }: Pick<MetricComparison, 'left' | 'right'>,
  as: ShownAs,
): string {
  const { reasons, lang } = as;
  const zh = lang === 'zh';
  const [a, b] = SIDES[lang];
  const words = (codes: readonly string[]): string =>
    codes.map((code) => reasons[code]?.[lang] ?? code).join(zh ? '、' : ', ');
  switch (reason.code) {
    case 'left-out': {
      const who = reason.by === 'left' ? a : b;
      return zh
        ? `${who}不数：${words(reason.codes)}`
        : `${who} leaves it out: ${words(reason.codes)}`;
    }
    case 'partly-left-out': {
      const who = reason.by === 'left' ? a : b;
      return zh
        ? `${who}只数了一部分：${words(reason.codes)}`
        : `${who} counts only a part: ${words(reason.codes)}`;
    }
    case 'no-unit': {
      const { definition } = reason.by === 'left' ? left : right;
      const who = reason.by === 'left' ? a : b;
      const unit = UNIT_WORDS[definition.unit][lang];
      return zh ? `${who}那里没有这个${unit}` : `${who} has no ${unit} there`;
    }
    case 'settings': {
      const list = reason.names.map(
        (name) =>
          `${settingName(name, lang)} ${settingText(name, left.definition, lang)} / ${settingText(name, right.definition, lang)}`,
      );
      return zh ? `门槛不同：${list.join('，')}` : `other limits: ${list.join(', ')}`;
    }
    case 'other-units': {
      const [x, y] = [
        UNIT_WORDS[left.definition.unit][lang],
        UNIT_WORDS[right.definition.unit][lang],
      ];
      return zh ? `${a}按${x}数，${b}按${y}数` : `${a} counts by ${x}, ${b} by ${y}`;
    }
    case 'other-sum':
      return zh ? '数的一样，达标的条件不同' : 'the same units, another condition';
  }
}

const SETTINGS: Readonly<Record<string, Words>> = {
  limitMs: { zh: '时限', en: 'limit' },
  capMs: { zh: '封顶', en: 'cap' },
  gapMs: { zh: '间隔', en: 'gap' },
  fromMinute: { zh: '从', en: 'from' },
  toMinute: { zh: '到', en: 'to' },
  countClosings: { zh: '“谢谢、好的”也算一轮', en: 'bare closings count' },
};

function settingName(name: string, lang: Language): string {
  return SETTINGS[name]?.[lang] ?? name;
}

function settingText(name: string, { settings }: MetricDefinition, lang: Language): string {
  const value = settings[name];
  if (typeof value === 'number' && name.endsWith('Ms')) return presentMs(value)[lang];
  if (typeof value === 'number' && name.endsWith('Minute')) {
    return `${Math.floor(value / 60)}:${String(value % 60).padStart(2, '0')}`;
  }
  if (typeof value === 'boolean') return lang === 'zh' ? (value ? '是' : '否') : String(value);
  return String(value);
}
