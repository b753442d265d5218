// A made-up month of a shop as analyses, with agents who differ in skill; for tests of the report.
import type { Analysis, AttributedOrder, Inquiry, Verdict } from '../domain/analysis.ts';
import { type Agent, defaultSetup, type Setup } from '../domain/setup.ts';
import { createPrng, type Prng } from '../lib/prng.ts';
import { dayNumber, dayStart, dayText, weekday } from '../lib/zone.ts';
import {
  buildConversation,
  buildOrder,
  buildVerdict,
  type ScriptLine,
} from './report-conversation.ts';

const SHOP = '云栖家居旗舰店';
const HOUR = 3_600_000;
const ZONE = 8 * HOUR;
const FIRST_DAY = dayNumber(1_748_707_200_000, ZONE);
export const MONTH_DAYS = 30;
export const MONTH_AS_OF = dayStart(FIRST_DAY + MONTH_DAYS, ZONE);

const NAMES = [
  '小雅',
  '阿宁',
  '可可',
  '晚晚',
  '小舟',
  '木木',
  '青禾',
  '思思',
  '阿泽',
  '小满',
  '豆豆',
  '南星',
];
const PRODUCTS = [
  ['K01', '加厚羊羔绒四件套', 39_900],
  ['K02', '乳胶记忆枕', 16_900],
  ['K03', '亚麻遮光窗帘 定制', 52_800],
  ['K04', '全棉儿童空调被', 22_900],
] as const;
const ASKS = [
  '这个{p}现在拍几天能到呀',
  '{p}洗了会不会缩水',
  '我家床一米八的用哪个尺寸，{p}有吗',
  '{p}有点贵了，有优惠吗',
  '{p}是送长辈的，老人家用着舒服不',
];
const REPLIES = [
  '亲，这款可以机洗，水温别超过三十度',
  '亲，明天下午前拍当天能发',
  '有的亲，一米八选大号',
];

export interface ReportMonth {
  readonly setup: Setup;
  readonly analyses: readonly Analysis[];
}

/** Equal seeds give equal months. `conversations` is how many buyers come. */
export function buildReportMonth(seed: number, conversations: number): ReportMonth {
  const prng = createPrng(seed, 'report-month');
  const agents = new Map<string, Agent>(
    NAMES.map((name, i) => {
      const id = `${SHOP}:${name}`;
      const group = i < 5 ? '售前一组' : i < 10 ? '售前二组' : '售后组';
      return [id, { id, name, group, role: 'presale', hiredAt: null }];
    }),
  );
  const products = new Map(
    PRODUCTS.map(([sku, title, priceFen]) => [
      sku,
      { sku, title, category: null, priceFen, attributes: {}, uses: [], boughtWith: [] },
    ]),
  );
  const policy = {
    id: 'test',
    version: 1,
    name: { zh: '通用口径', en: 'Common' },
    note: { zh: '', en: '' },
    source: 'test',
    criterion: 'placed-first',
    who: 'last',
    inquiryWindowMs: 48 * HOUR,
    paymentWindowMs: null,
    afterSaleMs: 21 * 24 * HOUR,
    agentSentencesMin: 0,
    transferredSentencesMin: 0,
    transferToAfterSale: 'count',
    crossDayChat: 'each-day',
    countedHours: null,
    firstLostExempt: false,
    silentFollowUpMs: 0,
    silentFollowUpIdleMs: 0,
    presalePaid: 'final',
    flaggedOrders: 'count',
    netOfRefund: true,
    withPostage: false,
    cancelReversesMs: null,
  } as const;
  const setup: Setup = { ...defaultSetup(policy), agents, products };
  const analyses = Array.from({ length: conversations }, (_, i) => buyerOf(prng, i));
  return { setup, analyses };
}

interface Draw {
  readonly agent: string;
  /** 0 worst … 1 best. */
  readonly skill: number;
  readonly startAt: number;
  readonly crowded: boolean;
}

