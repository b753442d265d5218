// What an import came to: rows by file, what it changed, notices, and the rows that could not be used.
import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button } from 'antd';
import { read } from '../../../ui/client.ts';
import { formatCount } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { type Lang, useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { SortableTable } from '../../../ui/SortableTable.tsx';
import { downloadFile } from '../../../ui/save-file.ts';
import type { Column } from '../../../ui/table-column.ts';
import { type Spoken, useTw, useWords } from '../../../ui/use-words.ts';
import type { ImportItem } from '../contract.ts';
import { ImportChanges } from './ImportChanges.tsx';
import { api, KEYS } from './imports-api.ts';

const WORDS = {
  rowsTitle: { zh: '每一行的去向', en: 'What became of every row' },
  file: { zh: '文件', en: 'File' },
  format: { zh: '识别为', en: 'Read as' },
  rows: { zh: '行', en: 'Rows' },
  accepted: { zh: '收下', en: 'Accepted' },
  duplicate: { zh: '重复', en: 'Duplicate' },
  quarantined: { zh: '没用上', en: 'Quarantined' },
  sum: { zh: '合计', en: 'Total' },
  known: {
    zh: '这些文件以前导入过，没有新内容，什么也没变',
    en: 'Imported before; nothing is new, nothing changed',
  },
  notices: { zh: '要知道的', en: 'Worth knowing' },
  times: { zh: (n: string) => `（${n} 处）`, en: (n: string) => ` (${n})` },
  quarantineTitle: { zh: '没用上的行', en: 'Rows that could not be used' },
  download: { zh: '下载全部', en: 'Download all' },
  line: { zh: '行号', en: 'Line' },
  field: { zh: '列', en: 'Column' },
  reason: { zh: '原因和办法', en: 'Why, and what to do' },
  raw: { zh: '原文', en: 'As it stood' },
} as const;

type FileRow = ImportItem['files'][number];

export function ImportResult({ item }: { readonly item: ImportItem }) {
  const w = useWords(WORDS);
  const tw = useTw();
  return (
    <>
      {item.known && <Alert type="info" showIcon title={w.known} />}
      {item.changes.map((change) => (
        <ImportChanges key={change.shop} change={change} known={item.known} />
      ))}
      {item.files.length > 0 && (
        <Panel title={w.rowsTitle} flush>
          <SortableTable
            name={w.rowsTitle}
            columns={fileColumns(w, tw)}
            rows={item.files}
            rowKey={({ name }) => name}
            totals={{
              file: w.sum,
              rows: formatCount(item.rows),
              accepted: formatCount(item.accepted),
              duplicate: formatCount(item.duplicate),
              quarantined: formatCount(item.quarantined),
            }}
          />
        </Panel>
      )}
      {item.notices.length > 0 && (
        <Panel title={w.notices}>
          <ul className="kj-notices">
            {item.notices.map(({ file, code, words, count }) => (
              <li key={`${file} ${code}`}>
                {file === '' ? '' : `${file}：`}
                {tw(words)}
                {count > 1 ? w.times(formatCount(count)) : ''}
              </li>
            ))}
          </ul>
        </Panel>
      )}
      {item.quarantined > 0 && <QuarantinePanel item={item} />}
    </>
  );
}

function fileColumns(
  w: Spoken<typeof WORDS>,
  tw: (words: { zh: string; en: string }) => string,
): readonly Column<FileRow>[] {
  const count = (key: 'rows' | 'accepted' | 'duplicate' | 'quarantined'): Column<FileRow> => ({
    key,
    title: w[key],
    align: 'right',
    value: (row) => row[key],
    render: (row) => formatCount(row[key]),
  });
  return [
    { key: 'file', title: w.file, phone: 'title', value: ({ name }) => name },
    {
      key: 'format',
      title: w.format,
      render: ({ format, refusal }) =>
        refusal === null ? (
          format === null ? null : (
            tw(format)
          )
        ) : (
          <span className="kj-bad">{tw(refusal)}</span>
        ),
    },
    count('rows'),
    count('accepted'),
    count('duplicate'),
    count('quarantined'),
  ];
}

const SHOWN = '50';

function QuarantinePanel({ item }: { readonly item: ImportItem }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { message } = App.useApp();
  const rows = useQuery({
    queryKey: [...KEYS.one, item.id, 'quarantine'],
    queryFn: () =>
      read(api.imports[':id'].quarantine.$get({ param: { id: item.id }, query: { limit: SHOWN } })),
  });
  const download = (): void => {
    const path = `/api/imports/${encodeURIComponent(item.id)}/quarantine.csv`;
    downloadFile(path, `${w.quarantineTitle}.csv`).catch((error: Error) =>
      message.error(error.message),
    );
  };
  return (
    <Panel
      title={w.quarantineTitle}
      note={formatCount(item.quarantined)}
      flush
      actions={
        <Button size="small" icon={<DownloadOutlined />} onClick={download}>
          {w.download}
        </Button>
      }
    >
      <Query of={rows} small>
        {({ items }) => (
          <SortableTable
            name={w.quarantineTitle}
            sortParam="q-sort"
            columns={quarantineColumns(w, lang)}
            rows={items}
            rowKey={({ file, line, field, code }) => `${file} ${line} ${field} ${code}`}
          />
        )}
      </Query>
    </Panel>
  );
}

type Quarantined = {
  readonly file: string;
  readonly line: number;
  readonly field: string;
  readonly code: string;
  readonly reason: { readonly zh: string; readonly en: string };
  readonly raw: string;
};

function quarantineColumns(w: Spoken<typeof WORDS>, lang: Lang): readonly Column<Quarantined>[] {
  return [
    { key: 'file', title: w.file, phone: 'title', value: ({ file }) => file },
    { key: 'line', title: w.line, align: 'right', value: ({ line }) => line },
    { key: 'field', title: w.field, value: ({ field }) => field },
    { key: 'reason', title: w.reason, value: ({ reason }) => reason[lang] },
    {
      key: 'raw',
      title: w.raw,
      phone: 'hide',
      render: ({ raw }) => <code className="kj-raw">{raw.slice(0, 160)}</code>,
    },
  ];
}
