// Whatever a route notes in the audit log has words: no code of ours is read by a shop's owner.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { AUDIT_ACTIONS } from './audit-words.ts';

const FEATURES = join(import.meta.dirname, '..', '..');
const ACTION = /\baction: '([a-z-]+\.[a-z-]+)'/g;

test('G3 every action that is noted in the audit log is said in words', () => {
  const files = readdirSync(FEATURES, { recursive: true, encoding: 'utf8' });
  const noted = files
    .filter((file) => file.endsWith('.ts') && !file.includes('.test.'))
    .flatMap((file) => [...readFileSync(join(FEATURES, file), 'utf8').matchAll(ACTION)])
    .map(([, action]) => action!);
  expect(noted.length).toBeGreaterThan(20);
  expect(noted.filter((action) => !Object.hasOwn(AUDIT_ACTIONS, action))).toEqual([]);
});
