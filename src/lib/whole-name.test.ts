// G3 A buyer is known by a name that stands by itself: all of them is found, and nobody of a longer name.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsName, isShortName, strikeNames } from './whole-name.ts';

const struck = (text: string, name: string, others: readonly string[] = []): string =>
  strikeNames(text, { names: [name], others }, '#');

/** `name | text | what is left`; `other` names of others stand behind a third bar. */
const CASES = `
tb123 | tb123                          | #
tb123 | c1,tb123,木棉:小美             | c1,#,木棉:小美
tb123 | tb1234                         | tb1234
tb123 | atb123                         | atb123
tb123 | tb123_88                       | tb123_88
tb123 | tb123**                        | tb123**
tb123 | TB123                          | TB123
tb123 | tb1234 和 tb123 都来过         | tb1234 和 # 都来过
tb123 | 亲爱的tb123您好                | 亲爱的#您好
tb123 | tb1232026-6-1 10:05:12         | #2026-6-1 10:05:12
tb123 | tb1232026年6月1日 10:05:12     | #2026年6月1日 10:05:12
tb123 | tb123202615                    | tb123202615
tb123 | {"buyer":"tb123"}              | {"buyer":"#"}
tb123 | 聊天-tb123.txt                 | 聊天-#.txt
tb123 | étb123                         | étb123
tb123 | tb123́                          | tb123́
tb123 | 猫🐱tb123🐱                    | 猫🐱#🐱
小溪不急 | 和小溪不急的聊天.csv        | 和#的聊天.csv
小溪不急 | 小溪不急2026-6-1 10:05:12   | #2026-6-1 10:05:12
小溪不急 | 小溪不慢                    | 小溪不慢
小溪不 | 小溪不急,小溪不,不急          | 小溪不急,#,不急 | 小溪不急
小溪不 | 不急的小溪不急说小溪不在      | 不急的小溪不急说#在 | 小溪不急
tb-12 | tb-12-3 tb-12                  | tb-12-3 # | tb-12-3
小**急 | 小**急,小**急2                | #,#2
t**1 | t**1,t**12,t**1*,at**1          | #,t**12,t**1*,at**1
a | banana                             | banana
a | c1,a,木棉:小美                     | c1,#,木棉:小美
a | c1, a ,b                           | c1, # ,b
a | I have a dog                       | I have a dog
a | {"a":"a","b":"aa"}                 | {"#":"#","b":"aa"}
a | a 2026-6-1 10:05:12                | # 2026-6-1 10:05:12
a | a(2026-06-01 10:05:12): 在吗       | #(2026-06-01 10:05:12): 在吗
a | a 09:00:05                         | # 09:00:05
a | 买家“a”读不懂                      | 买家“#”读不懂
a | /uploads/a.txt                     | /uploads/#.txt
a | www.a.com                          | www.a.com
小美 | 木棉:小美                       | 木棉:小美
小美 | 小美食,小美                     | 小美食,#
1 | 12,1,1.5,21                        | 12,#,1.5,21
急 | 急，在吗、急！                | 急，在吗、急！
880012 | 880012,8800123,A880012        | #,8800123,A880012
`;

describe('strikeNames', () => {
  const cases = CASES.trim()
    .split('\n')
    .map((line) => line.split(' | ').map((part) => part.trim()));
  test.each(cases)('G3 %s in %s', (name, text, left, ...others) => {
    expect(struck(text!, name!, others)).toBe(left);
    expect(holdsName(text!, { names: [name!], others })).toBe(text !== left);
  });

  test('G3 names side by side go both, and a mask inside of a name goes with it', () => {
    const names = ['小溪不急', 'tb123', '溪不'];
    expect(strikeNames('小溪不急tb123', { names, others: [] }, '***')).toBe('******');
    expect(strikeNames('小溪不急', { names, others: [] }, '***')).toBe('***');
  });

  test('G3 only what lies between two places of a longer text counts, seen with what is beside it', () => {
    const wanted = { names: ['tb123'], others: [] };
    expect(holdsName('tb123,tb123', wanted, 0, 5)).toBe(true);
    expect(holdsName('tb1234,tb123', wanted, 0, 5)).toBe(false);
    expect(holdsName('tb123,x', wanted, 1)).toBe(false);
  });
});

const letters = fc.string({
  unit: fc.constantFrom('a', 'b', '1', '_'),
  minLength: 3,
  maxLength: 6,
});
const han = fc.string({
  unit: fc.constantFrom('小', '溪', '不', '急'),
  minLength: 3,
  maxLength: 5,
});
const short = fc.string({ unit: fc.constantFrom('a', '小', '1'), minLength: 1, maxLength: 2 });
const any = fc.oneof(letters, han, short);
const separator = fc.constantFrom(',', '\t', '"', '\n', '|', ';');

describe('of any names', () => {
  test('G3 as a field of a row each is found, and striking leaves the other fields as they were', () => {
    fc.assert(
      fc.property(
        fc.array(any, { minLength: 1, maxLength: 6 }),
        separator,
        fc.nat(5),
        (row, by, n) => {
          const name = row[n % row.length]!;
          const others = row.filter((one) => one !== name);
          const left = strikeNames(row.join(by), { names: [name], others }, '#').split(by);
          expect(left).toEqual(row.map((one) => (one === name ? '#' : one)));
        },
      ),
    );
  });

  test('G3 a longer name of the same letters is never taken for the shorter', () => {
    const part = fc.string({ unit: fc.constantFrom('a', 'b', '1', '_', '*'), maxLength: 3 });
    fc.assert(
      fc.property(letters, part, part, separator, (name, head, tail, by) => {
        fc.pre(head + tail !== '');
        const longer = head + name + tail;
        expect(struck(`x${by}${longer}${by}y`, name)).toBe(`x${by}${longer}${by}y`);
      }),
    );
  });

  test('G3 in Chinese words every name of three characters or more is found', () => {
    const said = fc.string({ unit: fc.constantFrom('亲', '您', '好', '，'), maxLength: 4 });
    fc.assert(
      fc.property(fc.oneof(letters, han), said, said, (name, head, tail) => {
        expect(isShortName(name)).toBe(false);
        expect(struck(head + name + tail, name)).toBe(`${head}#${tail}`);
      }),
    );
  });

  test('G3 what was struck holds the name no more', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '小', '1', ',', ' ', '*'), maxLength: 12 });
    fc.assert(
      fc.property(text, any, (around, name) => {
        const left = struck(`${around}${name},${name}${around}`, name);
        expect(holdsName(left, { names: [name], others: [] })).toBe(false);
      }),
    );
  });
});
