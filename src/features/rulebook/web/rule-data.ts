// A rule's text as plain data for forms and plain words; broken text is an empty rule.
import type { ConditionNames } from './condition-edit.ts';
import { readPlain } from './edit-yaml.ts';

const isMap = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

export interface RuleOptionData {
  readonly name: string;
  readonly value: string;
  readonly label: { readonly zh: string; readonly en: string } | null;
  /** Where its value stands. */
  readonly path: readonly string[];
}

export interface RuleData {
  readonly readable: boolean;
  readonly data: Readonly<Record<string, unknown>>;
  readonly options: readonly RuleOptionData[];
}

export function readRuleData(yaml: string): RuleData {
  const data = readPlain(yaml);
  if (!isMap(data)) return { readable: false, data: {}, options: [] };
  const options = isMap(data['options']) ? Object.entries(data['options']) : [];
  return { readable: true, data, options: options.map(readOption) };
}

function readOption([name, value]: [string, unknown]): RuleOptionData {
  if (!isMap(value)) {
    return { name, value: String(value), label: null, path: ['options', name] };
  }
  return {
    name,
    value: String(value['default']),
    label: readWords(value['name']),
    path: ['options', name, 'default'],
  };
}

/** `{ zh, en }`, or one text for both. */
export function readWords(value: unknown): { readonly zh: string; readonly en: string } | null {
  if (typeof value === 'string') return { zh: value, en: value };
  if (!isMap(value)) return null;
  const zh = String(value['zh'] ?? '');
  return { zh, en: String(value['en'] ?? zh) };
}

export function namesFor(
  { options }: RuleData,
  packs: readonly { readonly id: string; readonly name: string }[],
): ConditionNames {
  return {
    packs: new Map(packs.map(({ id, name }) => [id, name])),
    options: new Map(options.map(({ name, value }) => [name, value])),
  };
}
