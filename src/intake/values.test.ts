// Shows that times, money, counts and ids are read exactly as exports write them, and refused when impossible.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  cleanBody,
  cleanId,
  cleanText,
  isMangledId,
  parseCount,
  parseFen,
  parseFlag,
  parseTime,
} from './values.ts';

const ZONE = 8 * 3_600_000;
const iso = (text: string): number => Date.parse(text);

describe('G1 times in the shapes exports write', () => {
  const shapes: readonly (readonly [string, string])[] = [
    ['2026-06-01 10:00:00', '2026-06-01T10:00:00+08:00'],
    ['2026/06/01 10:00:00', '2026-06-01T10:00:00+08:00'],
    ['2026-06-01T10:00:00', '2026-06-01T10:00:00+08:00'],
    ['2026-06-01 10:00:00.123', '2026-06-01T10:00:00.123+08:00'],
    ['2016/5/23 22:02', '2016-05-23T22:02:00+08:00'],
    ['2016-5-23 2:02:03', '2016-05-23T02:02:03+08:00'],
    ['2026年6月1日', '2026-06-01T00:00:00+08:00'],
    ['2026年6月1日 10时05分07秒', '2026-06-01T10:05:07+08:00'],
    ['2026年6月1日 下午3:05', '2026-06-01T15:05:00+08:00'],
    ['2026/6/1 上午12:05:09', '2026-06-01T00:05:09+08:00'],
    ['2026/6/1 星期一 下午 12:05', '2026-06-01T12:05:00+08:00'],
    ['2026-06-01 03:04:05 PM', '2026-06-01T15:04:05+08:00'],
    ['2026.6.1', '2026-06-01T00:00:00+08:00'],
    ['2026-06-01T10:00:00Z', '2026-06-01T10:00:00Z'],
    ['2026-06-01T10:00:00.5+09:00', '2026-06-01T10:00:00.500+09:00'],
    ['2026-06-01 10:00:00 +0000', '2026-06-01T10:00:00Z'],
    ['20260601', '2026-06-01T00:00:00+08:00'],
    ['20260601100203', '2026-06-01T10:02:03+08:00'],
    ['1780279200', '2026-06-01T02:00:00Z'],
    ['1780279200123', '2026-06-01T02:00:00.123Z'],
    ['46174.5', '2026-06-01T12:00:00+08:00'],
    ['="2026-06-01 10:00:00"', '2026-06-01T10:00:00+08:00'],
    ['\t2026-06-01 10:00:00\t', '2026-06-01T10:00:00+08:00'],
    ['２０２６－０６－０１ １０：００', '2026-06-01T10:00:00+08:00'],
    ['2024-02-29 00:00:00', '2024-02-29T00:00:00+08:00'],
  ];
  it.each(shapes)('%s', (text, expected) => {
    expect(parseTime(text, ZONE)).toBe(iso(expected));
  });

  it.each([
    '',
    '-',
    'abc',
    '2026-02-30 10:00:00',
    '2025-02-29 00:00:00',
    '2026-13-01',
    '2026-06-01 25:00:00',
    '2026-06-01 24:00:00',
    '2026-06-01 10:60:00',
    '2026-06-01 10:00:60',
    '0000-00-00 00:00:00',
    '10:00:00',
    '12',
    '999999',
    '2026-06-0110:00:00x',
    '6/1/2026 10:00',
    '2026-06-31',
    '3026-01-01 00:00:00',
  ])('refuses %j', (text) => {
    expect(parseTime(text, ZONE)).toBeNull();
  });

  it('agrees with Date on every second it can write', () => {
    fc.assert(
      fc.property(fc.integer({ min: 631_152_000, max: 7_258_118_399 }), (seconds) => {
        const text = new Date(seconds * 1000).toISOString();
        expect(parseTime(text, ZONE)).toBe(seconds * 1000);
        expect(parseTime(text.slice(0, 19).replace('T', ' '), 0)).toBe(seconds * 1000);
        expect(parseTime(text.slice(0, 19).replace('T', ' '), ZONE)).toBe(seconds * 1000 - ZONE);
      }),
    );
  });
});

describe('G1 money is integer fen, exactly', () => {
  it.each([
    ['1,299.00', 129_900],
    ['¥12.5', 1250],
    ['￥12.5', 1250],
    ['12元', 1200],
    ['0元', 0],
    ['0', 0],
    ['１２．５０', 1250],
    ['-3.00', -300],
    ['¥-3', -300],
    ['-¥3', -300],
    ['="88.80"', 8880],
    ["'19.9", 1990],
    ['0.29', 29],
    ['.5', 50],
    ['12.', 1200],
    ['1.2万', 1_200_000],
    ['12.340000000000001', 1234],
    ['4.3499999999999996', 435],
    ['19.900', 1990],
    ['1,234,567.89元', 123_456_789],
    ['12.30 元\t', 1230],
  ] as const)('%s', (text, fen) => {
    expect(parseFen(text)).toBe(fen);
  });

  it.each([
    '',
    '-',
    '--',
    '无',
    '无退款申请',
    '12,99',
    '1.234',
    '12.5.6',
    'abc',
    '¥',
    '1e5',
    '--3',
    '99999999999999999',
  ])('refuses %j', (text) => {
    expect(parseFen(text)).toBeNull();
  });

  it('reads back every amount it could have been written from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 99_999_999_999 }), (fen) => {
        const plain = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
        const grouped = plain.replace(/\B(?=(\d{3})+\.)/g, ',');
        expect(parseFen(plain)).toBe(fen);
        expect(parseFen(`¥${grouped}`)).toBe(fen);
        expect(parseFen(`-${grouped}元`)).toBe(fen === 0 ? 0 : -fen);
      }),
    );
  });
});

describe('G1 text, ids, counts and flags', () => {
  it('unwraps what Excel and back-ends wrap', () => {
    expect(cleanId('="1234567890123456789"')).toBe('1234567890123456789');
    expect(cleanId("'13800000000")).toBe('13800000000');
    expect(cleanId('6917\t')).toBe('6917');
    expect(cleanText(' 旗舰店：小美\u3000')).toBe('旗舰店：小美');
    expect(cleanText('="a""b"')).toBe('a"b');
    for (const absent of ['-', '--', 'null', '无', '', '  ', '="-"'])
      expect(cleanText(absent)).toBe('');
  });

  it('leaves message bodies alone', () => {
    expect(cleanBody('无')).toBe('无');
    expect(cleanBody(" 'ok'\r\n第二行 ")).toBe("'ok'\n第二行");
  });

  it('knows an id Excel has ruined', () => {
    expect(isMangledId('1.23457E+17')).toBe(true);
    expect(isMangledId('20E10')).toBe(false);
  });

  it('counts and flags', () => {
    expect(['2', '2.0', '2件', '1,000', '０'].map(parseCount)).toEqual([2, 2, 2, 1000, 0]);
    expect(['', '-1', '1.5', 'x', '无'].map(parseCount)).toEqual([null, null, null, null, null]);
    expect(['是', 'TRUE', '1', '否', '0', '', '?'].map(parseFlag)).toEqual([
      true,
      true,
      true,
      false,
      false,
      null,
      null,
    ]);
  });
});
