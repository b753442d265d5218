// Buyers' ratings of the sample's conversations, as a back-end exports them: who was asked, who answered what.
import { createPrng } from '../../lib/prng.ts';
import { MINUTE_MS } from './calendar.ts';
import { csvLine } from './csv-line.ts';
import { timeText } from './sample-time.ts';
import { SHOP } from './staff.ts';
import type { Talk } from './talk.ts';

export const ratingHeader = '会话编号,店铺,买家,客服,是否邀评,评价,评价时间\r\n';

const DEGREES = ['非常不满意', '不满意', '一般', '满意', '非常满意'] as const;
/** By how pleased the buyer is, 0..4: chances of each degree, worst first. */
const ANSWERS: readonly (readonly number[])[] = [
  [50, 25, 15, 8, 2],
  [22, 24, 24, 20, 10],
  [6, 10, 20, 36, 28],
  [2, 3, 9, 36, 50],
  [1, 1, 4, 24, 70],
];
const ASKED = 0.45;
const ANSWERED = 0.35;
/** A first answer later than this displeases; later than the second, doubly. */
const PATIENCE_SECONDS = [30, 60] as const;

/**
 * The row of one conversation; '' if its buyer was not asked, nobody typed a line, or it had not come by
 * `asOf`. Drawn from a source of its own, so that nothing else of the sample depends on it.
 */
export function ratingRow(talk: Talk, seed: number, asOf: number): string {
  const rng = createPrng(seed, `rating ${talk.id}`);
  const last = talk.lines.findLast(({ by, auto }) => by === 'agent' && auto !== true);
  if (last === undefined || !rng.chance(ASKED)) return '';
  const answered = rng.chance(ANSWERED);
  const at = last.at + rng.between(1, 20) * MINUTE_MS;
  if (at > asOf) return '';
  const degree = answered ? DEGREES[rng.weighted(ANSWERS[pleasedBy(talk)]!)]! : '未评价';
  return csvLine([talk.id, SHOP, talk.buyer.nick, last.agent, '是', degree, timeText(at)]);
}

/** Slow answers and misconduct displease, and some buyers are hard to please. */
function pleasedBy({ waits, planted, buyer, dropped }: Talk): number {
  let pleased = 4;
  for (const seconds of PATIENCE_SECONDS) if ((waits[0] ?? 0) > seconds) pleased--;
  if (planted.some(({ rule, expect }) => expect === 'hit' && rule?.startsWith('forbidden-'))) {
    pleased--;
  }
  if (dropped) pleased -= 2;
  if (buyer.difficulty > 0.6) pleased--;
  return Math.max(0, pleased);
}
