// Reads the settings of an operator from plain data, with messages its author can act on.
import type { Words } from '../intake/format.ts';
import type { Condition } from './condition.ts';
import type { LineTest } from './line-test.ts';
import { type OptionValue, optionText, parseOptionValue } from './option-value.ts';
import type { Path, Report } from './problem.ts';
import { unknownName } from './suggest.ts';

/** What a rule is compiled with. */
export interface Build {
  readonly rule: string;
  readonly per: 'conversation' | 'order';
  readonly options: ReadonlyMap<string, OptionValue>;
  readonly report: Report;
  /** Number of a word pack: `@name` of the rulebook, or words of this rule; -1: unknown, reported. */
  pack(word: string, path: Path): number;
  packOfWords(words: readonly string[], path: Path): number;
  condition(source: unknown, path: Path): Condition;
  lineTest(source: unknown, path: Path): LineTest;
}

export interface Args {
  /** Reads the settings of a map inside this one, under `key`. */
  nested(key: string, map: Record<string, unknown>): Args;
  readonly build: Build;
  readonly path: Path;
  /** Settings read so far, as text, for explanations. */
  readonly settings: Record<string, string>;
  has(key: string): boolean;
  /** Keys given, in order. */
  keys(): readonly string[];
  /** The value as written, options filled in where it is `{name}` alone. */
  value(key: string): unknown;
  duration(key: string): number | null;
  number(key: string): number | null;
  flag(key: string): boolean | null;
  option(key: string): OptionValue | null;
  text(key: string): string | null;
  texts(key: string): readonly string[] | null;
  choice<T extends string>(key: string, allowed: readonly T[]): T | null;
  condition(key: string): Condition | null;
  /** Reports a setting that must be there. */
  missing(key: string): void;
  report(key: string | null, code: string, words: Words): void;
  /** Settings nothing has read: taken out, as a map. */
  rest(): Record<string, unknown>;
  /** Reports settings nobody reads. */
  close(): void;
}

/** `source` as a map of settings; a bare value stands for the setting `bare`. */
export function readArgs(source: unknown, path: Path, build: Build, bare?: string): Args {
  const resolved = fill(source, path, build);
  const map = isMap(resolved) ? resolved : bare === undefined ? {} : { [bare]: resolved };
  if (!isMap(resolved) && bare === undefined && resolved !== true && resolved !== null) {
    build.report(path, 'not-a-map', {
      zh: '这里要写“键: 值”，例如 { by: agent }',
      en: 'Expected settings as "key: value", e.g. { by: agent }',
    });
  }
  return argsOf(map, path, build);
}

function argsOf(map: Record<string, unknown>, path: Path, build: Build): Args {
  const reading: Reading = { map, path, build, used: new Set(), settings: {} };
  const report: Args['report'] = (key, code, words) =>
    build.report(key === null ? path : pathOf(reading, key), code, words);
  return {
    build,
    path,
    settings: reading.settings,
    nested: (key, inner) => argsOf(inner, [...path, key], build),
    has: (key) => map[key] !== undefined,
    keys: () => Object.keys(map),
    value: (key) => {
      const value = take(reading, key);
      return isOption(value) ? value.value : value;
    },
    ...scalarReaders(reading),
    choice: (key, allowed) => {
      const raw = take(reading, key);
      if (raw === undefined || raw === null) return null;
      const text = String(isOption(raw) ? raw.value : raw);
      const found = allowed.find((word) => word === text);
      if (found !== undefined) return found;
      report(key, 'unknown-word', unknownName({ zh: `${key} 的写法`, en: key }, text, allowed));
      return null;
    },
    condition: (key) =>
      map[key] === undefined ? null : build.condition(take(reading, key), pathOf(reading, key)),
    missing: (key) => {
      report(null, 'missing-key', { zh: `少了 ${key}`, en: `"${key}" is missing here` });
    },
    report,
    rest: () => {
      const unread = Object.keys(map).filter((key) => !reading.used.has(key));
      for (const key of unread) reading.used.add(key);
      return Object.fromEntries(unread.map((key) => [key, map[key]]));
    },
    close: () => {
      for (const key of Object.keys(map)) {
        if (reading.used.has(key)) continue;
        const words = unknownName({ zh: '设置项', en: 'setting' }, key, [...reading.used]);
        report(key, 'unknown-key', words);
      }
    },
  };
}

