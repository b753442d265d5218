// The examples: their text at the left, the chats and what came out at the right, as one types.
import { Segmented } from 'antd';
import { useState } from 'react';
import { CodeEditor } from '../../../ui/CodeEditor.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { useWords } from '../../../ui/use-words.ts';
import { ExampleList } from './ExampleList.tsx';
import type { RuleEditor } from './use-rule-editor.ts';

const WORDS = {
  text: { zh: '写例子', en: 'Write examples' },
  textNote: {
    zh: '要抓的那一行末尾写 ! 规则编号，不适用写 ?，不写就是不该抓',
    en: 'End a line with ! rule-id where it must hit, ? where it is n/a',
  },
  results: { zh: '跑出来', en: 'Results' },
  all: { zh: '全部', en: 'All' },
  failing: { zh: '没过的', en: 'Failing' },
} as const;

export function ExamplesStep({ editor, id }: { readonly editor: RuleEditor; readonly id: string }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const [only, setOnly] = useState<'all' | 'failing'>('all');
  const { check, texts } = editor;
  const problems = (check?.problems ?? [])
    .filter(({ where }) => where === 'examples')
    .map(({ line, words }) => ({ line: line ?? 1, text: words[lang] }));
  const failing = (check?.examples ?? []).filter(({ ok }) => ok === false);
  const wrong = failing.map(({ line, asks }) => ({
    line,
    text: asks.find(({ ok }) => !ok)?.difference?.[lang] ?? '',
  }));
  const examples = only === 'all' ? (check?.examples ?? []) : failing;
  return (
    <div className="kj-rb-split">
      <Panel title={w.text}>
        <p className="kj-muted" style={{ marginBottom: 8 }}>
          {w.textNote}
        </p>
        <CodeEditor
          plain
          label={w.text}
          value={texts.chat}
          onChange={editor.setChat}
          problems={[...problems, ...wrong]}
          minLines={20}
        />
      </Panel>
      <Panel
        title={w.results}
        actions={
          <Segmented
            size="small"
            value={only}
            onChange={setOnly}
            options={[
              { value: 'all', label: w.all },
              { value: 'failing', label: `${w.failing} ${String(failing.length)}` },
            ]}
          />
        }
      >
        {check === null ? (
          <Loading />
        ) : (
          <div
            aria-busy={editor.checking}
            className={`kj-rb-results${editor.checking ? ' kj-stale' : ''}`}
          >
            <ExampleList examples={examples} rule={id} />
          </div>
        )}
      </Panel>
    </div>
  );
}
