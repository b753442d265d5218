// An attribution policy as a form: its settings as its file writes them, and the file again with some changed.
import { parseDocument } from 'yaml';
import type { AttributionPolicy } from '../../domain/setup.ts';
import type { Words } from '../../intake/format.ts';
import { POLICY_FIELDS, type PolicyFieldShape, parsePolicy } from '../../threads/policy.ts';
import { CHOICES, SETTINGS } from '../performance/policy-words.ts';
import type { PolicyFieldView, PolicyValue } from './policy-shapes.ts';

/** Every setting with its words, what it may hold, and what it holds. */
export function presentForm(yaml: string): PolicyFieldView[] {
  const values = valuesOf(yaml);
  return POLICY_FIELDS.map(({ key, to, shape }) => ({
    key,
    words: wordsOf(to) ?? { zh: key, en: key },
    shape: presentShape(shape, to),
    value: values[key] ?? '',
  }));
}

/** Chinese and English of a setting's name. */
function wordsOf(to: keyof AttributionPolicy): Words | undefined {
  return SETTINGS.find(({ key }) => key === to)?.words;
}

function presentShape(
  shape: PolicyFieldShape,
  to: keyof AttributionPolicy,
): PolicyFieldView['shape'] {
  const named = (value: string): { value: string; words: Words } => ({
    value,
    words: CHOICES[`${to}.${value}`] ?? CHOICES[`${to}.${WORD_VALUES[value]}`] ?? OFF,
  });
  switch (shape.kind) {
    case 'choice':
      return { kind: 'choice', choices: shape.values.map(named) };
    case 'span':
      return {
        ...{ kind: 'span', fromMs: shape.from, toMs: shape.to },
        word: shape.word === undefined ? null : named(shape.word),
      };
    case 'count':
      return { kind: 'count', from: shape.from, to: shape.to };
    case 'hours':
      return { kind: 'hours', choices: [named('always'), named('shop')] };
    default:
      return { kind: 'flag' };
  }
}

/** What the words of a file stand for in the policy. */
const WORD_VALUES: Readonly<Record<string, string>> = { none: 'null', always: 'null', off: '0' };
const OFF: Words = { zh: '不启用', en: 'off' };

function valuesOf(yaml: string): Readonly<Record<string, PolicyValue>> {
  const raw: unknown = parseDocument(yaml).toJS();
  return Object.fromEntries(
    Object.entries(raw ?? {}).filter(
      (entry): entry is [string, PolicyValue] =>
        typeof entry[1] === 'string' ||
        typeof entry[1] === 'number' ||
        typeof entry[1] === 'boolean',
    ),
  );
}

export interface ChangedPolicy {
  readonly yaml: string;
  /** null: there are problems. */
  readonly policy: AttributionPolicy | null;
  readonly problems: readonly { readonly key: string; readonly words: Words }[];
}

/** The file with these settings, comments and layout kept; `version` where it is to be published. */
export function changePolicy(
  yaml: string,
  settings: Readonly<Record<string, PolicyValue>>,
  version: number | null,
): ChangedPolicy {
  const document = parseDocument(yaml);
  const known = new Set(POLICY_FIELDS.map(({ key }) => key));
  const unknown = Object.keys(settings).filter((key) => !known.has(key));
  for (const [key, value] of Object.entries(settings)) {
    if (known.has(key)) document.set(key, value);
  }
  if (version !== null) document.set('version', version);
  const text = document.toString({ lineWidth: 0 });
  const { policy, problems } = parsePolicy(text);
  const named = problems.map(({ path, words }) => ({ key: path, words: said(path, words) }));
  for (const key of unknown) {
    const words = { zh: `没有“${key}”这一项`, en: `There is no setting “${key}”` };
    named.push({ key, words });
  }
  return { yaml: text, policy: named.length > 0 ? null : policy, problems: named };
}

/** A problem of a file names its key; people know the setting by its name. */
function said(key: string, words: Words): Words {
  const to = POLICY_FIELDS.find((field) => field.key === key)?.to;
  const name = to === undefined ? undefined : wordsOf(to);
  if (name === undefined) return words;
  return {
    zh: words.zh.replace(`“${key}”`, `“${name.zh}”`),
    en: words.en.replace(`"${key}"`, `“${name.en}”`),
  };
}
