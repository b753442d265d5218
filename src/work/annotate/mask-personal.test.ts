// No personal datum planted in a conversation is left in what is sent, however it is written.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Conversation, Line } from '../../domain/analysis.ts';
import type { Message } from '../../domain/event.ts';
import { foldInPlace } from '../../lib/text-folding.ts';
import { parseAiSettings } from './ai-settings.ts';
import { assembleQuestion } from './ask-model.ts';
import { requestBody } from './chat-completion.ts';
import { createMask, type KnownPeople } from './mask-personal.ts';
import { parseAnnotator } from './parse-annotator.ts';
import { presentTranscript } from './transcript.ts';

const NOBODY: KnownPeople = { buyer: '', agents: [], staff: [], shop: '', orderIds: [] };

describe('placeholders', () => {
  const people: KnownPeople = {
    buyer: 'tb_月亮船',
    agents: [['云上小铺:小雅', '孙雅'], ['云上小铺:阿强']],
    staff: ['云上小铺:小丽'],
    shop: '云上小铺',
    orderIds: ['A1001'],
  };
  test.each([
    ['我的电话13800001234，打不通打13800001234', '我的电话[电话1]，打不通打[电话1]'],
    ['１３８ 0000 1234 或者 139-1111-2222', '[电话1] 或者 [电话2]'],
    ['一三八零零零零一二三四', '[号码1]'],
    ['138\u200b0000\u200b1234', '[电话1]'],
    ['加微信 moon_boat88 哦', '加微信 [微信号1] 哦'],
    ['发到 moon.boat@example.com', '发到 [邮箱1]'],
    ['身份证 11010519491231002X', '身份证 [证件号1]'],
    ['卡号 6222 0212 3456 7890 128', '卡号 [银行卡1]'],
    ['寄到浙江省杭州市西湖区文三路477号华星大厦3楼', '寄到[地址1]'],
    ['3号楼2单元501', '[地址1]'],
    ['收货人：王小明', '收货人：[姓名1]'],
    ['王小明，13800001234', '[姓名1]，[电话1]'],
    ['李女士您好，我是小雅', '[姓名1]女士您好，我是[客服1]'],
    ['亲爱的 TB_月亮船，阿强和小丽都下班了', '亲爱的 [买家1]，[客服2]和[同事1]都下班了'],
    ['订单a1001到了吗', '订单[订单号1]到了吗'],
    ['看 https://item.taobao.com/item.htm?id=5432109876', '看 [链接1]'],
    [
      '这件 199 元，M 码 165/88A 还有 3 件，48 小时内发',
      '这件 199 元，M 码 165/88A 还有 3 件，48 小时内发',
    ],
  ])('Q13 %s', (given, masked) => {
    expect(createMask(people)(given)).toBe(masked);
  });

  test('Q13 the same piece keeps its placeholder through a conversation', () => {
    const mask = createMask(NOBODY);
    expect([mask('13800001234'), mask('13900001234'), mask('138-0000-1234')]).toEqual([
      '[电话1]',
      '[电话2]',
      '[电话1]',
    ]);
  });
});

test('Q13 where a name and a number overlap, no end of either is left over', () => {
  const mask = createMask({ ...NOBODY, buyer: '小猫138' });
  expect(mask('小猫13800001234')).toBe('[电话1]');
});

const digits = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

const mobile = fc
  .tuple(fc.constantFrom('13', '15', '17', '18', '19'), digits(9))
  .map(([head, rest]) => head + rest);

