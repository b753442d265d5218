// One rule: what it says in plain words, how it fares, its examples as chats, who changed it.
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { ARCHETYPE_WORDS } from '../../../report/words/archetypes.ts';
import { DIMENSIONS } from '../../../report/words/rule-terms.ts';
import { read } from '../../../ui/client.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { Severity } from '../../../ui/Severity.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { ExampleList } from './ExampleList.tsx';
import { HistoryPanel } from './HistoryPanel.tsx';
import { PlainRule } from './PlainRule.tsx';
import { placeWords } from './place-words.ts';
import { RuleHealth } from './RuleHealth.tsx';
import { RuleStatus } from './RuleStatus.tsx';
import { KIND_WORDS } from './rule-words.ts';
import { api, RULEBOOK, type RuleDetailShape } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';
import './rulebook.css';

const WORDS = {
  book: { zh: '规则库', en: 'Rulebook' },
  edit: { zh: '修改', en: 'Edit' },
  resume: { zh: '接着改草稿', en: 'Go on with the draft' },
  version: { zh: (version: number) => `第 ${version} 版`, en: (version: number) => `v${version}` },
  says: { zh: '这条规则说什么', en: 'What it says' },
  examples: { zh: '例子', en: 'Examples' },
  examplesNote: {
    zh: (passed: number, all: number) => `${passed} / ${all} 通过`,
    en: (passed: number, all: number) => `${passed} of ${all} pass`,
  },
  more: {
    zh: (count: number) => `展开全部 ${count} 个`,
    en: (count: number) => `Show all ${count}`,
  },
  survivors: { zh: '例子还管不住的改动', en: 'Changes no example notices' },
  survivorsNote: { zh: '每补一个例子，就少一条', en: 'One more example each takes one away' },
  history: { zh: '历史', en: 'History' },
} as const;

const SHOWN = 6;

export function RulePage() {
  const { id = '' } = useParams();
  const { query, from, to } = useFilters();
  const lang = useLang();
  const days = from === '' ? {} : { from, to };
  const rule = useQuery({
    queryKey: [RULEBOOK, 'rule', query.shop, id, from, to, lang],
    queryFn: () =>
      read(api.rules[':id'].$get({ param: { id }, query: { shop: query.shop, ...days } })),
    enabled: query.shop !== '',
  });
  return <Query of={rule}>{(data) => <Shown rule={data} shop={query.shop} />}</Query>;
}

function Shown({ rule, shop }: { readonly rule: RuleDetailShape; readonly shop: string }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const may = useMay();
  const link = useRuleLink();
  const [all, setAll] = useState(false);
  const passed = rule.examples.filter(({ ok }) => ok === true).length;
  return (
    <div className="kj-stack">
      <PageTitle
        title={tw(rule.name)}
        crumbs={[{ label: w.book, to: link('/rulebook') }]}
        note={
          <span className="kj-row">
            <RuleStatus value={rule.status} />
            <Severity value={rule.severity} bare />
            <span>{tw(DIMENSIONS[rule.dimension])}</span>
            <span>{tw(KIND_WORDS[rule.kind]!)}</span>
            {rule.archetype !== null && <Tag>{tw(ARCHETYPE_WORDS[rule.archetype].name)}</Tag>}
            <span>{w.version(rule.version)}</span>
            <code>{rule.id}</code>
          </span>
        }
        actions={
          may('rules.write') && (
            <Link to={link(`/rulebook/${rule.id}/edit`)}>
              <Button type="primary">{rule.draft ? w.resume : w.edit}</Button>
            </Link>
          )
        }
      />
      <div className="kj-rb-split">
        <Panel title={w.says}>
          <PlainRule rule={rule} />
        </Panel>
        <RuleHealth rule={rule} shop={shop} />
      </div>
      <Panel title={w.examples} note={w.examplesNote(passed, rule.examples.length)}>
        <ExampleList
          examples={all ? rule.examples : mixed(rule.examples)}
          rule={rule.id}
          merit={rule.kind === 'merit'}
        />
        {!all && rule.examples.length > SHOWN && (
          <Button className="kj-rb-more" onClick={() => setAll(true)}>
            {w.more(rule.examples.length)}
          </Button>
        )}
      </Panel>
      {rule.survivors.length > 0 && (
        <Panel title={w.survivors} note={w.survivorsNote}>
          <ul>
            {rule.survivors.map((words) => (
              <li key={words.en}>· {placeWords(words[lang], lang)}</li>
            ))}
          </ul>
        </Panel>
      )}
      <History id={rule.id} shop={shop} />
    </div>
  );
}

/** A few to begin with: what fails first, then hits and misses by turns. */
function mixed(examples: RuleDetailShape['examples']): RuleDetailShape['examples'] {
  const failing = examples.filter(({ ok }) => ok === false);
  const fine = examples.filter(({ ok }) => ok !== false);
  const hits = fine.filter(({ explained }) => explained?.result === 'hit');
  const others = fine.filter(({ explained }) => explained?.result !== 'hit');
  const turns = hits.flatMap((hit, at) => [hit, ...others.slice(at, at + 1)]);
  return [...failing, ...turns, ...others.slice(hits.length)].slice(0, SHOWN);
}

function History({ id, shop }: { readonly id: string; readonly shop: string }) {
  const w = useWords(WORDS);
  const publishes = useMay()('rules.publish');
  const history = useQuery({
    queryKey: [RULEBOOK, 'history', shop, id],
    queryFn: () => read(api.rules[':id'].history.$get({ param: { id }, query: { shop } })),
  });
  const restore = (contentVersion: number, reason: string) =>
    read(api.rules[':id'].restore.$post({ param: { id }, json: { shop, contentVersion, reason } }));
  return (
    <Panel title={w.history}>
      <Query of={history} small>
        {({ items }) => (
          <HistoryPanel items={items} {...(publishes ? { onRestore: restore } : {})} />
        )}
      </Query>
    </Panel>
  );
}
