// One value of a condition: words and packs as labels, roles to choose, limits to type; read-only without `edit`.
import { Input, InputNumber, Select, Switch } from 'antd';
import { useEffect, useState } from 'react';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { ConditionEdit, ConditionNames } from './condition-edit.ts';
import { duration, valueWords } from './condition-words.ts';
import type { YamlPath } from './edit-yaml.ts';

const WORDS = {
  pack: { zh: (name: string) => `词包“${name}”`, en: (name: string) => `words “${name}”` },
  words: { zh: '打字后回车，或选词包', en: 'Type and Enter, or choose a pack' },
  value: { zh: '取值', en: 'Value' },
} as const;

export interface ValueProps {
  readonly name: string;
  readonly value: unknown;
  readonly path: YamlPath;
  readonly names: ConditionNames;
  readonly edit: ConditionEdit | undefined;
}

const ROLES = ['agent', 'buyer', 'bot', 'any'];

export function ConditionValue(props: ValueProps) {
  const { value, edit } = props;
  if (edit === undefined) return <Shown {...props} />;
  if (typeof value === 'boolean') return <Flag {...props} edit={edit} value={value} />;
  if (Array.isArray(value) || isWords(props)) return <WordList {...props} edit={edit} />;
  if (props.name === 'by') return <Role {...props} edit={edit} />;
  if (typeof value === 'number') return <Count {...props} edit={edit} value={value} />;
  return <Text {...props} edit={edit} />;
}

function isWords({ name, value }: ValueProps): boolean {
  return typeof value === 'string' && (value.startsWith('@') || name === 'words');
}

/** A word, a pack by its name, an option by what it is set to. */
function Shown({ value, names }: ValueProps) {
  const w = useWords(WORDS);
  const lang = useLang();
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return (
    <span className="kj-rb-words">
      {list.map((one) => {
        const text = String(one);
        if (text.startsWith('@')) {
          const id = text.slice(1);
          return (
            <Tag key={text} tone="accent">
              {w.pack(names.packs.get(id) ?? id)}
            </Tag>
          );
        }
        const option = names.options.get(text.replace(/^\{|\}$/g, ''));
        if (/^\{.*\}$/.test(text) && option !== undefined) {
          return (
            <Tag key={text} tone="warn">
              {valueWords(option, lang)}
            </Tag>
          );
        }
        return <Tag key={text}>{valueWords(one, lang)}</Tag>;
      })}
    </span>
  );
}

type Editing = ValueProps & { readonly edit: ConditionEdit };

function Flag({ value, path, edit }: Editing & { readonly value: boolean }) {
  const w = useWords(WORDS);
  return (
    <Switch
      size="small"
      aria-label={w.value}
      checked={value}
      onChange={(next) => edit.set(path, next)}
    />
  );
}

function Role({ value, path, edit }: Editing) {
  const lang = useLang();
  const w = useWords(WORDS);
  return (
    <Select
      size="small"
      aria-label={w.value}
      style={{ minWidth: 96 }}
      value={String(value)}
      options={ROLES.map((role) => ({ value: role, label: valueWords(role, lang) }))}
      onChange={(next: string) => edit.set(path, next)}
    />
  );
}

function Count({ value, path, edit }: Editing & { readonly value: number }) {
  const w = useWords(WORDS);
  return (
    <InputNumber
      size="small"
      aria-label={w.value}
      style={{ width: 80 }}
      value={value}
      onChange={(next) => {
        if (next !== null) edit.set(path, next);
      }}
    />
  );
}

function WordList({ value, path, edit }: Editing) {
  const w = useWords(WORDS);
  const tw = useTw();
  const list = (Array.isArray(value) ? value : [value]).map(String);
  const lang = useLang();
  const options = [
    ...list
      .filter((word) => !word.startsWith('@'))
      .map((word) => ({ value: word, label: valueWords(word, lang) })),
    ...edit.language.packs.map(({ id, name }) => ({ value: `@${id}`, label: w.pack(tw(name)) })),
  ];
  return (
    <Select
      mode="tags"
      size="small"
      className="is-words"
      aria-label={w.words}
      placeholder={w.words}
      value={list}
      options={options}
      optionFilterProp="label"
      onChange={(next: string[]) => {
        const [only] = next;
        const single = typeof value === 'string' && next.length === 1 && only !== undefined;
        edit.set(path, single ? only : next);
      }}
    />
  );
}

/** Limits, patterns, `{option}`: put into the text when one is done typing. */
function Text({ value, path, edit, names }: Editing) {
  const w = useWords(WORDS);
  const lang = useLang();
  const text = String(value ?? '');
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  const done = (): void => {
    if (typed !== text) edit.set(path, typed);
  };
  const option = names.options.get(text.replace(/^\{|\}$/g, ''));
  const said = /^\{.*\}$/.test(text)
    ? (option ?? '')
    : /^(?:\d+(?:ms|[dhms]))+$/.test(text)
      ? duration(text, lang)
      : '';
  return (
    <>
      <Input
        size="small"
        aria-label={w.value}
        style={{ width: Math.min(360, Math.max(96, typed.length * 10 + 30)) }}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
        onBlur={done}
        onPressEnter={done}
      />
      {said !== '' && <span className="kj-muted">{valueWords(said, lang)}</span>}
    </>
  );
}
