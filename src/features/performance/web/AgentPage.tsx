// One agent: the gap to the average seller taken apart, the six figures, trend, weak spots with advice, cases.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { ArchetypeBar } from '../../../ui/ArchetypeBar.tsx';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatRange } from '../../../ui/format.ts';
import { IdentityTree } from '../../../ui/IdentityTree.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { type FilterQuery, useFilters } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { AgentPageShape } from '../contract.ts';
import { CaseList, ScoreRow, WeakRules } from './AgentParts.tsx';
import { api, conversationsTo, KEY, whyTo } from './performance-api.ts';
import './performance.css';
import { SixFigures } from './SixFigures.tsx';
import { TrendPanel } from './TrendPanel.tsx';

const WORDS = {
  agents: { zh: '客服', en: 'Agents' },
  identity: { zh: '和团队平均比', en: 'Against the average seller' },
  average: { zh: '团队平均', en: 'Average' },
  own: { zh: '本人', en: 'This agent' },
  scores: { zh: '质检分', en: 'Scores' },
  types: { zh: '五类画像', en: 'Types of weak service' },
  typesNote: { zh: '对比团队和上期', en: 'against the team and the period before' },
  best: { zh: '做得好的会话', en: 'Best conversations' },
  worst: { zh: '要改进的会话', en: 'Conversations to mend' },
  noBest: { zh: '没有零失分又成交的会话', en: 'No faultless conversation that sold' },
  noWorst: { zh: '没有失分的会话', en: 'No conversation with a fault' },
  notSelling: {
    zh: '没有售前询单，或者是售后客服，不和销售平均比。',
    en: 'After-sale, or without inquirers: not compared on sales.',
  },
} as const;

export function AgentPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const { id = '' } = useParams();
  const { query: asked, from, to, shop } = useFilters();
  const { shop: _shop, from: _from, to: _to } = asked;
  const query: FilterQuery = { shop: _shop, from: _from, to: _to };
  const page = useQuery({
    queryKey: [KEY, 'agent', id, query],
    queryFn: () => read(api.agents[':id'].$get({ param: { id }, query })),
    enabled: shop !== '' && from !== '',
  });
  const name = page.data?.agent.name ?? id.slice(id.lastIndexOf(':') + 1);
  const group = page.data?.agent.group ?? null;
  const note = [group ?? '', from === '' ? '' : formatRange(from, to, lang)];
  return (
    <>
      <PageTitle
        title={name}
        note={note.filter((part) => part !== '').join(' · ')}
        crumbs={[
          { label: w.agents, to: `/agents?${new URLSearchParams({ ...query }).toString()}` },
        ]}
      />
      <Query of={page} loading={<Loading kind="page" />}>
        {(data) => <Body data={data} query={{ ...query, agent: data.agent.id }} />}
      </Query>
    </>
  );
}

type Data = AgentPageShape;

function Body({ data, query }: { readonly data: Data; readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const { agent, team, series } = data;
  return (
    <div className="kj-stack">
      <Gap data={data} query={query} />
      <SixFigures
        figures={agent.figures}
        team={team.figures.map((one) =>
          one.metric === 'conversion' ? { ...one, value: team.average?.conversion ?? null } : one,
        )}
        query={query}
        trends={{ conversion: series.conversion }}
      />
      <div className="kj-grid is-top">
        <WeakRules rules={data.weakRules} query={query} />
        <div className="kj-stack">
          <Panel title={w.scores}>
            <ScoreRow scores={agent.scores} team={team.scores} />
          </Panel>
          <Panel title={w.types} note={w.typesNote}>
            <ArchetypeBar
              shares={agent.archetypes.map((one) => ({
                type: one.type,
                hits: one.hits,
                share: shareOf(one),
                team: shareOf(team.archetypes.find(({ type }) => type === one.type)),
                before: shareOf(data.archetypesBefore.find(({ type }) => type === one.type)),
                to: conversationsTo(query, { archetype: one.type }),
              }))}
            />
          </Panel>
        </div>
      </div>
      <TrendPanel series={series} query={query} />
      <div className="kj-grid is-top">
        <CaseList title={w.worst} none={w.noWorst} cases={data.worst} shop={query.shop} />
        <CaseList title={w.best} none={w.noBest} cases={data.best} shop={query.shop} />
      </div>
    </div>
  );
}

function shareOf(
  one: { readonly judged: number; readonly hits: number } | undefined,
): number | null {
  return one === undefined || one.judged === 0 ? null : one.hits / one.judged;
}

function Gap({ data, query }: { readonly data: Data; readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { agent, team, gap } = data;
  if (!agent.sells || agent.identity === null) {
    return (
      <Panel title={w.identity}>
        <EmptyState small title={w.notSelling} />
      </Panel>
    );
  }
  return (
    <Panel title={w.identity} note={tw(agent.weak.sentence)}>
      <IdentityTree
        now={agent.identity}
        before={team.average === null ? null : rounded(team.average)}
        nowName={w.own}
        beforeName={w.average}
        split={
          gap && {
            inquirers: gap.inquirersFen,
            conversion: gap.conversionFen,
            orderValueFen: gap.orderValueFen,
          }
        }
        provisional={agent.identity.state === 'provisional'}
        links={{
          salesFen: whyTo('sales', query),
          inquirers: whyTo('inquiries', query),
          conversion: whyTo('conversion', query),
          orderValueFen: whyTo('order-value', query),
        }}
      />
    </Panel>
  );
}

/** The average seller's counts are no whole numbers; a tenth of a buyer says nothing. */
function rounded(average: NonNullable<Data['team']['average']>) {
  return { ...average, inquirers: Math.round(average.inquirers) };
}
