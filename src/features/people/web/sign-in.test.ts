// Proves that signing in never leads to another site, and how scopes and changes are put in words.
import { describe, expect, test } from 'vitest';
import { changeLines } from './change-lines.ts';
import { safeReturn } from './SignInPage.tsx';
import { scopeText } from './scope-text.ts';

describe('people pages', () => {
  test('G3 only paths of ours are returned to', () => {
    const tried = [
      '/agents?shop=a',
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      '',
      null,
    ];
    expect(tried.map(safeReturn)).toEqual(['/agents?shop=a', '/', '/', '/', '/', '/']);
  });

  test('a scope in words', () => {
    const all = { shops: 'all', groups: 'all', self: false } as const;
    expect(scopeText({ scope: all, agent: null }, 'zh')).toBe('全部');
    expect(scopeText({ scope: { ...all, self: true }, agent: '小禾' }, 'zh')).toBe(
      '只看自己（小禾）',
    );
    expect(scopeText({ scope: { ...all, groups: [] }, agent: null }, 'zh')).toBe('还没有分配');
    expect(
      scopeText({ scope: { ...all, shops: ['a', 'b'], groups: ['c'] }, agent: null }, 'zh'),
    ).toBe('a、b · c');
  });

  test('a change names the fields that differ, and no others', () => {
    expect(changeLines({ role: 'viewer', name: 'x' }, { role: 'manager', name: 'x' })).toEqual([
      'role: viewer → manager',
    ]);
    expect(changeLines(null, { a: 1 })).toEqual(['a: 1']);
    expect(changeLines(null, null)).toEqual([]);
    expect(
      changeLines({}, Object.fromEntries(Array.from({ length: 9 }, (_, at) => [`k${at}`, at]))).at(
        -1,
      ),
    ).toBe('… +3');
  });
});