/** A map of settings being read. */
interface Reading {
  readonly map: Record<string, unknown>;
  readonly path: Path;
  readonly build: Build;
  /** Keys read so far. */
  readonly used: Set<string>;
  readonly settings: Record<string, string>;
}

function pathOf({ map, path }: Reading, key: string): Path {
  return key in map ? [...path, key] : path;
}

function take(reading: Reading, key: string): unknown {
  const { map, build, used, settings } = reading;
  used.add(key);
  const value = fill(map[key], pathOf(reading, key), build);
  if (value !== undefined && !isMap(value)) settings[key] = show(value);
  return value;
}

/** Reads one value of a unit; null, reported, if it is something else. */
function scalar<T>(
  reading: Reading,
  key: string,
  unit: OptionValue['unit'],
  pick: (value: OptionValue) => T | null,
): T | null {
  const raw = take(reading, key);
  if (raw === undefined || raw === null) return null;
  const value = isOption(raw) ? raw : parseOptionValue(raw);
  const picked = value === null ? null : pick(value);
  if (value !== null && picked !== null) {
    reading.settings[key] = optionText(value);
    return picked;
  }
  reading.build.report(pathOf(reading, key), `not-a-${unit}`, EXPECTED[unit]);
  return null;
}

function scalarReaders(
  reading: Reading,
): Pick<Args, 'duration' | 'number' | 'flag' | 'option' | 'text' | 'texts'> {
  return {
    duration: (key) =>
      scalar(reading, key, 'duration', (v) => (v.unit === 'duration' ? v.value : null)),
    number: (key) =>
      scalar(reading, key, 'number', (v) =>
        v.unit === 'number' || v.unit === 'percent' ? v.value : null,
      ),
    flag: (key) => scalar(reading, key, 'flag', (v) => (v.unit === 'flag' ? v.value : null)),
    option: (key) => scalar(reading, key, 'text', (v) => v),
    text: (key) =>
      scalar(reading, key, 'text', (v) => (v.unit === 'list' ? null : String(v.value))),
    texts: (key) =>
      scalar(reading, key, 'list', (v) =>
        v.unit === 'list' ? v.value : v.unit === 'text' ? [v.value] : null,
      ),
  };
}

/** What to write where a value of the unit is due. */
const EXPECTED: Readonly<Record<OptionValue['unit'], Words>> = {
  duration: {
    zh: '要写带单位的时长，例如 20s、15m、2h、3d',
    en: 'Expected a duration with its unit, e.g. 20s, 15m, 2h, 3d',
  },
  percent: { zh: '要写百分数，例如 30%', en: 'Expected a percentage, e.g. 30%' },
  number: { zh: '要写一个数', en: 'Expected a number' },
  flag: { zh: '要写 true 或 false', en: 'Expected true or false' },
  text: { zh: '要写一段文字', en: 'Expected text' },
  list: { zh: '要写一个列表，例如 [甲, 乙]', en: 'Expected a list, e.g. [a, b]' },
};

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !isOption(value);
}

function isOption(value: unknown): value is OptionValue {
  return typeof value === 'object' && value !== null && 'unit' in value && 'value' in value;
}

/** Fills in `{name}` where it is the whole value. */
function fill(value: unknown, path: Path, build: Build): unknown {
  if (typeof value !== 'string') return value;
  const name = /^\{\s*([\w-]+)\s*\}$/.exec(value)?.[1];
  if (name === undefined) return value;
  const option = build.options.get(name);
  if (option !== undefined) return option;
  const words = unknownName({ zh: '选项', en: 'option' }, name, [...build.options.keys()]);
  build.report(path, 'unknown-option', words);
  return undefined;
}

function show(value: unknown): string {
  if (isOption(value)) return optionText(value);
  return Array.isArray(value) ? JSON.stringify(value) : String(value);
}
