// The database packed by the build: what was packed is what a new folder begins with, and nothing else.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packDatabase, placeEmptyDatabase } from './empty-database.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'kejing-test-'));
  mkdirSync(join(root, 'made', 'base', 'none'), { recursive: true });
  writeFileSync(join(root, 'made', 'PG_VERSION'), '17\n');
  writeFileSync(join(root, 'made', 'base', '1'), new Uint8Array([0, 10, 255]));
  packDatabase(join(root, 'made'), packed());
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const packed = (): string => join(root, 'empty.gz');
const listOf = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();

test('folders, empty ones too, and files come back byte by byte', () => {
  const to = join(root, 'database');
  mkdirSync(to);
  expect(placeEmptyDatabase(packed(), to)).toBe(true);
  expect(listOf(to)).toEqual(listOf(join(root, 'made')));
  expect([...readFileSync(join(to, 'base', '1'))]).toEqual([0, 10, 255]);
});

test('a folder with anything in it is left alone', () => {
  const to = join(root, 'database');
  mkdirSync(to);
  writeFileSync(join(to, 'PG_VERSION'), '17\n');
  expect(placeEmptyDatabase(packed(), to)).toBe(false);
  expect(listOf(to)).toEqual(['PG_VERSION']);
});

test('what a killed process left half done is begun anew', () => {
  const to = join(root, 'database');
  mkdirSync(`${to}.new`);
  writeFileSync(join(`${to}.new`, 'torn'), '');
  expect(placeEmptyDatabase(packed(), to)).toBe(true);
  expect(listOf(to)).not.toContain('torn');
});

test('one with other migrations, or none at all, is not used', () => {
  const to = join(root, 'database');
  const other = gunzipSync(readFileSync(packed())).toString('latin1');
  const renamed = other.replace(/"migrations":"\w+"/, '"migrations":"older"');
  writeFileSync(packed(), gzipSync(Buffer.from(renamed, 'latin1')));
  expect(placeEmptyDatabase(packed(), to)).toBe(false);
  expect(placeEmptyDatabase(join(root, 'nowhere.gz'), to)).toBe(false);
  expect(readdirSync(root)).not.toContain('database');
});
