// G3 A buyer's name is struck out of reports wherever it stands, and entries about them go with their words.
import { describe, expect, test } from 'vitest';
import { withoutBuyer } from './without-buyer.ts';

describe('withoutBuyer', () => {
  test('G3 entries about the buyer go whole, other texts lose the name', () => {
    const report = {
      threads: 3,
      flips: [
        { buyer: '小溪不急', quote: '我家住在湖边那栋', agent: '阿青' },
        { buyer: '大河', quote: '我替小溪不急问一下', agent: '阿青' },
      ],
      files: ['和小溪不急的聊天.txt'],
      小溪不急: null,
    };
    expect(withoutBuyer(report, { names: ['小溪不急', '小**急'], others: [] })).toEqual({
      threads: 3,
      flips: [{ buyer: '大河', quote: '我替***问一下', agent: '阿青' }],
      files: ['和***的聊天.txt'],
      '***': null,
    });
  });

  test('what does not name them stays as it is', () => {
    const report = { a: [1, null, 'x', { b: true }], c: '' };
    expect(withoutBuyer(report, { names: ['小溪不急'], others: [] })).toEqual(report);
  });

  test('G3 an agent of the same name, a longer name and the fields of the report stay', () => {
    const report = {
      state: 'done',
      flips: [{ buyer: 'state2', agent: 'state', quote: '在吗' }],
      files: ['state2.csv', 'state.csv'],
    };
    expect(withoutBuyer(report, { names: ['state'], others: [] })).toEqual({
      ...report,
      flips: [{ buyer: 'state2', agent: '***', quote: '在吗' }],
      files: ['state2.csv', '***.csv'],
    });
  });
});
