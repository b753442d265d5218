// Rows told as columns are the rows a plain query gives, whatever is in their texts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../testing/test-database.ts';
import { queryColumns } from './query-columns.ts';

let t: TestDatabase;
beforeAll(async () => {
  t = await openTestDatabase();
});
afterAll(() => t.close());

const SHAPE = {
  text: ['name'],
  'text?': ['words'],
  number: ['part', 'at'],
  'number?': ['fen'],
  flag: ['paid'],
} as const;

/** $1: the words of the third. */
const ROWS = `from (values
    (1, '木木', 'a', 1779033600000::bigint, null::int, true),
    (1, '', null, -5, 0, false),
    (2, E'two\\nlines, "quoted"', $1::text, 9007199254740991, -12, true)
  ) as row (part, name, words, at, fen, paid)`;

async function told(words: string | null, rows = ROWS): Promise<unknown[]> {
  const parts = await queryColumns(t.db, { shape: SHAPE, rows, by: 'part', params: [words] });
  return parts.flatMap((part) =>
    part.name.map((name, i) => ({
      ...{ name, words: part.words[i], part: part.part[i], at: part.at[i] },
      ...{ fen: part.fen[i], paid: part.paid[i] },
    })),
  );
}

async function plain(words: string | null): Promise<unknown[]> {
  return await t.db.query(`select name, words, part, at, fen, paid ${ROWS}`, [words]);
}

test.each([
  ['a text', 'b'],
  ['no text', null],
  ['an empty text', ''],
  ['a text with what stands between texts', 'a\u001eb'],
])('G1 rows told as columns are those of a plain query: %s', async (_, words) => {
  const expected = await plain(words);
  expect(expected).toHaveLength(3);
  const found = await told(words);
  expect(found).toHaveLength(3);
  expect(found).toEqual(expect.arrayContaining(expected));
});

test('G1 columns of no rows at all tell nothing', async () => {
  expect(await told('', `${ROWS} where part = 3`)).toEqual([]);
});
