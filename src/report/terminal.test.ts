// The summary fits the terminal it is shown in and hides nothing behind control characters.
import stringWidth from 'string-width';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildReportInput } from '../testing/report-input.ts';
import { buildModel } from './build-model.ts';
import { columnTable, cutToWidth } from './column-table.ts';
import type { ReportModel } from './model.ts';
import { renderTerminal } from './terminal.ts';

let model: ReportModel;
beforeAll(() => {
  model = buildModel(buildReportInput(2, 300));
});

describe('the terminal summary', () => {
  test.each([
    [80, 'en'],
    [100, 'zh'],
    [120, 'en'],
    [200, 'zh'],
  ] as const)('no line is wider than %i columns (%s)', (width, lang) => {
    for (const line of renderTerminal(model, { width, color: false, lang }).split('\n')) {
      expect(stringWidth(line)).toBeLessThanOrEqual(width);
    }
  });

  test('P1 P5 says sales, every agent and the weak link in either language', () => {
    const zh = renderTerminal(model, { width: 140, color: false, lang: 'zh' });
    const en = renderTerminal(model, { width: 140, color: false, lang: 'en' });
    for (const { name } of model.agents) expect(zh).toContain(name);
    expect(zh).toContain('短板');
    expect(en).toContain('Weak link');
    expect(en).not.toMatch(/销售额/);
  });

  test('M10 a provisional core figure says what it will end at, and how far off that was before', () => {
    const open = model.core.filter(({ figure }) => figure.state === 'provisional');
    const told = open.filter(({ figure }) => figure.expected !== undefined);
    expect(told.map(({ figure }) => figure.metric)).toContain('conversion');
    for (const lang of ['zh', 'en'] as const) {
      const text = renderTerminal(model, { width: 200, color: false, lang });
      for (const { figure } of told) {
        expect(text).toContain(figure.expected!.text[lang]);
        expect(text).toContain(figure.expected!.basis[lang]);
      }
    }
    const shares = model.days.filter(({ expected }) => expected !== undefined);
    expect(shares.every(({ provisional }) => provisional)).toBe(true);
  });

  test('colour is there only when asked for', () => {
    const plain = renderTerminal(model, { width: 100, color: false, lang: 'zh' });
    expect(plain).not.toContain('\u001b');
    const colored = renderTerminal(model, { width: 100, color: true, lang: 'zh' });
    expect(colored.replace(/\u001b\[\d+m/g, '')).toBe(plain);
  });

  test('names from outside cannot steer the terminal', () => {
    const agents = model.agents.map((agent) => ({ ...agent, name: '\u001b[2J\u0007小雅' }));
    const text = renderTerminal(
      { ...model, agents, shop: '\u001b]0;x\u0007店' },
      { width: 100, color: false, lang: 'zh' },
    );
    expect(text).not.toMatch(/[\u0007\u001b]/);
  });
});

describe('tables of two-column characters', () => {
  test('columns line up', () => {
    const lines = columnTable(
      [{ title: '客服' }, { title: 'n', right: true }, { title: 'x' }],
      [
        ['小雅', '1', 'a'],
        ['Abe', '1,234', 'b'],
      ],
      40,
    );
    expect(lines).toEqual(['客服      n  x', '小雅      1  a', 'Abe   1,234  b']);
  });

  test.each([
    ['客镜报告', 8, '客镜报告'],
    ['客镜报告', 7, '客镜报…'],
    ['客镜报告', 6, '客镜…'],
    ['abc', 2, 'a…'],
  ])('%s in %i columns is %s', (text, width, expected) => {
    expect(cutToWidth(text, width)).toBe(expected);
  });
});
