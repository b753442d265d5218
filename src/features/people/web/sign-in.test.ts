// Proves that signing in never leads to another site, and how scopes and changes are put in words.
import { describe, expect, test } from 'vitest';
import { wallClock } from '../../../ui/wall-clock.ts';
import { auditTarget, auditValue } from './audit-values.ts';
import { changeLines } from './change-lines.ts';
import { safeReturn } from './SignInPage.tsx';
import { scopeText } from './scope-text.ts';

const CLOCK = wallClock(9 * 3_600_000, 'zh');

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

  test('P5 the audit log speaks of roles, times and scopes, never in ids or JSON', () => {
    const scope = { shops: 'all', groups: 'all', self: false };
    const said = [
      auditValue('role', 'owner', 'zh', CLOCK),
      auditValue('oidc', false, 'zh', CLOCK),
      auditValue('agent', null, 'zh', CLOCK),
      auditValue('scope', scope, 'zh', CLOCK),
      auditValue('sample', 'month', 'zh', CLOCK),
      auditValue('serviceHours', { fromMinute: 540, toMinute: 1440 }, 'zh', CLOCK),
      auditValue('retention', { days: 90, figures: 'keep' }, 'zh', CLOCK),
      auditValue('permissions', ['rules.read', 'rules.write'], 'zh', CLOCK),
    ];
    expect(said).toEqual([
      '店主',
      '否',
      '无',
      '全部',
      '一个月',
      '9:00–0:00',
      '天数 90，删掉之后的数字 留着',
      '看规则、改规则',
    ]);
    const entry = { target: '3ff82d0e-30c7-4d5a-8d9f-6536023b1290', shop: null, before: null };
    const of = (after: unknown): string => auditTarget({ ...entry, after } as never, 'zh');
    expect([of({ displayName: '周店长' }), of({ sample: 'month' })]).toEqual(['周店长', '–']);
    const lines = changeLines(null, { id: entry.target, role: 'owner' });
    expect(lines).toEqual(['role: owner']);
  });
});
