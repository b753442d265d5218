// Writing a rule: form and text of the same document, examples that run as one types, a back-test, publishing.
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useParams } from 'react-router';
import { read } from '../../../ui/client.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { urlChoice } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { BacktestStep } from './BacktestStep.tsx';
import { DropDraft } from './DropDraft.tsx';
import { ExamplesStep } from './ExamplesStep.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import { RuleStep } from './RuleStep.tsx';
import { readRuleData, readWords } from './rule-data.ts';
import { api, RULEBOOK } from './rulebook-api.ts';
import { type RuleEditor, type RuleTexts, useRuleEditor } from './use-rule-editor.ts';
import { useRuleLink } from './use-rule-link.ts';
import './rulebook.css';

const WORDS = {
  book: { zh: '规则库', en: 'Rulebook' },
  rule: { zh: '1 写规则', en: '1 Rule' },
  examples: { zh: '2 举例子', en: '2 Examples' },
  backtest: { zh: '3 回测', en: '3 Back-test' },
  publish: { zh: '发布…', en: 'Publish…' },
  saved: {
    zh: (time: string) => `草稿 ${time} 已保存`,
    en: (time: string) => `Draft saved ${time}`,
  },
  unsaved: { zh: '边写边存草稿，发布前不影响判定', en: 'Kept as a draft; nothing changes yet' },
  passed: {
    zh: (passed: number, all: number) => `例子 ${passed} / ${all} 通过`,
    en: (passed: number, all: number) => `${passed} of ${all} examples pass`,
  },
  problems: {
    zh: (count: number) => `${count} 处要改`,
    en: (count: number) => `${count} to mend`,
  },
  clean: { zh: '写法没问题', en: 'Reads well' },
} as const;

const STATE = { step: urlChoice(['rule', 'examples', 'backtest'], 'rule') };

export function RuleEditorPage() {
  const { id = '' } = useParams();
  const { shop } = useFilters();
  const lang = useLang();
  const draft = useQuery({
    queryKey: [RULEBOOK, 'draft', shop, id],
    queryFn: () => read(api.rules[':id'].draft.$get({ param: { id }, query: { shop } })),
    enabled: shop !== '',
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const language = useQuery({
    queryKey: [RULEBOOK, 'language', shop, lang],
    queryFn: () => read(api['rule-language'].$get({ query: { shop } })),
    enabled: shop !== '',
    staleTime: 600_000,
  });
  return (
    <Query of={draft}>
      {(opened) => (
        <Query of={language}>
          {(known) => <Editor shop={shop} id={id} opened={opened} language={known} />}
        </Query>
      )}
    </Query>
  );
}

interface EditorProps {
  readonly shop: string;
  readonly id: string;
  readonly opened: RuleTexts & { readonly savedAt: number | null; readonly exists: boolean };
  readonly language: Parameters<typeof RuleStep>[0]['language'];
}

function Editor({ shop, id, opened, language }: EditorProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const link = useRuleLink();
  const publishes = useMay()('rules.publish');
  const editor = useRuleEditor(shop, id, opened);
  const [{ step }, patch] = useUrlState(STATE);
  const [publishing, setPublishing] = useState(false);
  const name = readWords(readRuleData(editor.texts.yaml).data['name']);
  const to = opened.exists ? `/rulebook/${id}` : '/rulebook';
  return (
    <div className="kj-stack">
      <PageTitle
        title={name === null ? id : tw(name)}
        crumbs={[
          { label: w.book, to: link('/rulebook') },
          ...(opened.exists ? [{ label: id, to: link(to) }] : []),
        ]}
        note={<State editor={editor} />}
        actions={
          <>
            {editor.savedAt !== null && (
              <DropDraft
                onDrop={() =>
                  read(api.rules[':id'].draft.$delete({ param: { id }, query: { shop } }))
                }
                to={link(to)}
              />
            )}
            {publishes && (
              <Button type="primary" onClick={() => setPublishing(true)}>
                {w.publish}
              </Button>
            )}
          </>
        }
      />
      <Segmented
        block
        value={step}
        onChange={(next) => patch({ step: next }, 'step')}
        options={(['rule', 'examples', 'backtest'] as const).map((value) => ({
          value,
          label: w[value],
        }))}
      />
      {step === 'rule' && <RuleStep editor={editor} language={language} />}
      {step === 'examples' && <ExamplesStep editor={editor} id={id} />}
      {step === 'backtest' && (
        <BacktestStep shop={shop} kind="rule" id={id} yaml={editor.texts.yaml} />
      )}
      {publishing && (
        <PublishDialog
          shop={shop}
          id={id}
          editor={editor}
          onClose={() => setPublishing(false)}
          to={link(`/rulebook/${id}`)}
        />
      )}
    </div>
  );
}

function State({ editor }: { readonly editor: RuleEditor }) {
  const w = useWords(WORDS);
  const clock = useShopClock(useFilters().shop);
  const { check, savedAt } = editor;
  const blocking = check?.problems.filter(({ blocks }) => blocks).length ?? 0;
  const passed = check?.examples.filter(({ ok }) => ok === true).length ?? 0;
  const all = check?.examples.length ?? 0;
  return (
    <span className="kj-row" role="status">
      {check !== null && (
        <Tag tone={blocking > 0 ? 'bad' : 'good'}>
          {blocking > 0 ? w.problems(blocking) : w.clean}
        </Tag>
      )}
      {check !== null && (
        <Tag tone={passed === all && all > 0 ? 'good' : 'bad'}>{w.passed(passed, all)}</Tag>
      )}
      <span>{savedAt === null ? w.unsaved : w.saved(clock.time(savedAt))}</span>
    </span>
  );
}