function draw(prng: Prng): Draw {
  const index = prng.weighted([9, 8, 12, 7, 9, 6, 9, 8, 10, 5, 3, 6]);
  const crowdedDay = prng.chance(0.16);
  const day = FIRST_DAY + (crowdedDay ? prng.between(15, 17) : prng.int(MONTH_DAYS));
  const peak = weekday(day) === 0 || weekday(day) === 6 ? 15 : 20;
  const hour = Math.max(8, Math.min(22, Math.round(peak + prng.normal() * 3.4)));
  const startAt = dayStart(day, ZONE) + hour * HOUR + prng.int(3600) * 1000;
  const crowded = day - FIRST_DAY >= 15 && day - FIRST_DAY <= 17;
  return { agent: `${SHOP}:${NAMES[index]}`, skill: ((index * 5) % 12) / 11, startAt, crowded };
}

function linesOf(prng: Prng, d: Draw, product: (typeof PRODUCTS)[number]): ScriptLine[] {
  const wait = Math.round(prng.logNormal(d.crowded ? 30 : 14 + (1 - d.skill) * 14, 0.7));
  const ask = prng.pick(ASKS).replace('{p}', product[1]);
  const lines: ScriptLine[] = [
    { after: 0, by: 'buyer', text: '在吗' },
    { after: 1, by: 'agent', text: '您好，欢迎光临云栖家居，请问有什么可以帮您', auto: true },
    { after: 6, by: 'buyer', text: product[1], sku: product[0] },
    { after: 9, by: 'buyer', text: ask },
    { after: 9 + wait, by: 'agent', text: prng.pick(REPLIES) },
  ];
  let at = 9 + wait;
  if (prng.chance(0.2 + d.skill * 0.5)) {
    lines.push(
      { after: at + 12, by: 'agent', text: '您是自己用还是送人呢？放在主卧还是客房？' },
      { after: at + 42, by: 'buyer', text: '自己用，主卧的' },
      { after: at + 62, by: 'agent', text: '那配同色的枕套也合适，料子一样，洗起来不分开' },
    );
    at += 62;
  }
  at += 40;
  lines.push({ after: at, by: 'buyer', text: prng.chance(0.5) ? '我再看看吧' : '好的' });
  if (d.skill < 0.3 && prng.chance(0.2)) {
    for (let i = 1; i <= 12; i++) {
      lines.push({ after: at + i * 4, by: 'agent', text: '亲，还在吗？今天活动最后一天了哦' });
    }
  }
  return lines;
}

function buyerOf(prng: Prng, index: number): Analysis {
  const d = draw(prng);
  const product = prng.pick(PRODUCTS);
  const id = `C${String(index).padStart(5, '0')}`;
  const lines = linesOf(prng, d, product);
  const ordered = prng.chance((0.2 + d.skill * 0.35) * (d.crowded ? 0.6 : 1));
  const paid = ordered && prng.chance(0.7 + d.skill * 0.25);
  const orderId = `26${String(index).padStart(12, '0')}`;
  const script = { id, shop: SHOP, agent: d.agent, startAt: d.startAt, lines };
  const conversation = buildConversation({ ...script, orderIds: ordered ? [orderId] : [] });
  const day = dayText(dayNumber(d.startAt, ZONE));
  const placedAt = (conversation.endAt ?? d.startAt) + 60_000;
  const closed = ordered && !paid && prng.chance(0.6);
  const quantity = prng.chance(0.2 + d.skill * 0.2) ? 2 : 1;
  const fen = product[2] * quantity;
  const order: AttributedOrder = buildOrder({
    orderId,
    state: paid ? 'paid' : closed ? 'closed' : 'placed',
    placedAt,
    paidAt: paid ? placedAt + 120_000 : null,
    closedAt: closed ? placedAt + 86_400_000 : null,
    paid,
    closed,
    placedFen: fen,
    paidFen: paid ? fen : 0,
    items: [
      {
        sku: product[0],
        title: product[1],
        quantity,
        priceFen: product[2],
        paidFen: null,
        refundFen: 0,
      },
    ],
    ownership: 'attributed',
    owner: d.agent,
    conversation: id,
    inquiryDay: day,
    salesFen: paid ? fen : 0,
    counted: paid,
    lost: closed,
    trace: [{ code: 'owner-last', agent: d.agent, conversation: id, at: placedAt, detail: {} }],
  });
  const silent = prng.chance(0.12);
  const silentOrder = buildOrder({
    orderId: `27${String(index).padStart(12, '0')}`,
    state: 'paid',
    placedAt,
    paidAt: placedAt,
    paid: true,
    placedFen: 16_900,
    paidFen: 16_900,
    salesFen: 16_900,
    counted: true,
    trace: [{ code: 'no-chat', agent: null, conversation: null, at: null, detail: {} }],
  });
  const inquiry: Inquiry = {
    day,
    agent: d.agent,
    conversation: id,
    startAt: d.startAt,
    orderIds: ordered ? [orderId] : [],
    ordered,
    paid,
    orderedInWindow: ordered,
    paidInWindow: paid,
    lostExempt: false,
    salesFen: paid ? fen : 0,
    provisional: d.startAt > MONTH_AS_OF - 36 * HOUR,
  };
  return {
    shop: SHOP,
    buyer: `买家${index}`,
    asOf: MONTH_AS_OF,
    recheckAt: null,
    conversations: [conversation],
    orders: [...(ordered ? [order] : []), ...(silent ? [silentOrder] : [])],
    inquiries: [inquiry],
    verdicts: verdictsOf(prng, d, conversation, ordered ? order : null),
    messagesLeftOut: 0,
  };
}

