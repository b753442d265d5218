// The rule itself: a form at the left, the text at the right, both of one document.
import { CodeEditor } from '../../../ui/CodeEditor.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { useWords } from '../../../ui/use-words.ts';
import { RuleForm } from './RuleForm.tsx';
import type { Language } from './rulebook-api.ts';
import type { RuleEditor } from './use-rule-editor.ts';

const WORDS = {
  form: { zh: '填表', en: 'Form' },
  text: { zh: '原文', en: 'Text' },
  textNote: { zh: '和左边是同一份，改哪边都行', en: 'The same document: change either' },
} as const;

export function RuleStep({
  editor,
  language,
}: {
  readonly editor: RuleEditor;
  readonly language: Language;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const problems = (editor.check?.problems ?? [])
    .filter(({ where }) => where === 'rule')
    .map(({ line, words }) => ({ line: line ?? 1, text: words[lang] }));
  return (
    <div className="kj-rb-split is-sticky">
      <Panel title={w.form}>
        <RuleForm editor={editor} language={language} />
      </Panel>
      <Panel title={w.text} note={w.textNote}>
        <CodeEditor
          label={w.text}
          value={editor.texts.yaml}
          onChange={editor.setYaml}
          problems={problems}
          minLines={24}
        />
      </Panel>
    </div>
  );
}
