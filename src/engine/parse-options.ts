// Reads the options of a rule: what a shop may override, each with its unit.
import { isMap } from './args.ts';
import { parseOptionValue } from './option-value.ts';
import { parseWords } from './parse-words.ts';
import type { Path, Report } from './problem.ts';
import type { RuleOption } from './rule.ts';

/** `limit: 20s`, or `span: { default: whole, or: whole, unit: duration, name: 时段 }`. */
export function parseOptions(source: unknown, report: Report): readonly RuleOption[] {
  if (source === undefined || source === null) return [];
  if (!isMap(source)) {
    report(['options'], 'not-a-map', {
      zh: '选项要写成“名字: 默认值”，例如 { limit: 20s }',
      en: 'Expected options as "name: default", e.g. { limit: 20s }',
    });
    return [];
  }
  return Object.entries(source).flatMap(([name, raw]) => {
    const option = parseOption(name, raw, report);
    return option === null ? [] : [option];
  });
}

function parseOption(name: string, raw: unknown, report: Report): RuleOption | null {
  const path: Path = ['options', name];
  const long: Record<string, unknown> = isMap(raw) ? raw : { default: raw };
  const value = parseOptionValue(long['default']);
  if (value === null || !/^[a-zA-Z][\w-]*$/.test(name)) {
    report(path, 'bad-option', {
      zh: `选项 ${name} 要有默认值，时长带单位（20s、15m），百分数带 %，名字用字母`,
      en: `Option ${name} needs a default; durations with a unit (20s, 15m), percents with %`,
    });
    return null;
  }
  for (const key of Object.keys(long)) {
    if (!['default', 'or', 'unit', 'name'].includes(key)) {
      report([...path, key], 'unknown-key', {
        zh: `选项里没有“${key}”，只有 default、or、unit、name`,
        en: `An option has default, or, unit and name; not "${key}"`,
      });
    }
  }
  const or = long['or'];
  const unit = long['unit'];
  return {
    name,
    value,
    or: Array.isArray(or) ? or.map(String) : or === undefined ? [] : [String(or)],
    unit: isUnit(unit) ? unit : value.unit,
    label: long['name'] === undefined ? null : parseWords(long['name'], [...path, 'name'], report),
  };
}

const UNITS = ['duration', 'percent', 'number', 'text', 'list', 'flag'] as const;

function isUnit(value: unknown): value is (typeof UNITS)[number] {
  return UNITS.some((unit) => unit === value);
}
