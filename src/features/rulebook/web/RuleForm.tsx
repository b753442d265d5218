// The form of a rule: names, why and advice, how grave, where it applies, limits, and the condition part by part.
import { Alert, Input, Select } from 'antd';
import { useEffect, useState } from 'react';
import { ARCHETYPES, DIMENSIONS, KINDS, SEVERITIES } from '../../../engine/rule.ts';
import { ARCHETYPE_WORDS } from '../../../report/words/archetypes.ts';
import {
  DIMENSIONS as DIMENSION_WORDS,
  SEVERITIES as SEVERITY_WORDS,
} from '../../../report/words/rule-terms.ts';
import { useLang } from '../../../ui/preferences.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { ConditionTree } from './ConditionTree.tsx';
import { duration } from './condition-words.ts';
import type { YamlPath } from './edit-yaml.ts';
import { namesFor, type RuleData, readRuleData, readWords } from './rule-data.ts';
import { KIND_WORDS, PHASE_WORDS } from './rule-words.ts';
import type { Language } from './rulebook-api.ts';
import type { RuleEditor } from './use-rule-editor.ts';

const WORDS = {
  broken: {
    zh: '原文现在读不懂，先照着右边标出来的行改好，表单就回来',
    en: 'The text cannot be read; mend the marked line and the form is back',
  },
  name: { zh: '叫什么', en: 'Name' },
  nameEn: { zh: '英文名', en: 'Name in English' },
  why: { zh: '为什么要管', en: 'Why it matters' },
  advice: { zh: '该怎么做', en: 'What to do' },
  severity: { zh: '严重度', en: 'Severity' },
  dimension: { zh: '维度', en: 'Dimension' },
  kind: { zh: '种类', en: 'Kind' },
  type: { zh: '类型（可不填）', en: 'Archetype (optional)' },
  phase: { zh: '只看哪个阶段', en: 'Only in phase' },
  anywhere: { zh: '不限', en: 'any' },
  version: { zh: '版本', en: 'Version' },
  options: { zh: '可调的数', en: 'Options' },
  when: { zh: '这样就算', en: 'It hits when' },
  na: { zh: '这些时候不适用', en: 'n/a when' },
} as const;

const TYPE_WORDS = Object.fromEntries(
  ARCHETYPES.map((type) => [type, ARCHETYPE_WORDS[type].name] as const),
);

interface FormProps {
  readonly editor: RuleEditor;
  readonly language: Language;
}

export function RuleForm({ editor, language }: FormProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const read = readRuleData(editor.texts.yaml);
  if (!read.readable) return <Alert type="warning" title={w.broken} />;
  const names = namesFor(
    read,
    language.packs.map(({ id, name }) => ({ id, name: tw(name) })),
  );
  const edit = { set: editor.setValue, language };
  const { when, naWhen } = read.data;
  return (
    <div className="kj-rb-form">
      <Texts read={read} set={editor.setValue} />
      <Choices read={read} set={editor.setValue} />
      {read.options.length > 0 && <Options read={read} set={editor.setValue} />}
      <section className="kj-rb-field">
        <span>{w.when}</span>
        <div className="kj-rb-card">
          <ConditionTree data={when ?? {}} path={['when']} names={names} edit={edit} />
        </div>
      </section>
      {Array.isArray(naWhen) && (
        <section className="kj-rb-field">
          <span>{w.na}</span>
          <ConditionTree data={naWhen} path={['naWhen']} names={names} edit={edit} />
        </section>
      )}
    </div>
  );
}

interface PartProps {
  readonly read: RuleData;
  readonly set: (path: YamlPath, value: unknown) => void;
}

