// A figure taken apart by agent and by day; each part opens the same page for itself, and they add up.
import { Chart } from '../../../ui/Chart.tsx';
import { formatDay } from '../../../ui/format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { Provisional } from '../../../ui/Provisional.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import type { Column } from '../../../ui/table-column.ts';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useWords } from '../../../ui/use-words.ts';
import type { WhyShape } from '../metric-shapes.ts';
import { whyTo } from './performance-api.ts';

const WORDS = {
  byAgent: { zh: '按客服', en: 'By agent' },
  byDay: { zh: '按天', en: 'By day' },
  agent: { zh: '客服', en: 'Agent' },
  day: { zh: '日期', en: 'Day' },
  value: { zh: '数值', en: 'Value' },
  numerator: { zh: '分子', en: 'Numerator' },
  denominator: { zh: '分母', en: 'Denominator' },
  units: { zh: '数了几个', en: 'Units' },
  nobody: { zh: '没有归属的', en: 'Nobody’s' },
  middle: {
    zh: '全店的数是所有人合在一起排队取的，不是各人相加',
    en: 'the whole is taken over everybody’s units together, not added up',
  },
  sums: { zh: '分子分母相加就是合计', en: 'numerators and denominators add up to the whole' },
} as const;

type Part = Pick<
  WhyShape['byDay'][number],
  'value' | 'numerator' | 'denominator' | 'units' | 'state'
>;

export function WhyParts({
  data,
  query,
}: {
  readonly data: WhyShape;
  readonly query: FilterQuery;
}) {
  const { byAgent, byDay } = data;
  if (byAgent.length < 2 && byDay.length < 2) return null;
  return (
    <div className={byAgent.length > 1 && byDay.length > 1 ? 'kj-grid is-top' : 'kj-stack'}>
      {byAgent.length > 1 && <ByAgent data={data} query={query} />}
      {byDay.length > 1 && <ByDay data={data} query={query} />}
    </div>
  );
}

interface PartsProps {
  readonly data: WhyShape;
  readonly query: FilterQuery;
}

/** False for medians and the like: their parts make up the whole, yet do not add up to it. */
export function isSum({ numerator }: Pick<Part, 'numerator'>): boolean {
  return numerator !== null;
}

function ByAgent({ data: { byAgent, definition, figure }, query }: PartsProps) {
  const w = useWords(WORDS);
  const sums = isSum(figure);
  const { unit } = definition;
  return (
    <Panel title={w.byAgent} note={sums ? w.sums : w.middle} flush>
      <SortableTable
        name={w.byAgent}
        sortParam="agentSort"
        initialSort="-units"
        rows={byAgent}
        rowKey={({ agent }) => agent?.id ?? ''}
        columns={[
          {
            key: 'agent',
            title: w.agent,
            phone: 'title',
            value: ({ agent }) => agent?.name ?? w.nobody,
          },
          ...partColumns<(typeof byAgent)[number]>(w, unit, sums, ({ agent }) =>
            agent === null
              ? whyTo(definition.id, query, { nobody: '1' })
              : whyTo(definition.id, { ...query, agent: agent.id }),
          ),
        ]}
        exportable
      />
    </Panel>
  );
}

function ByDay({ data: { byDay, definition, figure }, query }: PartsProps) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { unit } = definition;
  const days = byDay.filter(({ day }) => day !== 'undated');
  return (
    <Panel title={w.byDay} flush>
      <div className="kj-why-chart">
        <Chart
          height={170}
          label={w.byDay}
          spec={{
            kind: 'bar',
            unit,
            x: days.map(({ day }) => day),
            series: [{ name: w.value, values: days.map(({ value }) => value) }],
          }}
        />
      </div>
      <SortableTable
        name={w.byDay}
        sortParam="daySort"
        rows={byDay}
        rowKey={({ day }) => day}
        columns={[
          {
            key: 'day',
            title: w.day,
            phone: 'title',
            value: ({ day }) => day,
            render: ({ day, state }) => (
              <span className="kj-nowrap">
                {formatDay(day, lang)} {state === 'provisional' && <Provisional unit={unit} />}
              </span>
            ),
          },
          ...partColumns<(typeof byDay)[number]>(w, unit, isSum(figure), ({ day }) =>
            whyTo(definition.id, { ...query, from: day, to: day }),
          ),
        ]}
      />
    </Panel>
  );
}

function partColumns<Row extends Part>(
  w: { readonly [K in keyof typeof WORDS]: string },
  unit: WhyShape['definition']['unit'],
  sums: boolean,
  to: (row: Row) => string,
): Column<Row>[] {
  const columns: Column<Row>[] = [
    {
      key: 'value',
      title: w.value,
      align: 'right',
      value: ({ value }) => value,
      render: (row) => <NumberLink value={row.value} unit={unit} to={to(row)} />,
    },
    {
      key: 'sum',
      title: `${w.numerator} ÷ ${w.denominator}`,
      align: 'right',
      value: ({ numerator }) => numerator,
      render: ({ numerator, denominator }) => (
        <span className="kj-muted kj-num">
          {[numerator, denominator]
            .filter((part) => part !== null)
            .map((part) => plain(part))
            .join(' ÷ ')}
        </span>
      ),
    },
    { key: 'units', title: w.units, align: 'right', value: ({ units }) => units },
  ];
  return columns.filter(({ key }) => sums || key !== 'sum');
}

function plain(value: number): string {
  return value.toLocaleString('en-US', { maximumFractionDigits: 1 });
}
