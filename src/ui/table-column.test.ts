// Proves sorting and the exported CSV of tables.
import { describe, expect, test } from 'vitest';
import { type Column, nextSort, presentCsv, sortRows } from './table-column.ts';

interface Row {
  readonly name: string;
  readonly sales: number | null;
}

const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', title: '客服', value: ({ name }) => name },
  { key: 'sales', title: '销售额', align: 'right', value: ({ sales }) => sales },
  { key: 'act', title: '' },
];
const ROWS: readonly Row[] = [
  { name: '南星', sales: 3 },
  { name: '阿青', sales: null },
  { name: '小禾', sales: 10 },
];
const names = (sort: string): string =>
  sortRows(ROWS, COLUMNS, sort)
    .map(({ name }) => name)
    .join(' ');

describe('table', () => {
  test('M12 what is not known stands last both ways, and is never zero', () => {
    expect([names('sales'), names('-sales'), names('')]).toEqual([
      '南星 小禾 阿青',
      '小禾 南星 阿青',
      '南星 阿青 小禾',
    ]);
    expect(names('name')).toBe('阿青 南星 小禾');
  });

  test('numbers begin with the largest, the third click takes the sort back', () => {
    const sales = COLUMNS[1]!;
    expect([nextSort(sales, ''), nextSort(sales, '-sales'), nextSort(sales, 'sales')]).toEqual([
      '-sales',
      'sales',
      '',
    ]);
  });

  test('CSV opens in Excel in Chinese, quotes what needs it, and disarms formulas', () => {
    const csv = presentCsv(
      [
        { name: '=1+1', sales: 1 },
        { name: 'a,"b"', sales: null },
      ],
      COLUMNS,
    );
    expect(csv).toBe('\uFEFF客服,销售额\r\n\'=1+1,1\r\n"a,""b""",\r\n');
  });
});