function verdictsOf(
  prng: Prng,
  d: Draw,
  conversation: ReturnType<typeof buildConversation>,
  order: AttributedOrder | null,
): Verdict[] {
  const wait = conversation.rounds[0]?.waitMs ?? 0;
  const question = conversation.lines[3]?.message.id ?? null;
  const pestered = conversation.lines.filter((line) => line.message.text.includes('还在吗'));
  const mined = conversation.lines.find((line) => line.message.text.includes('自己用还是'));
  const last = conversation.lines.at(-1);
  const letGo = last?.message.text === '我再看看吧';
  const reminded = order !== null && prng.chance(d.skill);
  const one = (rule: string, hit: boolean, evidence: Verdict['evidence']): Verdict =>
    buildVerdict(conversation, rule, hit ? 'hit' : 'miss', hit ? { evidence } : {});
  const verdicts = [
    one('slow-first-reply', wait > 20_000, [{ messageId: question, role: 'trigger' }]),
    one('unanswered', false, []),
    one(
      'repeated-pestering',
      pestered.length > 10,
      pestered.map((line) => ({
        messageId: line.message.id,
        role: 'wrong' as const,
        start: 2,
        end: 6,
      })),
    ),
    one('let-go-without-asking', letGo && mined === undefined, [
      { messageId: last?.message.id ?? null, role: 'wrong', start: 1, end: 4 },
    ]),
    one('forbidden-off-platform', false, []),
    one('good-needs-mining', mined !== undefined, [
      { messageId: mined?.message.id ?? null, role: 'good' },
    ]),
    buildVerdict(conversation, 'blind-recommendation', 'na', { reason: 'no-recommendation' }),
    buildVerdict(conversation, 'buyer-abuse', 'miss'),
  ];
  const orderId = order?.orderId;
  if (order === null || orderId === undefined) {
    verdicts.push(
      buildVerdict(conversation, 'missing-payment-reminder', 'na', { reason: 'no-order' }),
    );
  } else if (order.paid) {
    verdicts.push(
      buildVerdict(conversation, 'missing-payment-reminder', 'na', { reason: 'paid', orderId }),
    );
  } else {
    const from = order.placedAt ?? 0;
    const evidence = [{ messageId: null, role: 'absent' as const, from, to: from + 900_000 }];
    const result = reminded ? 'miss' : 'hit';
    verdicts.push(
      buildVerdict(conversation, 'missing-payment-reminder', result, { orderId, evidence }),
    );
  }
  return verdicts;
}
