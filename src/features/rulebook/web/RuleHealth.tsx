// How a rule fares in the days chosen: figures, its trend, who it hits, and hits to read.
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { Chart } from '../../../ui/Chart.tsx';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatPercent } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { naShare, rateOf } from './rule-rates.ts';
import { api, RULEBOOK, type RuleDetailShape } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';

const WORDS = {
  health: { zh: '健康情况', en: 'Health' },
  hit: { zh: '命中', en: 'Hits' },
  rate: { zh: '命中率', en: 'Hit rate' },
  na: { zh: '不适用占比', en: 'n/a share' },
  pinned: { zh: '变异得分', en: 'Mutation score' },
  working: { zh: '计算中', en: 'being worked out' },
  trend: { zh: '每天命中次数', en: 'Hits by day' },
  agents: { zh: '按客服', en: 'By agent' },
  agent: { zh: '客服', en: 'Agent' },
  nobody: { zh: '没人接', en: 'nobody' },
  hits: { zh: '最近命中', en: 'Latest hits' },
  more: { zh: '看全部会话', en: 'All conversations' },
  missing: { zh: '（该说的没有说）', en: '(something was not said)' },
  none: { zh: '这几天没有命中', en: 'No hits in these days' },
} as const;

interface HealthProps {
  readonly rule: RuleDetailShape;
  readonly shop: string;
}

export function RuleHealth({ rule, shop }: HealthProps) {
  const w = useWords(WORDS);
  const { from, to } = useFilters();
  const link = useRuleLink();
  const days = from === '' ? {} : { from, to };
  const health = useQuery({
    queryKey: [RULEBOOK, 'health', shop, rule.id, from, to],
    queryFn: () =>
      read(api.rules[':id'].health.$get({ param: { id: rule.id }, query: { shop, ...days } })),
  });
  const { mutation } = rule;
  const pinned =
    mutation === null || mutation.mutants === 0 ? null : mutation.killed / mutation.mutants;
  return (
    <div className="kj-stack">
      <Panel title={w.health}>
        <div className="kj-rb-four">
          <FigureRow>
            <Figure
              label={w.hit}
              value={rule.status === 'shadow' ? rule.shadowHits : rule.hit}
              to={link('/conversations', { rule: rule.id })}
            />
            <Figure label={w.rate} value={rateOf(rule)} unit="percent" />
            <Figure label={w.na} value={naShare(rule)} unit="percent" />
            <Figure
              label={w.pinned}
              value={pinned}
              unit="percent"
              note={mutation === null ? w.working : undefined}
            />
          </FigureRow>
        </div>
        <Query of={health} small>
          {(data) =>
            data.days.length === 0 ? null : (
              <Chart
                label={w.trend}
                height={170}
                spec={{
                  kind: 'bar',
                  unit: 'count',
                  x: data.days.map(({ day }) => day),
                  series: [{ name: w.hit, values: data.days.map(({ hit }) => hit) }],
                }}
              />
            )
          }
        </Query>
      </Panel>
      <Query of={health}>{(data) => <Details data={data} rule={rule} shop={shop} />}</Query>
    </div>
  );
}

type Data = Awaited<ReturnType<typeof fetchShape>>;
const fetchShape = () =>
  read(api.rules[':id'].health.$get({ param: { id: '' }, query: { shop: '' } }));

function Details({ data, rule, shop }: HealthProps & { readonly data: Data }) {
  const clock = useShopClock(shop);
  const w = useWords(WORDS);
  const link = useRuleLink();
  if (data.agents.length === 0) return null;
  return (
    <div className="kj-stack">
      <Panel title={w.agents} flush>
        <SortableTable
          name={w.agents}
          sortParam="agents"
          rows={data.agents.slice(0, 30)}
          rowKey={({ agent }) => agent}
          columns={[
            {
              key: 'agent',
              title: w.agent,
              phone: 'title',
              value: ({ agent, name }) => (agent === '' ? w.nobody : name),
            },
            { key: 'hit', title: w.hit, align: 'right', value: ({ hit }) => hit },
            {
              key: 'rate',
              title: w.rate,
              align: 'right',
              value: rateOf,
              render: (row) => formatPercent(rateOf(row)),
            },
            {
              key: 'na',
              title: w.na,
              align: 'right',
              value: naShare,
              render: (row) => formatPercent(naShare(row)),
            },
          ]}
        />
      </Panel>
      <Panel
        title={w.hits}
        actions={<Link to={link('/conversations', { rule: rule.id })}>{w.more}</Link>}
      >
        {data.hits.length === 0 ? (
          <EmptyState small good title={w.none} />
        ) : (
          <ul className="kj-rb-hits">
            {data.hits.slice(0, 8).map((hit) => (
              <li key={`${hit.ref}${hit.at}${hit.quote}`}>
                <blockquote>
                  <Link
                    to={link(`/conversations/${encodeURIComponent(shop)}/${hit.ref}`, {
                      rule: rule.id,
                    })}
                  >
                    {hit.quote === '' ? w.missing : `“${hit.quote}”`}
                  </Link>
                </blockquote>
                <small className="kj-muted">
                  {[hit.agentName ?? w.nobody, hit.buyer, clock.time(hit.at)].join(' · ')}
                </small>
              </li>
            ))}
          </ul>
        )}
      </Panel>
    </div>
  );
}
