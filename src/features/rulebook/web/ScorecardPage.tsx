// One scorecard: weights, caps and what each rule costs; the arithmetic on real conversations as one changes it.
import { useQuery } from '@tanstack/react-query';
import { Segmented } from 'antd';
import { useEffect, useState } from 'react';
import { useParams } from 'react-router';
import { CodeEditor } from '../../../ui/CodeEditor.tsx';
import { read } from '../../../ui/client.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { urlChoice } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { CardForm } from './CardForm.tsx';
import { CardProblems } from './CardProblems.tsx';
import { DraftNote } from './DraftNote.tsx';
import { DropDraft } from './DropDraft.tsx';
import { HistoryPanel, restoring } from './HistoryPanel.tsx';
import { PublishText } from './PublishText.tsx';
import { api, type CardData, RULEBOOK } from './rulebook-api.ts';
import { ScorePreview } from './ScorePreview.tsx';
import { useDraftSaving } from './use-draft-saving.ts';
import { useSettled } from './use-rule-editor.ts';
import { useRuleLink } from './use-rule-link.ts';
import './rulebook.css';

const WORDS = {
  cards: { zh: '评分卡', en: 'Scorecards' },
  form: { zh: '填表', en: 'Form' },
  text: { zh: '原文', en: 'Text' },
  history: { zh: '历史', en: 'History' },
  note: {
    zh: (version: number, rules: number) => `第 ${version} 版 · ${rules} 条规则计分`,
    en: (version: number, rules: number) => `v${version} · ${rules} rules count`,
  },
  first: {
    zh: '发布以后，它管的会话改用它计分，历史得分重算。',
    en: 'Once it is published its conversations are scored by it, past ones too.',
  },
  raise: {
    zh: '版本会自动加一，历史得分按新卡重算。',
    en: 'The version goes up; scores are recalculated.',
  },
} as const;

const dropDraft = (shop: string, id: string) =>
  read(api.scorecards[':id'].draft.$delete({ param: { id }, query: { shop } }));

const STATE = { view: urlChoice(['form', 'text'], 'form') };

export function ScorecardPage() {
  const { id = '' } = useParams();
  const { shop } = useFilters();
  const card = useQuery({
    queryKey: [RULEBOOK, 'card', shop, id],
    queryFn: () => read(api.scorecards[':id'].$get({ param: { id }, query: { shop } })),
    enabled: shop !== '',
    // A draft is kept as one types: what was fetched when it was opened is not it any more.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return <Query of={card}>{(data) => <Shown card={data} shop={shop} />}</Query>;
}

/** The card's text as it is changed, what the server makes of it, and publishing. */
function useCardEdit(card: CardData, shop: string) {
  const lang = useLang();
  const may = useMay();
  const [yaml, setYaml] = useState(card.yaml);
  useEffect(() => setYaml(card.yaml), [card.yaml]);
  const settled = useSettled(yaml, 500);
  const write = may('rules.write');
  const preview = useQuery({
    queryKey: [RULEBOOK, 'card-preview', shop, card.id, settled],
    queryFn: () =>
      read(
        api.scorecards[':id'].preview.$post({
          param: { id: card.id },
          json: { shop, yaml: settled },
        }),
      ),
    enabled: write,
    placeholderData: (before) => before,
  });
  const problems = (preview.data?.problems ?? []).map(({ line, words }) => ({
    line: line ?? 1,
    text: words[lang],
  }));
  const publish = (text: string, reason: string, from: string | null = null) => {
    const json = { shop, yaml: text, base: card.contentVersion, reason, from };
    return read(api.scorecards[':id'].publish.$post({ param: { id: card.id }, json }));
  };
  const { id } = card;
  const draft = useDraftSaving(yaml, card.yaml, card.draft, (text) =>
    read(api.scorecards[':id'].draft.$put({ param: { id }, json: { shop, yaml: text } })),
  );
  return { yaml, setYaml, write, preview, problems, publish, draft };
}

function Shown({ card, shop }: { readonly card: CardData; readonly shop: string }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const may = useMay();
  const link = useRuleLink();
  const [{ view }, patch] = useUrlState(STATE);
  const edit = useCardEdit(card, shop);
  const { yaml, setYaml, write, preview, problems, publish, draft } = edit;
  const isNew = card.draft !== null;
  return (
    <div className="kj-stack">
      <PageTitle
        title={tw(card.name)}
        crumbs={[{ label: w.cards, to: link('/rulebook/scorecards') }]}
        note={isNew ? <DraftNote id={card.id} draft={draft} /> : w.note(card.version, card.rules)}
        actions={<Actions card={card} shop={shop} edit={edit} />}
      />
      <div className="kj-rb-split is-sticky">
        <Panel
          title={view === 'form' ? w.form : w.text}
          actions={
            <Segmented
              size="small"
              value={view}
              onChange={(next) => patch({ view: next })}
              options={[
                { value: 'form' as const, label: w.form },
                { value: 'text' as const, label: w.text },
              ]}
            />
          }
        >
          {view === 'form' ? (
            <>
              <CardProblems problems={problems} />
              <CardForm
                yaml={yaml}
                known={card.known}
                shopGroups={card.shopGroups}
                onChange={write ? setYaml : null}
              />
            </>
          ) : (
            <CodeEditor
              label={w.text}
              value={yaml}
              {...(write ? { onChange: setYaml } : {})}
              problems={problems}
              minLines={24}
            />
          )}
        </Panel>
        {write && <Query of={preview}>{(data) => <ScorePreview data={data} shop={shop} />}</Query>}
      </div>
      <Panel title={w.history}>
        <HistoryPanel
          items={card.history}
          {...(may('rules.publish') ? { onRestore: restoring(card.history, publish) } : {})}
        />
      </Panel>
    </div>
  );
}

/** Publishing, and the way out of what was never published. */
function Actions({
  card,
  shop,
  edit,
}: {
  readonly card: CardData;
  readonly shop: string;
  readonly edit: ReturnType<typeof useCardEdit>;
}) {
  const w = useWords(WORDS);
  const may = useMay();
  const link = useRuleLink();
  const { yaml, write, problems, publish } = edit;
  const isNew = card.draft !== null;
  const changed = yaml !== card.yaml;
  return (
    <>
      {isNew && write && (
        <DropDraft onDrop={() => dropDraft(shop, card.id)} to={link('/rulebook/scorecards')} />
      )}
      {may('rules.publish') && (
        <PublishText
          disabled={!(changed || isNew) || problems.length > 0}
          note={isNew ? w.first : w.raise}
          onPublish={(reason, from) => publish(yaml, reason, from)}
        />
      )}
    </>
  );
}
