// Who is on duty when, a week at a time; a cell is edited where it stands.
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { dayText } from '../../../lib/zone.ts';
import { read } from '../../../ui/client.ts';
import { dayOf } from '../../../ui/day-range.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { formatDay, formatWeekday } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { urlText } from '../../../ui/url-state.ts';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { useWords } from '../../../ui/use-words.ts';
import { type WallClock, wallClock } from '../../../ui/wall-clock.ts';
import './admin.css';
import { api, KEYS } from './admin-api.ts';
import { DutyEditor, type EditedDuty } from './DutyEditor.tsx';
import { OfShop } from './ShopChoice.tsx';

const WORDS = {
  title: { zh: '班次', en: 'Duty' },
  note: {
    zh: '当班时间里才算响应和接待。排班表可以在“导入”里传。',
    en: 'Responses count within duty. A roster of shifts can be imported.',
  },
  agent: { zh: '客服', en: 'Agent' },
  earlier: { zh: '前一周', en: 'The week before' },
  later: { zh: '后一周', en: 'The week after' },
  off: { zh: '休', en: 'off' },
  unplanned: { zh: '未排班', en: 'not planned' },
  until: {
    zh: (first: string, last: string) =>
      `只知道 ${first} – ${last} 的排班。之外的日子，有排班的客服都按不当班算，请补上。`,
    en: (first: string, last: string) =>
      `Duty is known for ${first} – ${last} only. On other days agents with a roster count as off: add it.`,
  },
  edit: { zh: '改班', en: 'Edit' },
  none: { zh: '还没有客服', en: 'No agents yet' },
  never: {
    zh: '这家店还没有排班，现在按服务时间计算。',
    en: 'This shop has no duty yet: service hours are used.',
  },
} as const;

const STATE = { week: urlText() };
const DAYS = 7;
/** 1970-01-01 was a Thursday: weeks begin on Monday. */
const mondayOf = (day: number): number => day - ((((day + 3) % 7) + 7) % 7);

export function DutyPage() {
  return <OfShop>{(shop) => <Duty shop={shop} />}</OfShop>;
}

function Duty({ shop }: { readonly shop: string }) {
  const w = useWords(WORDS);
  const { lastDay } = useFilters();
  const [{ week }, patch] = useUrlState(STATE);
  const first = mondayOf(dayOf(week) ?? lastDay ?? 0);
  const days = Array.from({ length: DAYS }, (_, i) => dayText(first + i));
  const [edited, setEdited] = useState<EditedDuty | null>(null);
  const query = { from: days[0]!, to: days[DAYS - 1]! };
  const duty = useQuery({
    queryKey: [...KEYS.duty, shop, query.from],
    queryFn: async () => ({
      ...(await read(api.admin.shops[':shop'].duty.$get({ param: { shop }, query }))),
      agents: (await read(api.admin.shops[':shop'].agents.$get({ param: { shop } }))).items,
    }),
    placeholderData: (before) => before,
  });
  const go = (by: number): void => patch({ week: dayText(first + by) });
  return (
    <Panel
      title={w.title}
      note={w.note}
      flush
      actions={
        <>
          <Button
            size="small"
            icon={<LeftOutlined />}
            aria-label={w.earlier}
            onClick={() => go(-7)}
          />
          <Button
            size="small"
            icon={<RightOutlined />}
            aria-label={w.later}
            onClick={() => go(7)}
          />
        </>
      }
    >
      <Query
        of={duty}
        empty={({ agents }) => agents.length === 0}
        whenEmpty={<EmptyState small title={w.none} />}
      >
        {({ items, agents, first: begin, last, zoneOffsetMs }) => {
          const planned = (day: string): boolean =>
            begin !== null && last !== null && day >= begin && day <= last;
          return (
            <>
              {!days.every(planned) && <Unplanned first={begin} last={last} />}
              <Week
                days={days}
                items={items}
                agents={agents}
                zoneOffsetMs={zoneOffsetMs}
                planned={planned}
                onEdit={setEdited}
              />
            </>
          );
        }}
      </Query>
      <DutyEditor shop={shop} edited={edited} onClose={() => setEdited(null)} />
    </Panel>
  );
}

/** What is done about days that nobody is planned for. */
function Unplanned({
  first,
  last,
}: {
  readonly first: string | null;
  readonly last: string | null;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <p className="kj-duty-note kj-muted">
      {first === null || last === null
        ? w.never
        : w.until(formatDay(first, lang), formatDay(last, lang))}
    </p>
  );
}

interface DutyItem {
  readonly agent: string;
  readonly day: string;
  readonly spans: readonly { readonly from: number; readonly to: number }[];
}

function Week({
  days,
  items,
  agents,
  zoneOffsetMs,
  planned,
  onEdit,
}: {
  readonly days: readonly string[];
  readonly items: readonly DutyItem[];
  readonly agents: readonly { readonly id: string; readonly name: string }[];
  readonly zoneOffsetMs: number;
  /** Of a day with duty of anybody around it: who has none is off. */
  readonly planned: (day: string) => boolean;
  readonly onEdit: (edited: EditedDuty) => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = wallClock(zoneOffsetMs, lang);
  const may = useMay();
  const write = may('settings.write');
  const spansOf = new Map(items.map(({ agent, day, spans }) => [`${agent} ${day}`, spans]));
  return (
    <div className="kj-duty">
      <table aria-label={w.title}>
        <thead>
          <tr>
            <th>
              {w.agent} {clock.zone !== '' && <small>{clock.zone}</small>}
            </th>
            {days.map((day) => (
              <th key={day}>
                {formatDay(day, lang)} <small>{formatWeekday(day, lang)}</small>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {agents.map(({ id, name }) => (
            <tr key={id}>
              <th scope="row">{name}</th>
              {days.map((day) => {
                const spans = spansOf.get(`${id} ${day}`) ?? [];
                const text = spans.map((span) => spanText(span, clock));
                return (
                  <td key={day} className={spans.length === 0 ? 'is-off' : undefined}>
                    <button
                      type="button"
                      disabled={!write}
                      aria-label={`${w.edit} ${name} ${formatDay(day, lang)} ${text.join(' ')}`}
                      onClick={() => onEdit({ agent: id, name, day, spans, zoneOffsetMs })}
                    >
                      {text.length > 0
                        ? text.map((one) => <span key={one}>{one}</span>)
                        : planned(day)
                          ? w.off
                          : w.unplanned}
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function spanText({ from, to }: DutyItem['spans'][number], clock: WallClock): string {
  return `${clock.minute(from)}–${clock.minute(to)}`;
}
