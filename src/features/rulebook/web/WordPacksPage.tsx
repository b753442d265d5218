// The word packs: what each is called, how much is in it, which rules lean on it; a search looks inside.
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { NewContentDialog } from './NewContentDialog.tsx';
import { NewDrafts } from './NewDrafts.tsx';
import { RulebookTabs } from './RulebookTabs.tsx';
import { api, type PackListing, type PackRow, RULEBOOK } from './rulebook-api.ts';
import { useSettled } from './use-rule-editor.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  add: { zh: '新建词包', en: 'New word pack' },
  title: { zh: '词包', en: 'Word packs' },
  note: { zh: '一组说同一件事的话，规则拿来用', en: 'Words that mean one thing, for rules to use' },
  search: { zh: '搜词包，或里面的词', en: 'A pack, or a word in it' },
  pack: { zh: '词包', en: 'Pack' },
  words: { zh: '词', en: 'Words' },
  except: { zh: '例外', en: 'Except' },
  sample: { zh: '里面有', en: 'Holds' },
  rules: { zh: '用到它的规则', en: 'Used by' },
  evasion: { zh: '认变形', en: 'disguises' },
  changed: { zh: '最近改动', en: 'Last change' },
  shipped: { zh: '自带', en: 'as shipped' },
  none: { zh: '没有词包里有这个词', en: 'No pack holds it' },
} as const;

const STATE = { q: urlText() };

export function WordPacksPage() {
  const w = useWords(WORDS);
  const { shop } = useFilters();
  const link = useRuleLink();
  const may = useMay();
  const toOf = (id: string): string => link(`/rulebook/words/${id}`);
  const columns = useColumns();
  const [{ q }, patch] = useUrlState(STATE);
  const asked = useSettled(q, 250);
  const packs = useQuery({
    queryKey: [RULEBOOK, 'packs', shop, asked],
    queryFn: () => read(api['word-packs'].$get({ query: { shop, q: asked } })),
    enabled: shop !== '',
    placeholderData: (before) => before,
  });
  // Whatever the search says: an id or a name is taken by any of them.
  const all = useQuery({
    queryKey: [RULEBOOK, 'packs', shop, ''],
    queryFn: () => read(api['word-packs'].$get({ query: { shop, q: '' } })),
    enabled: shop !== '',
  });
  return (
    <div className="kj-stack">
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          may('rules.write') &&
          all.data !== undefined && <AddPack shop={shop} listing={all.data} toOf={toOf} />
        }
      />
      <RulebookTabs />
      <NewDrafts drafts={all.data?.drafts ?? []} toOf={toOf} />
      <Panel flush>
        <Query of={packs}>
          {({ items }) => (
            <SortableTable
              name={w.title}
              columns={columns}
              rows={items}
              rowKey={({ id }) => id}
              rowTo={({ id }) => toOf(id)}
              mainList
              exportable
              whenEmpty={<EmptyState small title={w.none} />}
              toolbar={
                <Input.Search
                  allowClear
                  className="kj-rb-search"
                  placeholder={w.search}
                  aria-label={w.search}
                  defaultValue={q}
                  onChange={({ target }) => patch({ q: target.value })}
                />
              }
            />
          )}
        </Query>
      </Panel>
    </div>
  );
}

function AddPack({
  shop,
  listing,
  toOf,
}: {
  readonly shop: string;
  readonly listing: PackListing;
  readonly toOf: (id: string) => string;
}) {
  const w = useWords(WORDS);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {w.add}
      </Button>
      {adding && (
        <NewContentDialog
          title={w.add}
          existing={listing.items}
          drafts={listing.drafts}
          onBegin={(content) => read(api['word-packs'].$post({ json: { shop, ...content } }))}
          toOf={toOf}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}

function useColumns(): readonly Column<PackRow>[] {
  const w = useWords(WORDS);
  const tw = useTw();
  const clock = useShopClock(useFilters().shop);
  return [
    {
      key: 'pack',
      title: w.pack,
      phone: 'title',
      value: ({ name }) => tw(name),
      render: ({ id, name, evasion }) => (
        <span className="kj-rb-name">
          <b>{tw(name)}</b>
          {evasion && <Tag>{w.evasion}</Tag>}
          <small>@{id}</small>
        </span>
      ),
    },
    { key: 'words', title: w.words, align: 'right', value: ({ words }) => words },
    { key: 'except', title: w.except, align: 'right', value: ({ except }) => except },
    {
      key: 'sample',
      title: w.sample,
      render: ({ sample }) => <span className="kj-muted">{sample.slice(0, 4).join('、')}</span>,
    },
    {
      key: 'rules',
      title: w.rules,
      value: ({ rules }) => rules.map(({ name }) => tw(name)).join('、'),
    },
    {
      key: 'changed',
      title: w.changed,
      value: ({ changedAt }) => changedAt,
      render: ({ changedAt, changedBy }) =>
        changedAt === null ? (
          <span className="kj-muted">{w.shipped}</span>
        ) : (
          `${clock.time(changedAt)} ${changedBy ?? ''}`
        ),
    },
  ];
}
