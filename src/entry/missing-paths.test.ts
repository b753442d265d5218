// Paths that lead nowhere: each command says so, and makes nothing where there was nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ruleFolder } from '../testing/rule-folder.ts';
import { runCommand } from '../testing/run-command.ts';

const folder = ruleFolder();
afterAll(folder.remove);
const missing = join(folder.put('here.csv', 'a,b\n1,2\n'), '..', 'not-here');

test.each([
  [['map', missing]],
  [['judge', missing]],
  [['analyze', missing]],
  [['import', missing]],
  [['why', 'conversion', missing]],
])('G4 %j: the file is not there', async (args) => {
  const { code, err } = await runCommand(...args);
  expect(code).toBe(2);
  expect(err).toContain(`找不到 ${missing}`);
});

test('G4 map asks for a file inside a folder', async () => {
  const { code, err } = await runCommand('map', join(missing, '..'));
  expect(code).toBe(2);
  expect(err).toContain('是文件夹');
});

test.each([
  [['export', 'orders']],
  [['backup', join(missing, 'x.gz')]],
  [['user', 'list']],
  [['doctor']],
])('G2 %j: a mistyped data folder is no empty one', async (args) => {
  const { out, err } = await runCommand(...args, '--data', missing);
  expect(out + err).toContain(`${missing} 里还没有客镜的数据`);
  expect(existsSync(missing)).toBe(false);
});
