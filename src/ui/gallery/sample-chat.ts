// A made-up conversation with everything in it that a transcript can show.
import type { TraceNode } from '../../engine/trace-node.ts';
import type { TranscriptLine, TranscriptMark, TranscriptOrderEvent } from '../transcript-items.ts';

const START = 1_779_242_520_000;
const s = (seconds: number): number => START + seconds * 1000;

type Row = readonly [
  number,
  TranscriptLine['by'],
  string,
  Partial<Omit<TranscriptLine, 'id' | 'at' | 'by' | 'text'>>?,
];

const BAG = { title: '云朵双肩包 15.6 寸 雾蓝', priceFen: 18_900, sku: 'B-207' };

const ROWS: readonly Row[] = [
  [0, 'system', '买家从商品详情页进入，由小禾接待'],
  [2, 'buyer', '', { kind: 'product', product: BAG }],
  [6, 'buyer', '在吗，这个包 15.6 寸的电脑放得下吗？'],
  [7, 'bot', '亲，小店客服马上就来，先看看常见问题：1 尺寸 2 发货 3 退换', { name: '店小助' }],
  [212, 'agent', '您好，放得下的，电脑仓是 39×28 厘米', { name: '小禾' }],
  [219, 'agent', '请问您平时是通勤背，还是出差也要用呢？', { name: '小禾' }],
  [246, 'buyer', '主要是出差，两三天那种'],
  [
    268,
    'agent',
    '明白啦，那可以看看这款能扩容的，和您看的同系列、同一种防泼水面料',
    { name: '小禾' },
  ],
  [
    270,
    'agent',
    '',
    {
      name: '小禾',
      kind: 'product',
      product: { title: '云朵扩容双肩包 20–32 升', priceFen: 25_900, sku: 'B-311' },
    },
  ],
  [301, 'buyer', '[图片]', { kind: 'image' }],
  [305, 'buyer', '同事背的是这种，比这个大吗'],
  [330, 'agent', '绝对是全网最好的包，闭眼入！', { name: '小禾' }],
  [338, 'agent', '您加我微信 kj_demo_01，我私下给您优惠', { name: '小禾', revoked: true }],
  [360, 'buyer', '还是要扩容的吧，颜色有雾蓝吗'],
  [384, 'agent', '有的，雾蓝现货，今天下单今天发', { name: '小禾' }],
  [409, 'buyer', '好的，谢谢', { closing: true }],
];

const TAIL: readonly Row[] = [
  [5_400, 'buyer', '什么时候发货呀'],
  [5_418, 'agent', '亲，今晚八点前的订单当天发出哦', { name: '阿青' }],
  [5_430, 'agent', '[语音]', { name: '阿青', kind: 'voice' }],
  [5_460, 'buyer', '好', { closing: true }],
];

const small: readonly Row[] = Array.from({ length: 22 }, (_, at): Row => {
  const pair = Math.floor(at / 2);
  return at % 2 === 0
    ? [2_600 + pair * 50, 'buyer', `第 ${pair + 1} 个夹层能放什么？`]
    : [2_618 + pair * 50, 'agent', '可以放充电器、数据线这些小东西', { name: '小禾' }];
});

export const LINES: readonly TranscriptLine[] = [...ROWS, ...small, ...TAIL].map(
  ([at, by, text, more], index) => ({
    id: `m${index}`,
    at: s(at),
    by,
    name: '',
    kind: by === 'system' ? 'system' : 'text',
    text,
    auto: by === 'bot',
    revoked: false,
    ...more,
  }),
);

export const ORDERS: readonly TranscriptOrderEvent[] = [
  {
    id: 'o1',
    orderId: 'D20260520001',
    at: s(640),
    state: 'placed',
    amountFen: 25_900,
    title: '云朵扩容双肩包 雾蓝 ×1',
  },
  {
    id: 'o2',
    orderId: 'D20260520001',
    at: s(2_480),
    state: 'paid',
    amountFen: 25_900,
    title: '云朵扩容双肩包 雾蓝 ×1',
  },
];

export const MARKS: readonly TranscriptMark[] = [
  { rule: 'slow-first-response', ruleName: '首次响应超时', tone: 'bad', messageId: 'm1' },
  {
    rule: 'slow-first-response',
    ruleName: '首次响应超时',
    tone: 'bad',
    messageId: 'm4',
    note: '等了 3 分 30 秒，超过 20 秒',
  },
  { rule: 'good-needs', ruleName: '主动挖需求', tone: 'good', messageId: 'm5', start: 0, end: 18 },
  {
    rule: 'good-needs',
    ruleName: '主动挖需求',
    tone: 'good',
    messageId: 'm7',
    start: 17,
    end: 32,
    note: '推荐说出了共同点',
  },
  {
    rule: 'forbidden-superlative',
    ruleName: '绝对化用语',
    tone: 'bad',
    messageId: 'm11',
    start: 3,
    end: 8,
  },
  {
    rule: 'missing-payment-reminder',
    ruleName: '未催付',
    tone: 'bad',
    messageId: null,
    to: s(1_540),
    note: '下单 15 分钟没付款，没有人过问',
  },
];

export const TRACE: readonly TraceNode[] = [
  {
    operator: 'all',
    settings: {},
    value: 'hit',
    reason: null,
    evidence: [],
    children: [
      {
        operator: 'firstResponse',
        settings: { over: '20s' },
        value: 'hit',
        reason: null,
        evidence: [{ messageId: 'm4', role: 'wrong', note: 'wait 3m30s > 20s' }],
        children: [],
      },
      {
        operator: 'not',
        settings: {},
        value: 'hit',
        reason: null,
        evidence: [],
        children: [
          {
            operator: 'says',
            settings: { by: 'agent', any: '@apology' },
            value: 'miss',
            reason: null,
            evidence: [],
            children: [],
          },
        ],
      },
      {
        operator: 'says',
        settings: { by: 'agent', any: '@superlative' },
        value: 'hit',
        reason: null,
        evidence: [{ messageId: 'm11', start: 3, end: 8, role: 'wrong' }],
        children: [],
      },
      {
        operator: 'offDuty',
        settings: { during: '20s' },
        value: 'na',
        reason: 'off-duty',
        evidence: [],
        children: [],
      },
    ],
  },
];

export const RULE_YAML = `id: slow-first-response   # 文件名就是规则名
version: 3
name: { zh: 首次响应超时, en: Slow first response }
type: 不予理睬型
severity: major
dimension: attitude
options:
  limit: 20s
when:
  firstResponse: { over: "{limit}" }
naWhen:
  - offDuty: { during: "{limit}" }
  - says: { by: buyer, any: ["@closing", 好的谢谢], count: two }
`;
