// The page is whole, self-contained, bilingual, and nothing a buyer writes can change its structure.
import { createHash } from 'node:crypto';
import { Script } from 'node:vm';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildReportInput } from '../../testing/report-input.ts';
import { buildModel } from '../build-model.ts';
import type { ReportModel } from '../model.ts';
import { renderHtml } from './page.ts';

let model: ReportModel;
let page: string;
beforeAll(() => {
  model = buildModel(buildReportInput(3, 600));
  page = renderHtml(model);
});

const scripts = (): string[] =>
  [...page.matchAll(/<script>([\s\S]*?)<\/script>/g)].map((match) => match[1]!);

/** Section by its id, as text. */
function section(id: string): string {
  const start = page.indexOf(`<section id="${id}"`);
  const end = page.indexOf('<section id="', start + 1);
  return page.slice(start, end < 0 ? undefined : end);
}

/** Every text of a model replaced, except what the program itself chose. */
function withTexts(value: unknown, change: (text: string) => string, key = ''): unknown {
  if (typeof value === 'string') return FREE_TEXT.has(key) ? change(value) : value;
  if (Array.isArray(value)) return value.map((item) => withTexts(item, change, key));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, withTexts(item, change, name)]),
  );
}

const FREE_TEXT = new Set([
  'text',
  'buyer',
  'shop',
  'title',
  'lastWords',
  'product',
  'file',
  'name',
]);

describe('report.html', () => {
  test('holds everything in itself: no request can leave it', () => {
    expect(page).not.toMatch(/\b(?:src|href)="(?!#)/);
    expect(page).not.toMatch(/url\(|@import|https?:\/\//);
    expect(page).toMatch(/content="default-src &#39;none&#39;/);
  });

  test('only its own two scripts may run, and they parse', () => {
    expect(scripts()).toHaveLength(2);
    for (const script of scripts()) {
      const hash = createHash('sha256').update(script).digest('base64');
      expect(page).toContain(`&#39;sha256-${hash}&#39;`);
      expect(() => new Script(script)).not.toThrow();
    }
    expect(page).not.toMatch(/<[^>]+\son\w+=/);
  });

  test('texts with markup in them change no tag of the page', () => {
    const tags = (text: string): string[] => text.match(/<\/?[a-z][a-z0-9]*/g) ?? [];
    const hostile = '</p><script>alert(1)</script><img src=x onerror="alert(1)">';
    const tame = withTexts(model, (text) => `${text}x`) as ReportModel;
    const wild = withTexts(model, (text) => text + hostile) as ReportModel;
    expect(tags(renderHtml(wild))).toEqual(tags(renderHtml(tame)));
    expect(renderHtml(wild)).toContain('&lt;script&gt;');
  });

  test('equal models give equal pages, small enough to send', () => {
    expect(renderHtml(structuredClone(model))).toBe(page);
    expect(Buffer.byteLength(page)).toBeLessThan(3_000_000);
  });

  test('every tag that is opened is closed', () => {
    const open: string[] = [];
    const body = page.replace(/<(style|script)>[\s\S]*?<\/\1>/g, '');
    for (const [, end, name] of body.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g)) {
      if (['meta', 'br', 'img'].includes(name!)) continue;
      if (end === '') open.push(name!);
      else expect(open.pop()).toBe(name);
    }
    expect(open).toEqual([]);
  });

  test('ids are unique and every inner link leads somewhere', () => {
    const ids = [...page.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
  });

  test('speaks both languages everywhere: as many Chinese as English texts', () => {
    const count = (style: string): number => page.split(`<span class="${style}"`).length;
    expect(count('z')).toBe(count('e'));
    expect(count('z')).toBeGreaterThan(300);
  });

  test('P1 the sales tree shows the shop and every agent', () => {
    const sales = section('sales');
    for (const { name, identity } of model.agents) {
      expect(sales).toContain(name);
      expect(sales).toContain(identity.sales.text.zh);
    }
    expect(sales).toContain(model.identity.sales.text.zh);
  });

  test('P5 each agent’s weak link is named with its size in money', () => {
    const agents = section('agents');
    for (const { diagnosis } of model.agents) expect(agents).toContain(diagnosis.zh);
    expect(agents).toMatch(/短板在[^<]*折合少卖 ¥[\d,]+。/);
  });

  test('Q6 the five types stand beside each other for every agent', () => {
    const rows = section('types').match(/<tr/g) ?? [];
    expect(rows).toHaveLength(2 + model.agents.length);
  });

  test('Q7 every weakness shows its evidence marked in the words of the conversation', () => {
    const cases = section('cases');
    for (const { rule } of model.weaknesses) expect(cases).toContain(`id="w-${rule.id}"`);
    expect(cases).toMatch(/<mark class="wrong">[^<]+<\/mark>/);
    expect(cases).toMatch(/class="chat is-good"/);
    expect(cases).toMatch(/<li class="absent">/);
    expect(cases).toMatch(/<li class="order placed">/);
    expect(cases).toMatch(/<li class="wait/);
  });

  test('Q8 attitude and skill stand beside sales', () => {
    expect(section('scores').match(/class="dot /g)?.length).toBe(model.scores.length * 2);
  });

  test('L4 the work list gives buyer, value, reason and words to send; cases hide the buyer', () => {
    const row = model.work.lost.rows[0]!;
    for (const text of [row.buyer, row.valueText, row.reason.zh, row.script.zh]) {
      expect(section('work')).toContain(text);
    }
    for (const { worst } of model.weaknesses) {
      for (const { transcript } of worst) {
        expect(section('cases')).not.toContain(`>${transcript.buyer}<`);
      }
    }
  });

  test('M6 every definition, rule and file is on the page of what was counted', () => {
    const counted = section('counted');
    for (const { id, version } of model.counted.metrics) {
      expect(counted).toContain(`${id} v${version}`);
    }
    for (const { rule } of model.counted.rules) expect(counted).toContain(rule.id);
    for (const { file } of model.counted.files) expect(counted).toContain(file);
  });
});