/** As people write a number: plain, in groups, wide, with something invisible in it, in words. */
const written = (number: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.tuple(number, fc.constantFrom('', ' ', '-', '.'), fc.nat(4)).map(([plain, gap, style]) => {
    if (style === 1) return plain.replace(/(.{3})(.{4})/, `$1${gap}$2${gap}`);
    if (style === 2) return wide(plain);
    if (style === 3) return `${plain.slice(0, 4)}\u200b${plain.slice(4)}`;
    if (style === 4) return plain.replace(/\d/g, (digit) => '零一二三四五六七八九'[Number(digit)]!);
    return plain;
  });

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

const idCard = fc
  .tuple(
    fc.constantFrom('110105', '330106', '440305'),
    fc.integer({ min: 1950, max: 2005 }),
    digits(3),
  )
  .map(([region, year, serial]) => {
    const body = `${region}${year}0316${serial}`;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((total, weight, i) => total + weight * Number(body[i]), 0);
    return body + '10X98765432'[sum % 11];
  });

const handle = fc
  .tuple(
    fc.string({ unit: fc.constantFrom(...'abcdefghkmnpqrstuvwxyz'), minLength: 4, maxLength: 8 }),
    digits(3),
  )
  .map(([letters, number]) => `${letters}_${number}`);
const road = fc.constantFrom('文三路', '中山大道', '人民南路', '解放街');
const region = fc.constantFrom('浙江省杭州市西湖区', '广东省深圳市南山区', '上海市浦东新区');
const name = fc
  .tuple(fc.constantFrom(...'王李张刘陈杨赵周吴徐'), fc.constantFrom('小明', '建国', '雨桐', '芳'))
  .map(([family, given]) => family + given);

/** A datum with the sentence around it; `secret` must not be seen afterwards. */
const planted: fc.Arbitrary<{ readonly said: string; readonly secret: string }> = fc.oneof(
  written(mobile).map((secret) => ({ secret, said: `我的电话${secret}，到了打给我` })),
  written(mobile).map((secret) => ({ secret, said: secret })),
  idCard.map((secret) => ({ secret, said: `身份证号是${secret}` })),
  digits(19).map((tail) => ({
    secret: `62${tail}`.slice(0, 19),
    said: `退到卡 62${tail}`.slice(0, 23),
  })),
  handle.map((secret) => ({ secret, said: `加我微信${secret}` })),
  handle.map((secret) => ({ secret, said: `搜 ${secret} 就是我` })),
  digits(9).map((number) => ({ secret: `1${number}`, said: `QQ 1${number}` })),
  handle.map((user) => ({ secret: `${user}@example.com`, said: `邮箱${user}@example.com` })),
  digits(18).map((number) => ({ secret: `3${number}`, said: `订单号：3${number} 什么时候发` })),
  fc.tuple(region, road, fc.integer({ min: 1, max: 999 })).map(([where, street, house]) => ({
    secret: `${street}${house}号`,
    said: `地址改成${where}${street}${house}号`,
  })),
  name.map((secret) => ({ secret, said: `收件人：${secret}` })),
  fc.tuple(name, mobile).map(([secret, phone]) => ({ secret, said: `${secret} ${phone}` })),
);

const filler = fc.constantFrom(
  '',
  '在吗',
  '尺码偏大吗？',
  '好的亲，',
  '！！',
  '😀',
  '199 元能便宜吗 ',
  '\n',
);

function lineOf(text: string, index: number, by: 'buyer' | 'agent', agent: string): Line {
  const message: Message = {
    type: 'message',
    id: `m${index}`,
    at: null,
    seq: index,
    conversation: null,
    by,
    agent,
    kind: 'text',
    text,
    sku: null,
    orderId: null,
    auto: false,
    revokedAt: null,
    revision: 0,
  };
  return { message, index, auto: false, revoked: false, closing: false };
}

function conversationOf(texts: readonly string[], agent: string): Conversation {
  const lines = texts.map((text, i) => lineOf(text, i, i % 2 === 0 ? 'buyer' : 'agent', agent));
  return {
    id: 'c',
    given: false,
    lines,
    startAt: null,
    endAt: null,
    agents: [agent],
    agent,
    rounds: [],
    receptions: [],
    phase: 'unknown',
    phaseBasis: 'text',
    leftOut: null,
    orderIds: [],
  };
}

const { annotator } = parseAnnotator(
  'id: x\nversion: 1\nname: { zh: 试, en: try }\nquestion: 问\nanswer: { type: boolean, yes: 是, no: 否 }\nprompt: "{question}{answer}\\n<会话>\\n{transcript}"\nmessagesMax: 500',
  'x.yaml',
);
const { settings } = parseAiSettings(
  'baseUrl: http://127.0.0.1:9\nmodel: m\nbudget: 1\nprices: { input: 1, output: 1 }',
  {},
);

/** What only differs in width, case, invisible characters and gaps is the same datum. */
function plain(text: string): string {
  return foldInPlace(text).replace(/[\u200b\s.-]/g, '');
}

test('Q13 nothing planted survives in the body of the request', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(filler, planted, filler), { minLength: 1, maxLength: 8 }),
      fc.tuple(handle, fc.constantFrom('小', '阿', '晓')).map(([nick, head]) => `${head}${nick}`),
      fc.constantFrom('云上小铺:小雅', '旗舰店:阿强', '客服:May'),
      (parts, buyer, agent) => {
        const short = agent.split(':')[1]!;
        const texts = [
          ...parts.map(([before, { said }, after]) => `${before}${said}${after}`),
          `我是${short}，${buyer}您好`,
        ];
        const mask = createMask({ ...NOBODY, buyer, agents: [[agent]] });
        const transcript = presentTranscript(conversationOf(texts, agent), 500, mask);
        const body = requestBody(settings!, assembleQuestion(annotator!, transcript, 'm').messages);
        const { messages } = JSON.parse(body) as { messages: { content: string }[] };
        const sent = plain(messages.at(-1)!.content.split('<会话>')[1]!);
        for (const [, { secret }] of parts) expect(sent).not.toContain(plain(secret));
        for (const secret of [buyer, agent, short]) expect(sent).not.toContain(plain(secret));
      },
    ),
    { numRuns: 500 },
  );
});

test('Q13 neither time, message id, picture address nor a revoked line is sent', () => {
  const conversation = conversationOf(['看图', '撤回的话'], '店:小雅');
  const [first, second] = conversation.lines as [Line, Line];
  const image: Message = { ...first.message, kind: 'image', text: 'https://img.example.com/1.jpg' };
  const lines = [
    { ...first, message: image },
    { ...second, revoked: true },
  ];
  const { text, shown } = presentTranscript({ ...conversation, lines }, 10, createMask(NOBODY));
  expect(text).toBe('1 买家：[图片]');
  expect([...shown]).toEqual([[1, 'm0']]);
});

test('Q13 of a long conversation the beginning and the end are sent, with numbers that still fit', () => {
  const texts = Array.from({ length: 20 }, (_, i) => `第${'一二三四五六七八九十'[i % 10]}句`);
  const { text, shown } = presentTranscript(
    conversationOf(texts, '店:小雅'),
    8,
    createMask(NOBODY),
  );
  expect(text.split('\n')).toHaveLength(9);
  expect(text).toContain('（中间省略 12 句）');
  expect([...shown.keys()]).toEqual([1, 2, 15, 16, 17, 18, 19, 20]);
  expect(shown.get(15)).toBe('m14');
});

test('Q13 a message of megabytes is cut where no number can be split', () => {
  const long = `${'哈'.repeat(3990)}13800001234${'哈'.repeat(5_000_000)}`;
  const { text } = presentTranscript(conversationOf([long], '店:小雅'), 8, createMask(NOBODY));
  expect(text.length).toBeLessThan(700);
  expect(text).not.toContain('1380');
});
