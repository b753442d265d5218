// A table one works in: sorted by a click (in the address), walked by keyboard, exported; cards on a phone.
import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { useNavigate } from 'react-router';
import { EmptyState } from './EmptyState.tsx';
import { usePhone, usePreferences } from './preferences.ts';
import { saveFile } from './save-file.ts';
import './table.css';
import { TableCards } from './TableCards.tsx';
import { TableHead } from './TableHead.tsx';
import { type Column, nextSort, presentCsv, sortRows } from './table-column.ts';
import { type UrlField, urlText } from './url-state.ts';
import { useRowKeys } from './use-row-keys.ts';
import { useUrlState } from './use-url-state.ts';
import { useWords } from './use-words.ts';

const WORDS = {
  csv: { zh: '导出 CSV', en: 'CSV' },
} as const;

export interface SortableTableProps<Row> {
  /** Says what the table is, to screen readers and in the exported file's name. */
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Where a row leads: Enter, a click anywhere on it. */
  readonly rowTo?: (row: Row) => string;
  /** Instead of `rowTo`: opens a drawer, chooses it. */
  readonly onOpen?: (row: Row) => void;
  /** Marked as the one that is open. */
  readonly isChosen?: (row: Row) => boolean;
  /** Name of the sort in the address; two tables on a page need two. */
  readonly sortParam?: string;
  readonly initialSort?: string;
  /** The server sorts (cursor paging): the address changes, rows stay as given. */
  readonly sortedOutside?: boolean;
  /** Wider than its place: scrolls sideways with its first column standing. */
  readonly wide?: boolean;
  /** Left of the export button: counts, filters. */
  readonly toolbar?: ReactNode;
  readonly exportable?: boolean;
  /** Offered instead of the CSV of the rows on screen, e.g. an XLSX of all pages. */
  readonly exports?: ReactNode;
  readonly whenEmpty?: ReactNode;
  /** Below the last row: load more. */
  readonly footer?: ReactNode;
  /** j/k from anywhere on the page; true for the one main list. */
  readonly mainList?: boolean;
  /** A totals row, cells by column key. */
  readonly totals?: Readonly<Record<string, ReactNode>>;
}

export function SortableTable<Row>(props: SortableTableProps<Row>) {
  const { name, columns, rowKey, rowTo, onOpen, sortParam = 'sort', initialSort = '' } = props;
  const schema = useMemo(
    () => ({ [sortParam]: urlText(initialSort) }) as Record<string, UrlField<string>>,
    [sortParam, initialSort],
  );
  const [state, patch] = useUrlState(schema);
  const go = useNavigate();
  const phone = usePhone();
  const sort = state[sortParam] ?? '';
  const rows = useMemo(
    () => (props.sortedOutside === true ? props.rows : sortRows(props.rows, columns, sort)),
    [props.rows, props.sortedOutside, columns, sort],
  );
  const open = onOpen ?? (rowTo === undefined ? undefined : (row: Row) => void go(rowTo(row)));
  const shown = { ...props, rows, open, sort };
  return (
    <div className="kj-table-box">
      {(props.toolbar !== undefined || props.exportable === true || props.exports) && (
        <div className="kj-table-tools">
          <div>{props.toolbar}</div>
          <div className="kj-row">
            {props.exports}
            {props.exportable === true && rows.length > 0 && (
              <ExportButton name={name} text={() => presentCsv(rows, columns)} />
            )}
          </div>
        </div>
      )}
      {rows.length === 0 ? (
        (props.whenEmpty ?? <EmptyState small />)
      ) : phone ? (
        <TableCards name={name} columns={columns} rows={rows} rowKey={rowKey} open={open} />
      ) : (
        <Grid {...shown} onSort={(column) => patch({ [sortParam]: nextSort(column, sort) })} />
      )}
      {props.footer !== undefined && props.footer !== false && (
        <div className="kj-table-foot">{props.footer}</div>
      )}
    </div>
  );
}

function ExportButton({ name, text }: { readonly name: string; readonly text: () => string }) {
  const w = useWords(WORDS);
  return (
    <Button
      size="small"
      icon={<DownloadOutlined />}
      onClick={() => saveFile(`${name}.csv`, 'text/csv', text())}
    >
      {w.csv}
    </Button>
  );
}

interface GridProps<Row> extends SortableTableProps<Row> {
  readonly open: ((row: Row) => void) | undefined;
  readonly sort: string;
  readonly onSort: (column: Column<Row>) => void;
}

function Grid<Row>(props: GridProps<Row>) {
  const { name, columns, rows, rowKey, open, totals } = props;
  const { density } = usePreferences();
  const openAt = (at: number): void => {
    const row = rows[at];
    if (row !== undefined) open?.(row);
  };
  const keys = useRowKeys<HTMLTableSectionElement>(
    rows.length,
    open === undefined ? undefined : openAt,
    props.mainList === true,
  );
  return (
    <div className={`kj-table-scroll${props.wide === true ? ' is-wide' : ''}`}>
      <table className={`kj-table is-${density}`} aria-label={name}>
        <TableHead columns={columns} sort={props.sort} onSort={props.onSort} />
        <tbody ref={keys.container} onKeyDown={keys.onKeyDown}>
          {rows.map((row, at) => (
            <tr
              key={rowKey(row)}
              data-row={at}
              tabIndex={open === undefined ? undefined : keys.tabIndexOf(at)}
              aria-current={props.isChosen?.(row) === true ? 'true' : undefined}
              className={open === undefined ? undefined : 'is-open'}
              onFocus={() => keys.onFocusRow(at)}
              onClick={(event) => {
                const own = (event.target as HTMLElement).closest('a, button, input, label');
                if (own === null && window.getSelection()?.toString() === '') open?.(row);
              }}
            >
              {columns.map((column) => (
                <td key={column.key} className={column.align === 'right' ? 'is-right' : undefined}>
                  {column.render?.(row) ?? column.value?.(row) ?? null}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        {totals !== undefined && (
          <tfoot>
            <tr>
              {columns.map(({ key, align }) => (
                <td key={key} className={align === 'right' ? 'is-right' : undefined}>
                  {totals[key] ?? null}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  );
}
