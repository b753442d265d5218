// The headings of a table: buttons that sort, an arrow at the one in force, the meaning on hover.
import { Tooltip } from 'antd';
import type { Column } from './table-column.ts';

export function TableHead<Row>({
  columns,
  sort,
  onSort,
}: {
  readonly columns: readonly Column<Row>[];
  readonly sort: string;
  readonly onSort: (column: Column<Row>) => void;
}) {
  return (
    <thead>
      <tr>
        {columns.map((column) => {
          const { key, title, align, width } = column;
          const sortable = column.sortable ?? column.value !== undefined;
          const order = sort === key ? 'ascending' : sort === `-${key}` ? 'descending' : undefined;
          const label = (
            <Tooltip title={column.hint ?? ''}>
              <span className={column.hint === undefined ? undefined : 'kj-th-hint'}>{title}</span>
            </Tooltip>
          );
          return (
            <th
              key={key}
              scope="col"
              aria-sort={order}
              className={align === 'right' ? 'is-right' : undefined}
              style={width === undefined ? undefined : { width }}
            >
              {sortable ? (
                <button type="button" onClick={() => onSort(column)}>
                  {label}
                  <svg width="8" height="10" viewBox="0 0 8 10" aria-hidden="true">
                    <path
                      d="M1.5 3.8 4 1.2l2.5 2.6"
                      className={order === 'ascending' ? 'is-on' : ''}
                    />
                    <path
                      d="M1.5 6.2 4 8.8l2.5-2.6"
                      className={order === 'descending' ? 'is-on' : ''}
                    />
                  </svg>
                </button>
              ) : (
                label
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}
