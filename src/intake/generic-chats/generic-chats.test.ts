// Shows that chat rows become the same messages however often, in whatever order and company they come.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../domain/event.ts';
import { keyTable } from '../../lib/key-table.ts';
import type { IntakeContext, Notice } from '../format.ts';
import { nullSink } from '../null-sink.ts';
import { findKind, findSender } from './chat-words.ts';
import { genericChats } from './generic-chats.ts';

const HEADERS = [
  'messageId',
  'conversation',
  'shop',
  'buyer',
  'agent',
  'sender',
  'sentAt',
  'kind',
  'text',
  'sku',
  'revoked',
];
type Row = Partial<Record<(typeof HEADERS)[number], string>>;

interface Read {
  readonly messages: Message[];
  readonly outcomes: string[];
  readonly notices: Notice[];
}

/** Each list is a file of one run. */
function read(...files: readonly (readonly Row[])[]): Read {
  const result: Read = { messages: [], outcomes: [], notices: [] };
  const context: IntakeContext = {
    file: 'a.csv',
    zoneOffsetMs: 0,
    shop: '店',
    latest: Date.parse('2030-01-01'),
    met: keyTable(8),
    itemsOf: () => [],
    sink: {
      ...nullSink,
      event: (_shop, _buyer, event) => result.messages.push(event as Message),
      row: (outcome) => result.outcomes.push(outcome),
      notice: (notice) => result.notices.push(notice),
    },
  };
  for (const rows of files) {
    const table = genericChats.bind((name) => HEADERS.indexOf(name), context, HEADERS);
    rows.forEach((row, i) => {
      table.row(
        HEADERS.map((header) => row[header] ?? ''),
        i + 2,
      );
    });
    table.end?.();
  }
  return result;
}

const line = (more: Row = {}): Row => ({
  buyer: '阿明',
  agent: '小一',
  sender: '买家',
  sentAt: '2026-06-01 10:00:00',
  text: '在吗',
  ...more,
});

describe('G1 generic chats: what is one message', () => {
  it('identical timed rows are one, in one file or two', () => {
    expect(read([line(), line()], [line()]).outcomes).toEqual([
      'accepted',
      'duplicate',
      'duplicate',
    ]);
  });

  it.each([
    ['text', '在么'],
    ['sentAt', '2026-06-01 10:00:01'],
    ['sender', '客服'],
    ['agent', '小二'],
    ['buyer', '阿红'],
    ['conversation', 'c2'],
    ['kind', '图片'],
    ['sku', 'A1'],
    ['shop', '别店'],
  ])('a different %s is another message', (field, value) => {
    const { outcomes, messages } = read([line(), line({ [field]: value })]);
    expect(outcomes).toEqual(['accepted', 'accepted']);
    if (field !== 'shop' && field !== 'buyer') expect(messages[0]!.id).not.toBe(messages[1]!.id);
  });

  it('equal untimed rows are told apart by their place in the conversation, again the same the next time', () => {
    const rows = [line({ sentAt: '' }), line({ sentAt: '', text: '有货吗' }), line({ sentAt: '' })];
    const { outcomes, messages } = read(rows, rows);
    expect(outcomes).toEqual([
      'accepted',
      'accepted',
      'accepted',
      'duplicate',
      'duplicate',
      'duplicate',
    ]);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
  });

  it('a message id names one message: again is a duplicate, revoked is the same message', () => {
    const sent = line({ messageId: '7' });
    const taken = line({ messageId: '7', revoked: '2026-06-01 10:00:30' });
    const { outcomes, messages } = read([sent, taken, sent, taken]);
    expect(outcomes).toEqual(['accepted', 'accepted', 'duplicate', 'duplicate']);
    expect(messages.map(({ id, revokedAt }) => [id, revokedAt === null])).toEqual([
      ['7', true],
      ['7', false],
    ]);
    expect(messages[1]!.revision).toBeGreaterThan(messages[0]!.revision);
  });

  it('an id used for different messages loses none of them', () => {
    const rows = [
      line({ messageId: '7' }),
      line({ messageId: '7', text: '有货吗' }),
      line({ messageId: '7', text: '几天到' }),
    ];
    const { messages, notices, outcomes } = read(rows, rows);
    expect(outcomes.filter((outcome) => outcome === 'accepted')).toHaveLength(3);
    expect(new Set(messages.map(({ id }) => id)).size).toBe(3);
    expect(notices.find(({ code }) => code === 'id-reused')?.count).toBe(2);
  });

  it('ids do not depend on the order of timed rows', () => {
    const row = fc.record({
      buyer: fc.constantFrom('甲', '乙'),
      conversation: fc.constantFrom('', 'c1'),
      sender: fc.constantFrom('买家', '客服'),
      sentAt: fc.constantFrom('2026-06-01 10:00:00', '2026-06-01 10:00:01'),
      text: fc.constantFrom('一', '二', '三'),
    });
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.nat(), (rows, turn) => {
        const ids = (list: readonly Row[]): string[] =>
          read(list)
            .messages.map(({ id }) => id)
            .sort();
        const at = rows.length === 0 ? 0 : turn % rows.length;
        expect(ids([...rows.slice(at), ...rows.slice(0, at)].reverse())).toEqual(ids(rows));
      }),
    );
  });
});

describe('G1 generic chats: words', () => {
  it.each([
    ['buyer', '买家 顾客 Customer incoming 收到 USER'],
    ['agent', '客服 商家 人工客服 Agent outgoing seller'],
    ['bot', '机器人 Robot 智能客服 自动回复'],
    ['system', '系统 系统消息 system'],
  ])('%s', (sender, words) => {
    for (const word of words.split(' ')) expect(findSender(word)).toBe(sender);
  });

  it('kinds, and words that are neither', () => {
    expect(
      ['文本', 'IMAGE', '商品卡片', 'order_card', '语音', '链接', '表情'].map(findKind),
    ).toEqual(['text', 'image', 'product', 'order', 'voice', 'link', 'image']);
    expect([findSender('阿明'), findSender(''), findKind('闪送')]).toEqual([null, null, null]);
  });
});
