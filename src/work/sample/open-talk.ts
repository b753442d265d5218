// Begins a conversation of the sample: who, about what, and the words that fill its sentences.
import type { Prng } from '../../lib/prng.ts';
import { minuteOfDay } from '../../lib/zone.ts';
import { SECOND_MS, ZONE_MS } from './calendar.ts';
import { catalogue, type SampleProduct } from './catalogue.ts';
import type { SampleBuyer } from './people.ts';
import type { Goods } from './phrasebook.ts';
import { FULL_FEN, OFF_FEN } from './place-order.ts';
import { countOpen, type Desk } from './roster.ts';
import type { Talk } from './talk.ts';
import type { Scenario } from './truth.ts';

export interface TalkStart {
  readonly id: string;
  readonly scenario: Scenario;
  readonly buyer: SampleBuyer;
  readonly product: SampleProduct;
  readonly desk: Desk | null;
  readonly at: number;
  readonly promotion: boolean;
}

const BY_SKU = new Map(catalogue.map((product) => [product.sku, product]));
const FEEL: Readonly<Record<Goods, readonly string[]>> = {
  clothes: ['手感软软的', '垂感好', '轻薄不贴身', '挺括有型'],
  bed: ['摸着滑滑的', '软糯亲肤', '干爽不粘'],
  small: ['轻巧', '好收纳'],
  cup: ['拿着有分量', '温润细腻', '通透'],
};
const WHO = ['妈妈', '婆婆', '闺蜜', '老婆', '女朋友', '姐姐', '同事', '老师'];

/** A conversation about to begin with no line yet. */
export function openTalk(rng: Prng, start: TalkStart): Talk {
  const agent = start.desk?.agent ?? null;
  return {
    id: start.id,
    scenario: start.scenario,
    buyer: start.buyer,
    product: start.product,
    desk: start.desk,
    promotion: start.promotion,
    rng,
    agent,
    slots: fillSlots(rng, start),
    load: start.desk === null ? 0 : countOpen(start.desk, start.at),
    now: start.at - SECOND_MS,
    lines: [],
    waiting: null,
    waits: [],
    used: new Set(),
    steps: { what: null, why: null, also: null },
    planted: [],
    orders: [],
    recommended: [],
    persuasion: 0,
    greeted: false,
    welcomed: false,
    farewell: null,
    thinking: false,
    dropped: false,
  };
}

function fillSlots(rng: Prng, start: TalkStart): Record<string, string> {
  const { product, buyer } = start;
  const color = rng.int(product.colours.length);
  const size = rng.int(product.sizes.length);
  const next = (list: readonly string[], at: number, none: string): string =>
    list.length === 1 ? none : list[(at + 1) % list.length]!;
  const other = BY_SKU.get(product.boughtWith[0] ?? '') ?? product;
  const yuan = product.priceFen / 100;
  const minute = minuteOfDay(start.at, ZONE_MS);
  return {
    p: product.name,
    price: String(yuan),
    low: String(Math.max(19, Math.round((yuan * 0.8) / 10) * 10 - 1)),
    mat: product.material,
    style: product.style,
    fit: product.fit,
    feel: rng.pick(FEEL[product.goods]),
    need: product.need,
    use: rng.pick(product.uses),
    color: product.colours[color]!,
    color2: next(product.colours, color, '别的颜色'),
    size: product.sizes[size]!,
    size2: next(product.sizes, size, '大一号'),
    q: other.name,
    qprice: String(other.priceFen / 100),
    shared: '',
    reason: '',
    h: String(buyer.height),
    w: String(buyer.weight),
    waist: `${rng.between(62, 88)}厘米`,
    mh: String(rng.between(165, 173)),
    mw: String(rng.between(92, 108)),
    who: rng.pick(WHO),
    prov: buyer.province.replace('省', ''),
    city: buyer.city.replace('市', ''),
    courier: rng.pick(['顺丰', '中通', '圆通', '韵达', '邮政']),
    n: String(rng.between(3, 9)),
    days: String(rng.between(2, 4)),
    day: rng.pick(['周五', '周六', '周日', '下周一', '后天']),
    hour: String(rng.between(16, 18)),
    promo: '618',
    full: String(FULL_FEN / 100),
    off: String(OFF_FEN / 100),
    fee: String(rng.between(10, 18)),
    agent: start.desk?.agent.name ?? '',
    hello: minute < 660 ? '早上' : minute < 1080 ? '下午' : '晚上',
    order: '',
    ship: rng.pick(['今天', '今天下午', '明早']),
    d8: String(10_000_000 + rng.int(90_000_000)),
  };
}
