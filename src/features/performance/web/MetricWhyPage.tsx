// Why a figure is what it is: definition, value, parts by agent and day, every unit counted or left out.
import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { isSettled } from '../../../measures/expect-final.ts';
import { read } from '../../../ui/client.ts';
import { Figure, FigureRow } from '../../../ui/Figure.tsx';
import { formatCount, formatGap, formatPercent, formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { urlChoice } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import type { WhyShape } from '../metric-shapes.ts';
import { DefinitionDetails } from './DefinitionDetails.tsx';
import { api, KEY } from './performance-api.ts';
import './performance.css';
import { BETTER } from './SixFigures.tsx';
import { UnitList } from './UnitList.tsx';
import { isSum, WhyParts } from './WhyParts.tsx';

const WORDS = {
  definitions: { zh: '指标口径', en: 'Definitions' },
  shop: { zh: '全店', en: 'Whole shop' },
  nobody: { zh: '没有归属的', en: 'Nobody’s' },
  definition: { zh: '口径', en: 'Definition' },
  units: { zh: (n: string) => `数了 ${n} 个`, en: (n: string) => `of ${n} units` },
  expected: {
    zh: (end: string, low: string, high: string) => `预计最终 ${end}（95% 在 ${low} 到 ${high}）`,
    en: (end: string, low: string, high: string) =>
      `expected to end at ${end} (95%: ${low} to ${high})`,
  },
  settled: {
    zh: '窗口还没结束，但按这家店一贯的快慢，基本不会再变',
    en: 'Its window is open, but going by this shop’s own delays it will hardly change',
  },
  past: {
    zh: (days: number, error: string, naive: string) =>
      `过去 ${days} 天同样早的时候，这样估平均差 ${error}，照当时的数看差 ${naive}`,
    en: (days: number, error: string, naive: string) =>
      `over ${days} past days at this age the forecast was ${error} off, the figure as it stood ${naive}`,
  },
} as const;

const STATE = { nobody: urlChoice(['', '1'] as const, '') };

export function MetricWhyPage() {
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { id = '' } = useParams();
  const { query, from, to, shop, shopInfo } = useFilters();
  const [{ nobody }] = useUrlState(STATE);
  const asked = { ...query, ...(nobody === '1' ? { nobody } : {}) };
  const why = useQuery({
    queryKey: [KEY, 'why', id, asked],
    queryFn: () =>
      read(api.metrics[':id'].why.$get({ param: { id }, query: { ...asked, limit: '1' } })),
    enabled: shop !== '' && from !== '',
  });
  const whose = nobody === '1' ? w.nobody : (why.data?.agent?.name ?? query.group ?? w.shop);
  const note = [shopInfo?.name ?? '', whose, from === '' ? '' : formatRange(from, to, lang)];
  return (
    <>
      <PageTitle
        title={why.data === undefined ? id : tw(why.data.definition.name)}
        note={note.filter((part) => part !== '').join(' · ')}
        crumbs={[
          {
            label: w.definitions,
            to: `/definitions?${new URLSearchParams({ ...query }).toString()}`,
          },
        ]}
      />
      <Query of={why} loading={<Loading kind="page" />}>
        {(data) => (
          <div className="kj-stack">
            <div className="kj-why-top">
              <FigureRow>
                <Figure
                  label={tw(data.definition.name)}
                  value={data.figure.value}
                  before={data.figure.before}
                  unit={data.figure.unit}
                  better={BETTER[data.figure.better]}
                  provisional={data.figure.state === 'provisional'}
                  expected={data.expected?.expected ?? null}
                  note={
                    data.figure.reason !== null
                      ? tw(data.figure.reason)
                      : data.definition.unit === 'count'
                        ? undefined
                        : isSum(data.figure)
                          ? data.listed?.sum
                          : w.units(formatCount(data.figure.units))
                  }
                />
              </FigureRow>
              <Panel title={w.definition}>
                <DefinitionDetails definition={data.definition} />
                {data.expected !== null && <Expected expected={data.expected} />}
              </Panel>
            </div>
            <WhyParts data={data} query={query} />
            <UnitList id={id} why={data} asked={asked} />
          </div>
        )}
      </Query>
    </>
  );
}

function Expected({ expected }: { readonly expected: NonNullable<WhyShape['expected']> }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { low, high, pastError, naiveError, triedDays } = expected;
  const points = (value: number): string => formatGap(value, 'percent', lang).replace('+', '');
  if (isSettled(expected)) return <p className="kj-why-expected">{w.settled}</p>;
  return (
    <p className="kj-why-expected">
      {w.expected(formatPercent(expected.expected), formatPercent(low), formatPercent(high))}
      {pastError !== null && naiveError !== null && (
        <small>{w.past(triedDays, points(pastError), points(naiveError))}</small>
      )}
    </p>
  );
}
