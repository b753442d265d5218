// Metric definitions and attribution policies as a manager reads them: sentence, formula, settings in words.
import { pinyin } from 'pinyin-pro';
import type { AttributionPolicy } from '../../domain/setup.ts';
import type { Words } from '../../intake/format.ts';
import type { MetricDefinition } from '../../measures/definition.ts';
import { UNIT_WORDS } from '../../measures/describe.ts';
import { FIELDS } from '../../measures/fields.ts';
import type { Topic } from '../../measures/topics.ts';
import { presentMs, same } from '../../report/present-number.ts';
import { shownUnit } from './figures.ts';
import type { DefinitionShape } from './metric-shapes.ts';
import { CHOICES, SETTINGS } from './policy-words.ts';

type Reasons = Readonly<Record<string, Words>>;

export function presentDefinition(
  definition: MetricDefinition,
  reasons: Reasons,
  topics: readonly Topic[],
): DefinitionShape {
  const { id, version, effective, family, subject, name, sentence, source, unit, better } =
    definition;
  return {
    ...{ id, version, effective, family, subject, name, sentence, source, better },
    pinyin: pinyinOf(name.zh),
    counts: UNIT_WORDS[unit],
    formula: formulaOf(definition),
    expression: expressionOf(definition),
    unit: shownUnit(definition),
    needsOrders: definition.needs.includes('orders'),
    settings: Object.entries(definition.settings).map(([key, value]) => ({
      name: key,
      value: String(value),
    })),
    conditions: definition.count.map(({ if: condition, else: reason }) => ({
      if: condition.trim(),
      else: reasons[reason] ?? fieldWords(unit, reason) ?? same(reason),
    })),
    topics: topics
      .filter(({ families }) => Object.values(families).some((ids) => ids?.includes(id)))
      .map((topic) => topic.id),
  };
}

function pinyinOf(name: string): string {
  const spelt = (pattern: 'pinyin' | 'first'): string =>
    pinyin(name, { toneType: 'none', pattern, type: 'array', nonZh: 'removed', v: true }).join('');
  return `${spelt('pinyin')} ${spelt('first')}`;
}

/** As the definition writes it, for whoever checks it to the letter. */
function expressionOf({ aggregate, p, numerator, denominator, scale }: MetricDefinition): string {
  const above = numerator.trim().replace(/\s+/g, ' ');
  const per = scale === 1 ? '' : ` / ${scale}`;
  if (aggregate === 'percentile') return `p${(p ?? 0) * 100}(${above})${per}`;
  const below = denominator === null ? '' : ` / sum(${denominator.trim()})`;
  return `sum(${above})${aggregate === 'ratio' ? below : ''}${per}`;
}

const NOT_RECEIVED: Words = {
  zh: '不算接待的：广告、自己人、买家没说话、转走没回',
  en: 'not received: advertising, own accounts, a buyer who said nothing, passed on without a reply',
};

/** `$leftOut`: the reason the field holds. */
function fieldWords(unit: MetricDefinition['unit'], reason: string): Words | null {
  if (!reason.startsWith('$')) return null;
  if (reason === '$leftOut') return NOT_RECEIVED;
  return FIELDS[unit].find(({ name }) => name === reason.slice(1))?.words ?? null;
}

function formulaOf(definition: MetricDefinition): Words {
  const { aggregate, p, unit, numerator, denominator, scale } = definition;
  const named = (name: string, lang: 'zh' | 'en'): string | null => {
    const field = FIELDS[unit].find((one) => one.name === name);
    if (field === undefined) return null;
    return lang === 'zh' ? `「${field.words.zh}」` : `“${field.words.en}”`;
  };
  /** A field by its words; what is put together of several is what the sentence above says. */
  const term = (expression: string, lang: 'zh' | 'en'): string => {
    const text = expression.trim();
    const units = lang === 'zh' ? `${UNIT_WORDS[unit].zh}数` : plural(UNIT_WORDS[unit].en);
    if (text === '1') return units;
    const field = named(text, lang);
    if (field !== null) return field;
    const amount = /\?\s*(\w+)\s*:\s*0$|\?\s*0\s*:\s*(\w+)$/.exec(text);
    const summed = amount === null ? null : named(amount[1] ?? amount[2] ?? '', lang);
    if (lang === 'zh') return `符合口径的${summed ?? units}`;
    return `${summed ?? units} that meet it`;
  };
  const per = scale === 1 ? '' : ` ÷ ${scale}`;
  const of = (lang: 'zh' | 'en'): string => {
    const above = term(numerator, lang);
    if (aggregate === 'percentile') {
      const which = lang === 'zh' ? '分位' : 'percentile';
      return `P${(p ?? 0) * 100} ${which} (${above})${per}`;
    }
    const sum = numerator.trim() === '1' ? above : `Σ ${above}`;
    if (aggregate === 'sum') return `${sum}${per}`;
    const below = term(denominator ?? '1', lang);
    return `${sum} ÷ ${denominator?.trim() === '1' ? below : `Σ ${below}`}${per}`;
  };
  return { zh: of('zh'), en: of('en') };
}

const plural = (name: string): string => `${name.replace(/y$/, 'ie')}s`;

export function presentPolicy(policy: AttributionPolicy) {
  const { id, version, name, note, source } = policy;
  return {
    ...{ id, version, name, note, source },
    settings: SETTINGS.map(({ key, words }) => ({ name: words, value: valueWords(policy, key) })),
  };
}

function valueWords(policy: AttributionPolicy, key: keyof AttributionPolicy): Words {
  const value = policy[key];
  const chosen = CHOICES[`${key}.${String(value)}`];
  if (chosen !== undefined) return chosen;
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (typeof value === 'number' && key.endsWith('Ms')) {
    return value === 0 ? { zh: '不启用', en: 'off' } : presentMs(value);
  }
  if (value !== null && typeof value === 'object' && 'fromMinute' in value) {
    return same(`${clock(value.fromMinute)}–${clock(value.toMinute)}`);
  }
  return same(String(value));
}

/** A setting and values as a policy file writes them, in words where there are any. */
export function changeWords(setting: string, values: readonly string[]) {
  const found = SETTINGS.find(({ key }) => key === setting || key === `${setting}Ms`);
  return {
    setting: found?.words ?? same(setting),
    values: values.map((value) => CHOICES[`${setting}.${value}`] ?? same(value)),
  };
}

function clock(minute: number): string {
  return `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`;
}
