// The ranking as the figures stand: identity, six figures, scores, types of weak service, weak link.
import { useMemo } from 'react';
import { ARCHETYPES } from '../../../engine/rule.ts';
import { ARCHETYPE_WORDS } from '../../../report/words/archetypes.ts';
import { formatCount, formatMoney, formatPercent, formatSeconds } from '../../../ui/format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { scoreTone } from '../../../ui/ScoreBar.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { Column } from '../../../ui/table-column.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { type Spoken, useTw, useWords } from '../../../ui/use-words.ts';
import type { AgentShape, FigureShape, IdentityShape, ScoresShape } from '../shapes.ts';
import { agentTo, whyTo } from './performance-api.ts';

const WORDS = {
  name: { zh: '客服排行', en: 'Agents' },
  agent: { zh: '客服', en: 'Agent' },
  inquirers: { zh: '询单人数', en: 'Inquirers' },
  conversion: { zh: '转化率', en: 'Conv.' },
  value: { zh: '客单价', en: 'Value' },
  sales: { zh: '询单销售额', en: 'Sales' },
  loss: { zh: '订单流失', en: 'Loss' },
  response: { zh: '平均响应', en: 'Resp.' },
  unanswered: { zh: '未回复', en: 'Missed' },
  attitude: { zh: '态度', en: 'Attitude' },
  skill: { zh: '业务', en: 'Skill' },
  compliance: { zh: '合规', en: 'Compl.' },
  process: { zh: '流程', en: 'Process' },
  types: { zh: '五类画像', en: 'Types' },
  weak: { zh: '短板', en: 'Weak link' },
  team: { zh: '团队', en: 'Team' },
  afterSale: { zh: '售后', en: 'after-sale' },
  typesHint: {
    zh: '五类问题各占判过的会话多少，越高越要紧',
    en: 'Share of judged conversations with each type of weak service',
  },
} as const;

type W = Spoken<typeof WORDS>;

const DIMENSIONS = ['attitude', 'skill', 'compliance', 'process'] as const;

interface Data {
  readonly agents: readonly AgentShape[];
  readonly team: {
    readonly average: IdentityShape | null;
    readonly figures: readonly FigureShape[];
    readonly scores: ScoresShape;
  };
}

export function RawTable({ data, query }: { readonly data: Data; readonly query: FilterQuery }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const columns = useMemo(
    () => [...figureColumns(w, query), ...qualityColumns(w, tw)],
    [w, query, tw],
  );
  const whole = (metric: string): FigureShape | undefined =>
    data.team.figures.find((figure) => figure.metric === metric);
  const inquirers = data.agents.reduce((sum, { identity }) => sum + (identity?.inquirers ?? 0), 0);
  const sales = data.agents.reduce((sum, { identity }) => sum + (identity?.salesFen ?? 0), 0);
  const unanswered = data.agents.reduce(
    (sum, row) => sum + (figureOf(row, 'unanswered')?.value ?? 0),
    0,
  );
  return (
    <SortableTable
      name={w.name}
      columns={columns}
      rows={data.agents}
      rowKey={({ id }) => id}
      rowTo={({ id }) => agentTo(id, query)}
      initialSort="-sales"
      mainList
      wide
      totals={{
        agent: w.team,
        inquirers: formatCount(inquirers),
        sales: formatMoney(sales),
        conversion: formatPercent(whole('conversion')?.value ?? null),
        value: formatMoney(data.team.average?.orderValueFen ?? null),
        response: formatSeconds(whole('average-response')?.value ?? null, lang),
        unanswered: formatCount(unanswered),
        loss: formatPercent(whole('order-loss-rate')?.value ?? null),
        ...Object.fromEntries(DIMENSIONS.map((key) => [key, points(data.team.scores[key])])),
      }}
    />
  );
}

function figureOf(row: AgentShape, metric: string): FigureShape | undefined {
  return row.figures.find((figure) => figure.metric === metric);
}

function figureColumns(w: W, query: FilterQuery): Column<AgentShape>[] {
  const number = (
    key: string,
    title: string,
    metric: string,
    unit: 'count' | 'percent' | 'fen' | 'seconds',
    value: (row: AgentShape) => number | null,
  ): Column<AgentShape> => ({
    ...{ key, title, align: 'right', value },
    render: (row) => (
      <NumberLink value={value(row)} unit={unit} to={whyTo(metric, { ...query, agent: row.id })} />
    ),
  });
  const of = (metric: string) => (row: AgentShape) => figureOf(row, metric)?.value ?? null;
  return [
    {
      key: 'agent',
      title: w.agent,
      phone: 'title',
      value: ({ name }) => name,
      render: ({ name, group, sells }) => (
        <span className="kj-agent-name">
          <b>{name}</b>
          <small>{group ?? (sells ? '' : w.afterSale)}</small>
        </span>
      ),
    },
    number('sales', w.sales, 'sales', 'fen', ({ identity }) => identity?.salesFen ?? null),
    number(
      'inquirers',
      w.inquirers,
      'inquiries',
      'count',
      (row) => row.identity?.inquirers ?? null,
    ),
    number(
      'conversion',
      w.conversion,
      'conversion',
      'percent',
      (row) => row.identity?.conversion ?? null,
    ),
    number('value', w.value, 'order-value', 'fen', (row) => row.identity?.orderValueFen ?? null),
    number('loss', w.loss, 'order-loss-rate', 'percent', of('order-loss-rate')),
    number('response', w.response, 'average-response', 'seconds', of('average-response')),
    number('unanswered', w.unanswered, 'unanswered', 'count', of('unanswered')),
  ];
}

function qualityColumns(w: W, tw: ReturnType<typeof useTw>): Column<AgentShape>[] {
  const score = (key: (typeof DIMENSIONS)[number]): Column<AgentShape> => ({
    key,
    title: w[key],
    align: 'right',
    value: ({ scores }) => scores[key],
    render: ({ scores }) => <Points score={scores[key]} />,
  });
  return [
    ...DIMENSIONS.map(score),
    {
      key: 'types',
      title: w.types,
      hint: w.typesHint,
      render: ({ archetypes }) => (
        <span className="kj-types-mini">
          {ARCHETYPES.map((type) => {
            const found = archetypes.find((one) => one.type === type);
            const share = found === undefined || found.judged === 0 ? 0 : found.hits / found.judged;
            const text = `${tw(ARCHETYPE_WORDS[type].name)} ${formatPercent(share)}`;
            return (
              <i key={type} title={text}>
                <u style={{ height: `${Math.min(100, Math.max(4, share * 125))}%` }} />
                <span className="kj-sr">{text}</span>
              </i>
            );
          })}
        </span>
      ),
    },
    {
      key: 'weak',
      title: w.weak,
      value: ({ weak }) => weak.fen ?? 0,
      render: ({ weak }) => <span className="kj-weak">{tw(weak.sentence)}</span>,
    },
  ];
}

const points = (score: number | null): string => (score === null ? '–' : score.toFixed(1));

function Points({ score }: { readonly score: number | null }) {
  const tone = score === null ? 'plain' : scoreTone(score);
  return (
    <span className={`kj-num kj-points is-${tone === 'good' ? 'plain' : tone}`}>
      {points(score)}
    </span>
  );
}
