// A table on a phone: each row a card, its heading first, the other columns as lines.
import { RightOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import './table.css';
import type { Column } from './table-column.ts';
import { useWords } from './use-words.ts';

const WORDS = { open: { zh: '打开', en: 'Open' } } as const;

export function TableCards<Row>({
  name,
  columns,
  rows,
  rowKey,
  open,
}: {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly open: ((row: Row) => void) | undefined;
}) {
  const w = useWords(WORDS);
  const heading = columns.find(({ phone }) => phone === 'title') ?? columns[0];
  const lines = columns.filter((column) => column !== heading && column.phone !== 'hide');
  const cell = (column: Column<Row>, row: Row): ReactNode =>
    column.render?.(row) ?? column.value?.(row) ?? null;
  return (
    <ul className="kj-cards" aria-label={name}>
      {rows.map((row) => (
        <li key={rowKey(row)}>
          <div className="kj-cards-head">
            <div>{heading !== undefined && cell(heading, row)}</div>
            {open !== undefined && (
              <button
                type="button"
                aria-label={`${w.open} ${String(heading?.value?.(row) ?? '')}`}
                onClick={() => open(row)}
              >
                <RightOutlined />
              </button>
            )}
          </div>
          <dl>
            {lines.map((column) => (
              <div key={column.key}>
                <dt>{column.title}</dt>
                <dd>{cell(column, row)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
