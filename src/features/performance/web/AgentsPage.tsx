// Agents side by side: raw as the figures stand, or fair: compared on the buyers each one drew.
import { useQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatRange } from '../../../ui/format.ts';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { downloadFile } from '../../../ui/save-file.ts';
import { urlChoice } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import { FairPanel } from './FairPanel.tsx';
import { api, KEY } from './performance-api.ts';
import './performance.css';
import { RawTable } from './RawTable.tsx';
import { SixFigures } from './SixFigures.tsx';

const WORDS = {
  title: { zh: '客服', en: 'Agents' },
  raw: { zh: '原始排行', en: 'As they stand' },
  fair: { zh: '公平对比', en: 'Fair' },
  count: { zh: (n: number) => `${n} 位客服`, en: (n: number) => `${n} agents` },
  none: { zh: '这几天没有客服接待', en: 'Nobody received anybody in these days' },
  view: { zh: '怎么比', en: 'How to compare' },
} as const;

const VIEWS = ['raw', 'fair'] as const;
const STATE = { view: urlChoice(VIEWS, 'raw') };

export function AgentsPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const { query, from, to, shop, shopInfo } = useFilters();
  const [{ view }, patch] = useUrlState(STATE);
  const agents = useQuery({
    queryKey: [KEY, 'agents', query],
    queryFn: () => read(api.agents.$get({ query })),
    enabled: shop !== '' && from !== '',
  });
  const note = [
    shopInfo?.name ?? '',
    from === '' ? '' : formatRange(from, to, lang),
    agents.data === undefined ? '' : w.count(agents.data.agents.length),
  ];
  const search = new URLSearchParams({ ...query }).toString();
  return (
    <>
      <PageTitle
        title={w.title}
        note={note.filter((part) => part !== '').join(' · ')}
        actions={
          <>
            <Segmented
              aria-label={w.view}
              value={view}
              options={VIEWS.map((one) => ({ value: one, label: w[one] }))}
              onChange={(next) => patch({ view: next })}
            />
            {(['csv', 'xlsx'] as const).map((format) => (
              <Button
                key={format}
                onClick={() =>
                  void downloadFile(
                    `/api/agents/export?${search}&format=${format}`,
                    `${w.title}.${format}`,
                  )
                }
              >
                {format.toUpperCase()}
              </Button>
            ))}
          </>
        }
      />
      <Query
        of={agents}
        loading={<Loading kind="page" />}
        empty={(data) => data.agents.length === 0}
        whenEmpty={<EmptyState title={w.none} />}
      >
        {(data) => (
          <div className="kj-stack">
            {view === 'raw' ? (
              <>
                <SixFigures figures={data.team.figures} nobodys={data.team.nobodys} query={query} />
                <Panel flush>
                  <RawTable data={data} query={query} />
                </Panel>
              </>
            ) : (
              <FairPanel agents={data.agents} query={query} />
            )}
          </div>
        )}
      </Query>
    </>
  );
}
