// The sample shop's agents: who they are, what they are good at, and how they misbehave.
import type { Prng } from '../../lib/prng.ts';

/** 0 (none) … 1 (as good as it gets). What an agent does follows from these and their vice. */
export interface Skills {
  /** How quickly they answer and how many buyers they can hold at once. */
  readonly speed: number;
  /** Greets, says more than is asked, apologises, says goodbye. */
  readonly warmth: number;
  /** Asks what and what for. */
  readonly mining: number;
  /** Recommends what fits, with a reason; answers objections. */
  readonly selling: number;
  /** Follows up unpaid orders within fifteen minutes. */
  readonly reminding: number;
  /** Keeps to the rules of the platform and of decency. */
  readonly compliance: number;
}

/** What an agent with little compliance does. */
export type Vice = 'off-platform' | 'review-for-money' | 'absolute' | 'temper' | 'pester';

export interface SampleAgent {
  /** `店铺:子账号`. */
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly role: 'presale' | 'aftersale' | 'both';
  /** In one sentence, for the reader of the truth. */
  readonly character: string;
  readonly skills: Skills;
  readonly vice: Vice | null;
  /** Days before the first day of the sample that they were hired; negative: after it. */
  readonly hiredDaysBefore: number;
}

export const SHOP = '木棉集旗舰店';

type Seat = readonly [
  name: string,
  character: string,
  skills: string,
  vice: Vice | null,
  days: number,
];

/** Skills as six percentages: speed warmth mining selling reminding compliance. */
const SALES: readonly Seat[] = [
  ['小雅', '金牌：快、会问、会推荐、会催付', '92 92 92 94 92 99', null, 900],
  ['阿杰', '快，但惜字如金，问一句答一句', '96 22 12 22 30 90', null, 620],
  ['静静', '慢，但问得细、推得准，客单高', '18 86 94 92 80 99', null, 780],
  ['豆豆', '新人：热情，不熟产品，回得慢', '35 80 35 28 30 92', null, 6],
  ['大飞', '把买家往微信上引', '70 55 35 50 45 42', 'off-platform', 300],
  ['米粒', '中规中矩，从不催付', '62 66 55 55 6 97', null, 410],
  ['阿月', '夸大宣传，推荐不看需求', '66 60 20 44 62 50', 'absolute', 260],
  ['可乐', '消息轰炸，买家没说话他先说十句', '86 58 28 40 78 70', 'pester', 150],
  ['晓晓', '稳：各项都略高于平均', '70 74 66 68 66 97', null, 520],
];
const SERVICE: readonly Seat[] = [
  ['小北', '售后骨干：安抚、跟进、有结果', '82 94 60 60 70 99', null, 840],
  ['阿强', '脾气急，忙的时候会顶撞买家', '68 24 20 25 30 40', 'temper', 330],
  ['糖糖', '拿红包换好评', '60 78 40 45 45 46', 'review-for-money', 200],
];
const MORE_NAMES =
  '安安,阿宁,小满,子墨,星星,木木,阿黎,小鹿,南南,洛洛,青青,一一,阿北,团团,圆圆,果果';

/**
 * `count` agents (≥ 1): the twelve known characters first, then ordinary ones drawn by chance. A
 * quarter works after-sale; with fewer than four everybody does both.
 */
export function hireStaff(count: number, rng: Prng): readonly SampleAgent[] {
  const service = count < 4 ? 0 : Math.max(1, Math.round(count / 4));
  const sales = count - service;
  const staff: SampleAgent[] = [];
  for (let i = 0; i < sales; i += 1) {
    const group = count < 4 ? '客服组' : i < Math.ceil(sales / 2) ? '售前一组' : '售前二组';
    staff.push(seat(SALES[i], group, count < 4 ? 'both' : 'presale', staff.length, rng));
  }
  for (let i = 0; i < service; i += 1) {
    staff.push(seat(SERVICE[i], '售后组', 'aftersale', staff.length, rng));
  }
  return staff;
}

function seat(
  known: Seat | undefined,
  group: string,
  role: SampleAgent['role'],
  index: number,
  rng: Prng,
): SampleAgent {
  const names = MORE_NAMES.split(',');
  const lap = Math.floor(index / names.length);
  const [name, character, skills, vice, days] = known ?? [
    `${names[index % names.length]!}${lap === 0 ? '' : lap + 1}`,
    '普通客服',
    Array.from({ length: 6 }, (_, i) => (i === 5 ? 97 : rng.between(30, 85))).join(' '),
    null,
    rng.between(30, 800),
  ];
  const [speed = 0, warmth = 0, mining = 0, selling = 0, reminding = 0, compliance = 0] = skills
    .split(' ')
    .map((percent) => Number(percent) / 100);
  return {
    id: `${SHOP}:${name}`,
    name,
    group,
    role,
    character,
    skills: { speed, warmth, mining, selling, reminding, compliance },
    vice,
    hiredDaysBefore: days,
  };
}
