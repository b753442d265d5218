// A chat window marks exactly the evidence, at its place on the time line (Q7).
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Evidence } from '../../domain/analysis.ts';
import { buildConversation, buildOrder } from '../../testing/report-conversation.ts';
import { REPORT_RULES } from '../../testing/report-rules.ts';
import type { Case } from '../case.ts';
import { presentTranscript } from '../transcript.ts';
import { chatWindow } from './chat.ts';

const ZONE = 8 * 3_600_000;
const rule = REPORT_RULES.find(({ id }) => id === 'missing-payment-reminder')!;
const order = buildOrder({
  orderId: 'A1',
  placedAt: 60_000,
  placedFen: 19_900,
  items: [{ sku: null, title: '枕头', quantity: 1, priceFen: null, paidFen: null, refundFen: 0 }],
});

function windowOf(texts: readonly string[], evidence: readonly Evidence[]): string {
  const lines = texts.map((text, i) => ({
    after: i * 40,
    by: i % 2 === 0 ? ('buyer' as const) : ('agent' as const),
    text,
  }));
  const script = { id: 'c', shop: 's', agent: 's:小雅', startAt: 0, lines, orderIds: ['A1'] };
  const conversation = buildConversation(script);
  const item: Case = {
    rank: 0,
    conversation: 'c',
    orderId: null,
    agent: 's:小雅',
    at: 0,
    reason: null,
    evidence,
    transcript: presentTranscript(conversation, evidence, [order], 's', 'tb123456'),
  };
  const context = { zoneOffsetMs: ZONE, names: { 's:小雅': '小雅' } };
  return chatWindow(item, false, rule, context).text.replace(
    /<span class="e" lang="en">[^<]*<\/span>|<span class="z" lang="zh-CN">([^<]*)<\/span>/g,
    '$1',
  );
}

/** Items of the list in order, as `class: text`. */
function items(page: string): string[] {
  return [...page.matchAll(/<li class="([^"]*)">([\s\S]*?)<\/li>/g)].map(
    ([, style, inner]) =>
      `${style}: ${inner!
        .replace(/<[^>]+>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()}`,
  );
}

describe('Q7 the chat window', () => {
  test('lines, waits, orders and what is missing stand in the order of time', () => {
    const absent: Evidence = { messageId: null, role: 'absent', from: 60_000, to: 960_000 };
    expect(items(windowOf(['在吗', '在的', '好的'], [absent]))).toEqual([
      'b: 在吗 08:00:00',
      'wait: 买家等了 40 秒',
      'a: 在的 08:00:40',
      'order placed: 下单 ¥199 枕头 08:01:00',
      'b: 好的 08:01:20',
      'absent: 08:01–08:16 没有人过问付款',
    ]);
  });

  test('a span marks its characters, no span marks the line, and the note is said in words', () => {
    const page = windowOf(
      ['在吗', '加微信聊'],
      [
        { messageId: 'c-1', role: 'wrong', start: 1, end: 3 },
        { messageId: 'c-0', role: 'trigger', note: 'wait 40s > 20s' },
      ],
    );
    expect(page).toContain('加<mark class="wrong">微信</mark>聊');
    expect(page).toContain('<li class="b ev trigger">');
    expect(page).toContain('等了 40 秒，超过 20 秒');
  });

  test('any spans, overlapping or past the end, leave the text as it was', () => {
    const span = fc.record({ start: fc.integer({ min: -2, max: 12 }), length: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const evidence = spans.map(
          ({ start, length }): Evidence => ({
            messageId: 'c-1',
            role: 'wrong',
            start,
            end: start + length,
          }),
        );
        const [, agent] = items(windowOf(['在吗', '天地玄黄宇宙'], evidence)).filter(
          (item) => !item.startsWith('wait'),
        );
        expect(agent!.replaceAll(' ', '')).toContain('天地玄黄宇宙');
      }),
    );
  });

  test('of a long conversation the evidence, the head and the end are shown, and the gaps are counted', () => {
    const texts = Array.from({ length: 200 }, (_, i) => `第${i}句`);
    const list = items(windowOf(texts, [{ messageId: 'c-101', role: 'wrong' }]));
    const shown = list.filter((item) => /第\d+句/.test(item)).length;
    const skipped = list.flatMap((item) => /省略 (\d+) 条/.exec(item)?.[1] ?? []).map(Number);
    expect(shown).toBeLessThan(50);
    expect(skipped.reduce((sum, count) => sum + count, shown)).toBe(200);
    for (const text of ['第0句', '第101句', '第199句']) {
      expect(list.some((item) => item.includes(text))).toBe(true);
    }
  });

  test('G3 the buyer’s name and phone are hidden', () => {
    const page = windowOf(['我电话13812345678'], []);
    expect(page).toContain('138****5678');
    expect(page).not.toContain('tb123456');
  });
});
