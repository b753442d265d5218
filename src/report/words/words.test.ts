// Every code the engine, the metrics and the attribution can leave has words in both languages.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { TRACE_CODES } from '../../threads/trace-step.ts';
import { sayNote } from './evidence.ts';
import { LOSS_REASONS, suggestScript } from './loss-reasons.ts';
import { NA_REASONS } from './na-reasons.ts';
import { say } from './say.ts';
import { TRACE } from './trace.ts';

const ROOT = join(import.meta.dirname, '../../..');

function sources(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('.test.'))
    .map((name) => readFileSync(join(ROOT, folder, name), 'utf8'));
}

describe('codes in words', () => {
  test('M12 every reason the engine gives for n/a has words', () => {
    const codes = new Set<string>();
    for (const text of sources('src/engine')) {
      for (const [, code] of text.matchAll(/notApplicable\(\s*'([a-z-]+)'/g)) codes.add(code!);
      for (const [, code] of text.matchAll(/missBecause\(\s*'([a-z-]+)'/g)) codes.add(code!);
    }
    expect(codes.size).toBeGreaterThan(8);
    const unknown = [...codes].filter((code) => !Object.hasOwn(NA_REASONS, code));
    expect(unknown).toEqual([]);
  });

  test('M12 every condition a shipped rule gives for n/a has words', () => {
    const kebab = (name: string): string => name.replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`);
    const codes = readdirSync(join(ROOT, 'rules'))
      .filter((name) => name.endsWith('.yaml'))
      .flatMap((name) => {
        const { naWhen = [] } = parse(readFileSync(join(ROOT, 'rules', name), 'utf8')) as {
          naWhen?: object[];
        };
        return naWhen.flatMap((condition) => Object.keys(condition).map(kebab));
      });
    const unknown = codes.filter((code) => !Object.hasOwn(NA_REASONS, code));
    expect(unknown).toEqual([]);
  });

  test('every reason a metric is n/a or provisional has words', () => {
    for (const code of ['orders-unknown', 'no-units', 'window-open']) {
      expect(Object.hasOwn(NA_REASONS, code)).toBe(true);
    }
  });

  test('P3 every step of an attribution trace has words, and no other', () => {
    expect(
      Object.keys(TRACE)
        .filter((code) => code !== '')
        .sort(),
    ).toEqual([...TRACE_CODES].sort());
  });

  test.each([
    ['na', NA_REASONS],
    ['trace', TRACE],
    ['loss', LOSS_REASONS],
  ])('%s words are in both languages', (_, table) => {
    for (const { zh, en } of Object.values(table)) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).toMatch(/^[^\u4e00-\u9fff]+$/);
    }
  });

  test('an unknown code is shown as it is, and so is one that names a property of objects', () => {
    for (const code of ['brand-new', 'constructor', '__proto__']) {
      expect(say(NA_REASONS, code)).toEqual({ zh: code, en: code });
    }
  });
});

describe('notes beside evidence', () => {
  test.each([
    ['wait 28s > 20s', '等了 28 秒，超过 20 秒', 'waited 28 s, over 20 s'],
    ['wait 2m5s > 1m', '等了 2 分 5 秒，超过 1 分', 'waited 2 min 5 s, over 1 min'],
    ['no reply > 10m', '超过 10 分没人回复', 'no reply within 10 min'],
    [
      'no follow-up > 3m',
      '说了稍等，超过 3 分没下文',
      'asked to wait, nothing followed within 3 min',
    ],
    ['24 / 2 > 10', '24 条对 2 条，超过 10 倍', '24 to 2 messages, over 10×'],
    ['missing 要什么, 为什么', '缺：要什么、为什么', 'missing: 要什么, 为什么'],
    [
      'category:窗帘; use:送礼',
      '同类目（窗帘）；同用途（送礼）',
      'same category (窗帘); same use (送礼)',
    ],
    ['bought-together', '常一起买', 'often bought together'],
    ['shares nothing with 枕头', '和「枕头」没有共同点', 'shares nothing with “枕头”'],
    ['phone', '手机号', 'phone number'],
    ['order A1', '订单 A1', 'order A1'],
    ['something else', 'something else', 'something else'],
  ])('%s', (note, zh, en) => {
    expect(sayNote(note)).toEqual({ zh, en });
  });
});

describe('L4 words to send', () => {
  test('fit the reason and name the product, whatever its title holds', () => {
    const codes = Object.keys(LOSS_REASONS);
    for (const kind of ['lost', 'unpaid', 'closed'] as const) {
      for (const code of codes) {
        expect(suggestScript(kind, code, '$&{product}').zh).toContain('「$&{product}」');
        expect(suggestScript(kind, code, null).zh).toContain('那款商品');
      }
    }
    const texts = new Set(codes.map((code) => suggestScript('lost', code, '枕头').zh));
    expect(texts.size).toBeGreaterThanOrEqual(7);
  });
});
