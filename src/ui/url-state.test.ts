// Proves that a page's state survives its address, whatever it holds.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseUrlState,
  patchUrlState,
  urlChoice,
  urlFlag,
  urlList,
  urlNumber,
  urlText,
} from './url-state.ts';

const SCHEMA = {
  q: urlText(),
  page: urlNumber(1),
  open: urlFlag(),
  tab: urlChoice(['all', 'mine'], 'all'),
  rules: urlList(),
};

describe('url state', () => {
  test('G4 any state comes back from its address, and defaults leave no trace', () => {
    const state = fc.record({
      q: fc.string(),
      page: fc.integer(),
      open: fc.boolean(),
      tab: fc.constantFrom('all' as const, 'mine' as const),
      rules: fc.array(fc.string({ minLength: 1 })),
    });
    fc.assert(
      fc.property(state, (wanted) => {
        const search = patchUrlState(SCHEMA, new URLSearchParams(), wanted);
        const read = parseUrlState(SCHEMA, new URLSearchParams(search.toString()));
        expect(read).toEqual(wanted);
      }),
    );
    const first = { q: '', page: 1, open: false, tab: 'all' as const, rules: [] };
    expect(patchUrlState(SCHEMA, new URLSearchParams('page=4'), first).toString()).toBe('');
  });

  test('what makes no sense is the default, and parameters of others stay', () => {
    const search = new URLSearchParams('page=x&tab=none&open=maybe&shop=a');
    expect(parseUrlState(SCHEMA, search)).toMatchObject({ page: 1, tab: 'all', open: false });
    expect(patchUrlState(SCHEMA, search, { q: '包' }).get('shop')).toBe('a');
  });
});
