// One word pack: its words as labels and as text, what a change would find, which rules lean on it.
import { useQuery } from '@tanstack/react-query';
import { Alert, Input, Tag as WordTag } from 'antd';
import { useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import { CodeEditor } from '../../../ui/CodeEditor.tsx';
import { read } from '../../../ui/client.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { DraftNote } from './DraftNote.tsx';
import { DropDraft } from './DropDraft.tsx';
import { readPlain, setInYaml } from './edit-yaml.ts';
import { HistoryPanel, restoring } from './HistoryPanel.tsx';
import { PackEffect } from './PackEffect.tsx';
import { PublishText } from './PublishText.tsx';
import { api, RULEBOOK } from './rulebook-api.ts';
import { useDraftSaving } from './use-draft-saving.ts';
import { useSettled } from './use-rule-editor.ts';
import { useRuleLink } from './use-rule-link.ts';
import './rulebook.css';

const WORDS = {
  packs: { zh: '词包', en: 'Word packs' },
  words: { zh: '算的词', en: 'Words' },
  except: { zh: '不算的词（例外）', en: 'Harmless neighbours' },
  exceptNote: {
    zh: '例如“第一时间”里的“第一”不算',
    en: 'A hit that overlaps one of these is none',
  },
  add: { zh: '打一个词，回车加上；也能搜', en: 'Type a word: Enter adds it; searches too' },
  text: { zh: '原文', en: 'Text' },
  rules: { zh: '用到它的规则', en: 'Used by' },
  history: { zh: '历史', en: 'History' },
  raise: {
    zh: (count: number) => `用到它的 ${count} 条规则，版本都会加一。`,
    en: (count: number) => `The ${count} rules that use it go up a version.`,
  },
  first: {
    zh: '发布以后，规则里写 @编号 就能用它。',
    en: 'Once it is published, rules may use it by its @id.',
  },
  unused: { zh: '还没有规则用它', en: 'No rule uses it yet' },
  count: { zh: (count: number) => `${count} 个`, en: (count: number) => `${count}` },
  spans: { zh: '甲…乙：先后出现、中间不超过八个字', en: 'A…B: one after the other, near' },
} as const;

const fetchPack = (shop: string, id: string) =>
  read(api['word-packs'][':id'].$get({ param: { id }, query: { shop } }));
const dropDraft = (shop: string, id: string) =>
  read(api['word-packs'][':id'].draft.$delete({ param: { id }, query: { shop } }));
type Pack = Awaited<ReturnType<typeof fetchPack>>;

export function WordPackPage() {
  const { id = '' } = useParams();
  const { shop } = useFilters();
  const pack = useQuery({
    queryKey: [RULEBOOK, 'pack', shop, id],
    queryFn: () => fetchPack(shop, id),
    enabled: shop !== '',
    // A draft is kept as one types: what was fetched when it was opened is not it any more.
    gcTime: 0,
    refetchOnWindowFocus: false,
  });
  return <Query of={pack}>{(data) => <Shown pack={data} shop={shop} />}</Query>;
}

/** The pack's text as it is changed, what the change would find, and publishing. */
function usePackEdit(pack: Pack, shop: string) {
  const lang = useLang();
  const may = useMay();
  const [yaml, setYaml] = useState(pack.yaml);
  useEffect(() => setYaml(pack.yaml), [pack.yaml]);
  const settled = useSettled(yaml, 450);
  const changed = yaml !== pack.yaml;
  const write = may('rules.write');
  const preview = useQuery({
    queryKey: [RULEBOOK, 'pack-preview', shop, pack.id, settled],
    queryFn: () =>
      read(
        api['word-packs'][':id'].preview.$post({
          param: { id: pack.id },
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
    const json = { shop, yaml: text, base: pack.contentVersion, reason, from };
    return read(api['word-packs'][':id'].publish.$post({ param: { id: pack.id }, json }));
  };
  const { id } = pack;
  const draft = useDraftSaving(yaml, pack.yaml, pack.draft, (text) =>
    read(api['word-packs'][':id'].draft.$put({ param: { id }, json: { shop, yaml: text } })),
  );
  return { yaml, setYaml, changed, write, preview, problems, publish, draft };
}

function Shown({ pack, shop }: { readonly pack: Pack; readonly shop: string }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const may = useMay();
  const link = useRuleLink();
  const edit = usePackEdit(pack, shop);
  const { yaml, setYaml, changed, write, preview, problems, publish, draft } = edit;
  const isNew = pack.draft !== null;
  const list = { yaml, onChange: write ? setYaml : null };
  return (
    <div className="kj-stack">
      <PageTitle
        title={tw(pack.name)}
        crumbs={[{ label: w.packs, to: link('/rulebook/words') }]}
        note={
          isNew ? (
            <DraftNote id={`@${pack.id}`} draft={draft} />
          ) : pack.note === '' ? (
            `@${pack.id}`
          ) : (
            pack.note
          )
        }
        actions={<Actions pack={pack} shop={shop} edit={edit} />}
      />
      <div className="kj-rb-split">
        <div className="kj-stack">
          <WordPanel title={w.words} note={w.spans} field="words" {...list} />
          <WordPanel title={w.except} note={w.exceptNote} field="except" {...list} />
          <Panel title={w.rules}>
            <span className="kj-row">
              {pack.rules.length === 0 && <span className="kj-muted">{w.unused}</span>}
              {pack.rules.map(({ id, name }) => (
                <Link key={id} to={link(`/rulebook/${id}`)}>
                  {tw(name)}
                </Link>
              ))}
            </span>
          </Panel>
        </div>
        <div className="kj-stack">
          {write && (
            <Query of={preview}>{(data) => <PackEffect data={data} changed={changed} />}</Query>
          )}
          <Panel title={w.text}>
            <CodeEditor
              label={w.text}
              value={yaml}
              {...(write ? { onChange: setYaml } : {})}
              problems={problems}
              minLines={12}
            />
          </Panel>
        </div>
      </div>
      <Panel title={w.history}>
        <HistoryPanel
          items={pack.history}
          {...(may('rules.publish') ? { onRestore: restoring(pack.history, publish) } : {})}
        />
      </Panel>
    </div>
  );
}

function WordPanel({
  title,
  note,
  field,
  yaml,
  onChange,
}: {
  readonly title: string;
  readonly note: string;
  readonly field: 'words' | 'except';
  readonly yaml: string;
  readonly onChange: ((yaml: string) => void) | null;
}) {
  const w = useWords(WORDS);
  const [typed, setTyped] = useState('');
  const data = readPlain(yaml);
  const words = listOf(data, field);
  if (data === null) return null;
  const shown = typed === '' ? words : words.filter((word) => word.includes(typed));
  const known = words.includes(typed.trim());
  const add = (): void => {
    const word = typed.trim();
    if (word === '' || known) return;
    onChange?.(setInYaml(yaml, [field], [...words, word]));
    setTyped('');
  };
  const drop = (word: string): void => {
    const at = words.indexOf(word);
    onChange?.(setInYaml(yaml, words.length === 1 ? [field] : [field, at], null));
  };
  return (
    <Panel title={title} note={`${w.count(words.length)} · ${note}`}>
      <div className="kj-rb-form">
        <Input
          value={typed}
          placeholder={w.add}
          aria-label={`${title}：${w.add}`}
          maxLength={60}
          onChange={({ target }) => setTyped(target.value)}
          onPressEnter={add}
        />
        {known && <Alert type="info" title={`“${typed.trim()}” ✓`} />}
        <div className="kj-rb-words kj-rb-scroll">
          {shown.map((word) => (
            <WordTag
              key={word}
              closable={onChange !== null}
              onClose={(event) => {
                event.preventDefault();
                drop(word);
              }}
            >
              {word}
            </WordTag>
          ))}
        </div>
      </div>
    </Panel>
  );
}

function listOf(data: unknown, field: string): readonly string[] {
  if (data === null || typeof data !== 'object' || !(field in data)) return [];
  const value: unknown = Object.entries(data).find(([key]) => key === field)?.[1];
  return Array.isArray(value) ? value.map(String) : [];
}

/** Publishing, and the way out of what was never published. */
function Actions({
  pack,
  shop,
  edit,
}: {
  readonly pack: Pack;
  readonly shop: string;
  readonly edit: ReturnType<typeof usePackEdit>;
}) {
  const w = useWords(WORDS);
  const may = useMay();
  const link = useRuleLink();
  const { yaml, write, problems, publish } = edit;
  const isNew = pack.draft !== null;
  const changed = yaml !== pack.yaml;
  return (
    <>
      {isNew && write && (
        <DropDraft onDrop={() => dropDraft(shop, pack.id)} to={link('/rulebook/words')} />
      )}
      {may('rules.publish') && (
        <PublishText
          disabled={!(changed || isNew) || problems.length > 0}
          note={isNew ? w.first : w.raise(pack.rules.length)}
          onPublish={(reason, from) => publish(yaml, reason, from)}
        />
      )}
    </>
  );
}
