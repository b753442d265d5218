// Who did what and when, with what was there before and after; newest first, page by page.
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { say } from '../../../report/words/say.ts';
import { read } from '../../../ui/client.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ErrorState } from '../../../ui/ErrorState.tsx';
import { Loading } from '../../../ui/Loading.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import type { Column } from '../../../ui/table-column.ts';
import { urlText } from '../../../ui/url-state.ts';
import { useUrlState } from '../../../ui/use-url-state.ts';
import { type Spoken, useWords } from '../../../ui/use-words.ts';
import { useHouseClock, type WallClock } from '../../../ui/wall-clock.ts';
import type { AuditEntry } from '../contract.ts';
import { auditTarget, auditValue } from './audit-values.ts';
import { AUDIT_ACTIONS, AUDIT_FIELDS, AUDIT_WAYS } from './audit-words.ts';
import { changeLines } from './change-lines.ts';
import { api, KEYS } from './people-api.ts';

const WORDS = {
  title: { zh: '操作日志', en: 'Audit log' },
  note: { zh: '只增不改', en: 'Only ever added to' },
  action: { zh: '操作', en: 'Action' },
  any: { zh: '所有操作', en: 'Every action' },
  at: { zh: '时间', en: 'When' },
  who: { zh: '谁', en: 'Who' },
  target: { zh: '对象', en: 'On what' },
  change: { zh: '改动', en: 'Change' },
  none: { zh: '没有这样的操作', en: 'No such entries' },
  empty: { zh: '还没有操作', en: 'Nothing noted yet' },
  hint: {
    zh: '登录、导入、改规则、改设置、导出，都会记在这里：谁、什么时候、改了什么。',
    en: 'Sign-ins, imports, changes of rules and settings, and exports are noted here: who, when and what.',
  },
  more: { zh: '再看更早的', en: 'Earlier ones' },
  raw: { zh: '原始记录', en: 'As stored' },
  copy: { zh: '复制', en: 'Copy' },
} as const;

const STATE = { action: urlText() };

export function AuditPage() {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const [{ action }, patch] = useUrlState(STATE);
  const log = useInfiniteQuery({
    queryKey: [...KEYS.audit, action],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      read(
        api.audit.$get({
          query: {
            ...(action === '' ? {} : { action }),
            ...(pageParam === '' ? {} : { cursor: pageParam }),
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  // What the address asks for is among them, be it of a later feature.
  const actions = [...new Set([...Object.keys(AUDIT_ACTIONS), action])].filter(Boolean);
  const rows = log.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Panel title={w.title} note={w.note} flush>
      {log.isError ? (
        <ErrorState error={log.error} onRetry={() => void log.refetch()} />
      ) : log.isPending ? (
        <Loading rows={8} />
      ) : (
        <SortableTable
          name={w.title}
          columns={auditColumns(w, lang, clock)}
          rows={rows}
          rowKey={({ id }) => String(id)}
          sortedOutside
          toolbar={
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              aria-label={w.action}
              value={action}
              style={{ width: 220 }}
              options={[
                { value: '', label: w.any },
                ...actions.map((code) => ({ value: code, label: say(AUDIT_ACTIONS, code)[lang] })),
              ]}
              onChange={(code: string) => patch({ action: code })}
            />
          }
          whenEmpty={
            action === '' ? (
              <EmptyState small title={w.empty} hint={w.hint} />
            ) : (
              <EmptyState small title={w.none} />
            )
          }
          footer={
            log.hasNextPage && (
              <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
                {w.more}
              </Button>
            )
          }
        />
      )}
    </Panel>
  );
}

function auditColumns(
  w: Spoken<typeof WORDS>,
  lang: Lang,
  clock: WallClock,
): readonly Column<AuditEntry>[] {
  return [
    {
      key: 'at',
      title: w.at,
      width: 130,
      render: ({ at }) => <span className="kj-nowrap">{clock.time(at)}</span>,
    },
    {
      key: 'who',
      title: w.who,
      phone: 'title',
      render: ({ accountName, via }) => (
        <>
          {accountName}{' '}
          {via !== 'session' && via !== 'web' && <Tag>{say(AUDIT_WAYS, via)[lang]}</Tag>}
        </>
      ),
    },
    {
      key: 'action',
      title: w.action,
      render: ({ action }) => <span title={action}>{say(AUDIT_ACTIONS, action)[lang]}</span>,
    },
    {
      key: 'target',
      title: w.target,
      render: (entry) => <span title={entry.target}>{auditTarget(entry, lang)}</span>,
    },
    {
      key: 'change',
      title: w.change,
      render: (entry) => <Changed entry={entry} />,
    },
  ];
}

/** In words; what is stored stands behind a fold, for whoever has to look something up by its id. */
function Changed({ entry }: { readonly entry: AuditEntry }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useHouseClock();
  const { action, target, before, after, requestId } = entry;
  const lines = changeLines(before, after, {
    nameOf: (field) => say(AUDIT_FIELDS, field)[lang],
    sayValue: (field, value) => auditValue(field, value, lang, clock),
  });
  const raw = JSON.stringify({ action, target, requestId, before, after }, null, 2);
  return (
    <span className="kj-change">
      {lines.map((line) => (
        <span key={line}>{line}</span>
      ))}
      <details>
        <summary>{w.raw}</summary>
        <pre>{raw}</pre>
        <Button size="small" onClick={() => void navigator.clipboard.writeText(raw)}>
          {w.copy}
        </Button>
      </details>
    </span>
  );
}
