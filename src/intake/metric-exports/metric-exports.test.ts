// Metric tables of other tools: recognised by headers, totals told apart, nothing of them analysed.
import { expect, test } from 'vitest';
import { presentNotices } from '../../testing/present-told.ts';
import { readRows } from '../../testing/read-source.ts';
import { platformTables } from '../formats.ts';
import { recognise } from '../recognise.ts';
import { chituMetrics } from './metric-exports.ts';

test.each([
  ['chitu-metrics', '旺旺,接待人数,询单人数,询单->最终付款人数,客件数,客单价,平均响应(秒),答问比'],
  ['sycm-metrics', '旺旺昵称,咨询人数,接待人数,未回复人数,平均响应时长（秒),3分钟人工响应率'],
])('G1 %s is recognised with its brackets mixed', (id, headers) => {
  expect(recognise(headers.split(','), platformTables)?.format.id).toBe(id);
});

test('G1 totals are no agents, and the table is said to be unused', () => {
  const told = readRows(chituMetrics, [
    { 旺旺: '云栖:小美', 询单人数: '96' },
    { 旺旺: '汇总', 询单人数: '96' },
    { 旺旺: '均值', 询单人数: '96' },
    { 旺旺: '', 询单人数: '96' },
  ]);
  expect(told.rows).toEqual({ accepted: 3, duplicate: 0, quarantined: 1 });
  expect(presentNotices(told)).toEqual(['metrics-not-used × 1', 'total-rows × 2']);
  expect(told.events).toEqual([]);
});