/** Names and reasons: in the shop's language first, the English beside stays as it is. */
function Texts({ read, set }: PartProps) {
  const w = useWords(WORDS);
  const lang = useLang();
  const field = (key: 'name' | 'why' | 'advice', long: boolean) => {
    const value = read.data[key];
    const path = typeof value === 'string' ? [key] : [key, lang];
    const said = readWords(value);
    return (
      <TypedField
        label={w[key]}
        long={long}
        value={said?.[lang] ?? ''}
        onDone={(text) => set(path, text)}
      />
    );
  };
  return (
    <>
      {field('name', false)}
      {field('why', true)}
      {field('advice', true)}
    </>
  );
}

/** Put into the text when one stops typing in it. */
function TypedField({
  label,
  value,
  long,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly long: boolean;
  readonly onDone: (text: string) => void;
}) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const done = (): void => {
    if (typed !== value) onDone(typed);
  };
  const common = { value: typed, onBlur: done, maxLength: 600, 'aria-label': label } as const;
  return (
    <div className="kj-rb-field">
      <span>{label}</span>
      {long ? (
        <Input.TextArea
          {...common}
          autoSize={{ minRows: 2, maxRows: 6 }}
          onChange={({ target }) => setTyped(target.value)}
        />
      ) : (
        <Input {...common} onPressEnter={done} onChange={({ target }) => setTyped(target.value)} />
      )}
    </div>
  );
}

function Choices({ read, set }: PartProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { data } = read;
  type Table = Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
  const choice = (
    key: 'severity' | 'dimension' | 'kind' | 'type',
    values: readonly string[],
    words: Table,
    usual: string | null,
  ) => (
    <div className="kj-rb-field">
      <span>{w[key]}</span>
      <Select
        allowClear={usual === null}
        aria-label={w[key]}
        value={data[key] === undefined ? usual : String(data[key])}
        options={values.map((value) => ({
          value,
          label: tw(words[value] ?? { zh: value, en: value }),
        }))}
        onChange={(value: string | null | undefined) => set([key], value ?? null)}
      />
    </div>
  );
  return (
    <div className="kj-rb-two">
      {choice('severity', SEVERITIES, SEVERITY_WORDS, 'minor')}
      {choice('dimension', DIMENSIONS, DIMENSION_WORDS, 'process')}
      {choice('kind', KINDS, KIND_WORDS, 'fault')}
      {choice('type', ARCHETYPES, TYPE_WORDS, null)}
      <Phase read={read} set={set} />
      <TypedField
        label={w.version}
        long={false}
        value={String(data['version'] ?? 1)}
        onDone={(text) => set(['version'], Number(text) || 1)}
      />
    </div>
  );
}

function Phase({ read, set }: PartProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const scope = read.data['scope'];
  const value = scope !== null && typeof scope === 'object' && 'phase' in scope ? scope.phase : [];
  const list = (Array.isArray(value) ? value : [value]).map(String);
  const only = scope !== null && typeof scope === 'object' && Object.keys(scope).length === 1;
  return (
    <div className="kj-rb-field">
      <span>{w.phase}</span>
      <Select
        mode="multiple"
        aria-label={w.phase}
        placeholder={w.anywhere}
        value={list}
        options={Object.entries(PHASE_WORDS).map(([phase, words]) => ({
          value: phase,
          label: tw(words),
        }))}
        onChange={(next: string[]) => {
          if (next.length > 0) set(['scope', 'phase'], next);
          else set(only ? ['scope'] : ['scope', 'phase'], null);
        }}
      />
    </div>
  );
}

function Options({ read, set }: PartProps) {
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <section className="kj-rb-field">
      <span>{w.options}</span>
      <div className="kj-rb-two">
        {read.options.map(({ name, value, label, path }) => (
          <TypedField
            key={name}
            long={false}
            label={`${label?.[lang] ?? name}${said(value, lang)}`}
            value={value}
            onDone={(text) => set(path, text)}
          />
        ))}
      </div>
    </section>
  );
}

function said(value: string, lang: 'zh' | 'en'): string {
  const text = duration(value, lang);
  return text === '' ? '' : ` · ${text}`;
}
