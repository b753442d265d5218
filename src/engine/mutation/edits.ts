// All small changes of a condition written as plain data.
import { isMap } from '../args.ts';
import { findOperator } from '../operators/registry.ts';
import { durationText, parseDuration } from '../option-value.ts';

/** A changed copy of the data and what was changed where. */
export interface Edit {
  readonly kind: string;
  readonly zh: string;
  readonly en: string;
  readonly data: unknown;
}

/** Every change of `data`, one at a time; `path` is where it stands in the rule. */
export function editsOf(data: unknown, path: string): readonly Edit[] {
  if (Array.isArray(data)) return listEdits(data, path);
  if (isMap(data)) return mapEdits(data, path);
  return [];
}

function listEdits(list: readonly unknown[], path: string): Edit[] {
  const edits: Edit[] = [];
  for (const [index, item] of list.entries()) {
    const at = `${path}.${index}`;
    if (list.length > 1) {
      const word = typeof item === 'string' ? item : null;
      edits.push({
        kind: word === null ? 'remove-part' : 'drop-word',
        zh: word === null ? `去掉 ${at}` : `去掉词“${word}”（${path}）`,
        en: word === null ? `without ${at}` : `without the word "${word}" (${path})`,
        data: list.toSpliced(index, 1),
      });
    }
    for (const edit of editsOf(item, at))
      edits.push({ ...edit, data: list.with(index, edit.data) });
  }
  return edits;
}

function mapEdits(map: Record<string, unknown>, path: string): Edit[] {
  const edits: Edit[] = [];
  const keys = Object.keys(map);
  for (const key of keys) {
    const at = path === '' ? key : `${path}.${key}`;
    const value = map[key];
    if (keys.length > 1) {
      const { [key]: _, ...rest } = map;
      edits.push({ kind: 'remove-part', zh: `去掉 ${at}`, en: `without ${at}`, data: rest });
    }
    for (const edit of scalarEdits(key, value, at)) {
      edits.push({ ...edit, data: { ...map, [key]: edit.data } });
    }
    if (isCondition(key, value)) edits.push(negate(map, key, at));
    for (const edit of editsOf(value, at))
      edits.push({ ...edit, data: { ...map, [key]: edit.data } });
  }
  return edits;
}

function isCondition(key: string, value: unknown): boolean {
  return findOperator(key) !== undefined && (isMap(value) || Array.isArray(value));
}

function negate(map: Record<string, unknown>, key: string, at: string): Edit {
  const { [key]: value, ...rest } = map;
  const data =
    key === 'not' && isMap(value) ? { ...rest, ...value } : { ...rest, not: { [key]: value } };
  return { kind: 'negate', zh: `反过来：${at}`, en: `negated: ${at}`, data };
}

const ROLES: Readonly<Record<string, string>> = {
  agent: 'buyer',
  buyer: 'agent',
  any: 'agent',
  bot: 'agent',
};

function scalarEdits(key: string, value: unknown, at: string): Edit[] {
  const other = (kind: string, data: unknown): Edit => ({
    kind,
    zh: `${at}：${String(value)} 改成 ${String(data)}`,
    en: `${at}: ${String(value)} becomes ${String(data)}`,
    data,
  });
  if (key === 'by' && typeof value === 'string') return [other('flip-role', ROLES[value])];
  if (typeof value === 'boolean') return [other('negate', !value)];
  if (typeof value === 'number')
    return movedNumbers(value).map((data) => other('move-limit', data));
  if (typeof value !== 'string') return [];
  const ms = parseDuration(value);
  if (ms === null) return [];
  return movedDurations(ms).map((moved) => other('move-limit', durationText(moved)));
}

/** A tenth less and more. */
export function movedDurations(ms: number): readonly number[] {
  return [Math.round(ms * 0.9), Math.round(ms * 1.1)].filter((moved) => moved > 0 && moved !== ms);
}

/** One less and one more; fractions a tenth. */
export function movedNumbers(value: number): readonly number[] {
  if (!Number.isInteger(value)) return [value * 0.9, value * 1.1];
  return value > 0 ? [value - 1, value + 1] : [value + 1];
}
