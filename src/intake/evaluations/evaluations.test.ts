// What a table of ratings says, row by row, and what it refuses.
import { describe, expect, test } from 'vitest';
import { presentEvents, presentNotices, presentQuarantine } from '../../testing/present-told.ts';
import { readRows } from '../../testing/read-source.ts';
import { evaluations } from './evaluations.ts';
import { parseScore } from './rating-words.ts';

const row = (cells: Readonly<Record<string, string>>) => ({
  会话编号: 'H1',
  买家: '竹里馆主',
  客服: '小满',
  评价: '满意',
  ...cells,
});

describe('P4 ratings', () => {
  test.each([
    ['非常满意', 5],
    ['满意', 4],
    ['一般', 3],
    ['不满意', 2],
    ['非常不满意', 1],
    ['Very Satisfied', 5],
    ['好评', 5],
    ['差评', 1],
    ['4', 4],
    ['5.0', 5],
    ['3 分', 3],
    ['2星', 2],
    ['未评价', null],
    ['', null],
    ['0', null],
    ['10', undefined],
    ['4.5', undefined],
    ['挺好的', undefined],
  ])('%s is %s points', (text, score) => {
    expect(parseScore(text)).toBe(score);
  });

  test('a row is a rating, an invitation, or says nothing', () => {
    const told = readRows(evaluations, [
      row({ 评价时间: '2026-06-01 10:00:00', 评语: '回得快' }),
      row({ 会话编号: 'H2', 评价: '未评价', 是否邀评: '是' }),
      row({ 会话编号: 'H3', 评价: '未评价', 是否邀评: '' }),
      row({ 会话编号: '', 客服: '', 评价: '3', 订单编号: 'A1' }),
    ]);
    expect(presentEvents(told)).toEqual([
      '竹里馆主 | rating:H1@小满 2026-06-01 10:00:00 score=4 小满 回得快',
      '竹里馆主 | invite:H2@小满 untimed score=null 小满 invited',
      '竹里馆主 | rating:A1 untimed score=3 order=A1',
    ]);
    expect(told.rows).toEqual({ accepted: 4, duplicate: 0, quarantined: 0 });
  });

  test('G2 the same row again is a duplicate, a changed one is a later version', () => {
    const first = row({ 评价时间: '2026-06-01 10:00:00' });
    const told = readRows(evaluations, [
      first,
      first,
      { ...first, 评价: '不满意', 评价时间: '2026-06-01 11:00:00' },
    ]);
    expect(told.rows).toEqual({ accepted: 2, duplicate: 1, quarantined: 0 });
    expect(new Set(told.events.map(({ event }) => event.id)).size).toBe(1);
  });

  test('G1 what cannot be told is quarantined with its reason', () => {
    const told = readRows(evaluations, [
      row({ 评价: '挺好的' }),
      row({ 评价时间: '昨天' }),
      row({ 评价时间: '2099-01-01 10:00:00' }),
      row({ 买家: '', 会话编号: '' }),
    ]);
    expect(presentQuarantine(told)).toEqual([
      '2 评价 bad-score',
      '3 评价时间 bad-time',
      '4 评价时间 future-time',
      '5 买家 no-buyer',
    ]);
  });

  test('a table without a buyer column says what is lost by it', () => {
    const told = readRows(evaluations, [{ 会话编号: 'H1', 客服: '小满', 评价: '满意' }]);
    expect(presentNotices(told)).toEqual(['ratings-without-buyer × 1']);
    expect(told.events.map(({ buyer }) => buyer)).toEqual(['conversation:H1']);
  });
});
