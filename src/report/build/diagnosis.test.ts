// The diagnosis in the report: found in the sample shop where it was planted, in words, with conversations to open.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dayText } from '../../lib/zone.ts';
import { truthsOf } from '../../testing/compare-truth.ts';
import { buildReportInput } from '../../testing/report-input.ts';
import { runCommand } from '../../testing/run-command.ts';
import { type SampleShop, sampleShop } from '../../testing/sample-shop.ts';
import { buildModel } from '../build-model.ts';
import type { DiagnosisModel } from '../diagnosis-model.ts';
import { renderHtml } from '../html/page.ts';
import { renderTerminal } from '../terminal.ts';

let shop: SampleShop;
let sample: DiagnosisModel;
let page: string;
beforeAll(async () => {
  shop = await sampleShop({ agents: 9, days: 21, conversations: 800, seed: 5 });
  const out = join(shop.folder, 'report');
  const asOf = ['--as-of', shop.exportedAt, '--workers', '1'];
  const { out: said } = await runCommand('analyze', ...shop.files, ...asOf, '--out', out, '--json');
  sample = JSON.parse(said).diagnosis;
  page = readFileSync(join(out, 'report.html'), 'utf8');
}, 60_000);
afterAll(() => shop.remove());

describe('the sample shop', () => {
  test('P5 its promotion is found: traffic up and orders flat, on the days it was planted', () => {
    const { promotionDays } = truthsOf(shop.truths, 'sample')[0]!;
    const crowded = sample.concerns.filter(({ pattern }) => pattern === 'crowded-days');
    expect(crowded.map(({ filter }) => filter)).toEqual([
      { from: promotionDays[0], to: promotionDays.at(-1), outcome: 'lost' },
    ]);
    expect(crowded[0]!.sentence.zh).toMatch(
      /询单是平日的 [12]\.\d 倍，转化率却从 .+ 掉到 .+约少卖 ¥/,
    );
    expect(crowded[0]!.confidence).not.toBe('chance');
  });

  test('P5 the promotion opens to lost conversations of those days, shown in the page', () => {
    const crowded = sample.concerns.find(({ pattern }) => pattern === 'crowded-days')!;
    expect(crowded.conversations.length).toBeGreaterThan(0);
    for (const id of crowded.conversations) {
      expect(page).toContain(`<footer><code>${id}</code></footer>`);
      // The sample names its conversations after the day number.
      const day = dayText(Number(id.slice(1, 6)));
      expect(day >= crowded.filter.from! && day <= crowded.filter.to!).toBe(true);
    }
  });

  test('P5 the money in the sentence is what its arithmetic gives', () => {
    for (const { moneyText, sentence, computed } of sample.concerns) {
      expect(sentence.zh).toContain(moneyText);
      expect(sentence.en).toContain(moneyText);
      expect(computed.zh).toContain(moneyText);
    }
  });
});

describe('the section', () => {
  test('P5 stands before the sales, and says how many places were tested', () => {
    expect(page.indexOf('id="diagnosis"')).toBeGreaterThan(0);
    expect(page.indexOf('id="diagnosis"')).toBeLessThan(page.indexOf('id="sales"'));
    expect(page).toContain(`一共检验了 ${sample.tested} 处`);
  });

  test('P5 the terminal names the heaviest concern with its money', () => {
    const model = buildModel(buildReportInput(5, 600));
    const first = model.diagnosis.concerns[0]!;
    const text = renderTerminal(model, { width: 100, color: false, lang: 'zh' });
    expect(text).toContain('诊断：需要关注的');
    expect(text.replace(/\n\s*/g, '').replaceAll(' ', '')).toContain(
      first.sentence.zh.replaceAll(' ', ''),
    );
  });

  test('M12 without orders it says so and accuses nobody', () => {
    const input = buildReportInput(5, 100);
    const { collection } = input;
    collection.threadsWithoutOrders = collection.threads;
    const model = buildModel(input);
    expect(model.diagnosis.concerns).toEqual([]);
    expect(model.diagnosis.missing!.zh).toContain('没有能用的订单数据');
    expect(renderHtml(model)).toContain('没有能用的订单数据');
  });
});
