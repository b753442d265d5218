// How people really write: slips, dialect and missing marks of buyers, an agent's 亲 and smiles.
import type { Prng } from '../../lib/prng.ts';

const SLIPS: readonly (readonly [string, string])[] = [
  ['什么', '啥'],
  ['怎么', '咋'],
  ['没有', '木有'],
  ['的', '滴'],
  ['吗', '嘛'],
  ['吗', '么'],
  ['在吗', '再吗'],
  ['尺码', '尺马'],
  ['已经', '以经'],
  ['面料', '面科'],
  ['这个', '介个'],
  ['这款', '这宽'],
  ['不会', '不回'],
  ['质量', '质亮'],
  ['可以', '阔以'],
];
const SMILES = ['😊', '🌹', '😄', '🙏', '[微笑]', '[玫瑰]', '~', '💐', '[爱心]'];
const MOODS = ['😅', '😂', '🤔', '[疑问]', '[捂脸]', '。。', '...', '！', '～', '哈'];
const ENDINGS = ['哦', '呢', '哈', '哟', '~'];
/** Letters after which a question mark can stand. */
const QUESTION_ENDS = '吗么吧呀啊少码大办样里到货';
const MARKS = '，。？！~～?!.)）]】';

/** A buyer's sentence as it is typed in a hurry. */
export function saltBuyerText(rng: Prng, text: string, asks = true): string {
  const draw = rng.next();
  if (!asks) return draw < 0.15 ? text + rng.pick(SMILES) : text;
  if (draw < 0.62) return text;
  if (draw < 0.74) {
    const [right, wrong] = rng.pick(SLIPS);
    return text.replace(right, wrong);
  }
  if (draw < 0.84) return text.replaceAll('，', ' ');
  if (draw < 0.92) return `${text}${rng.pick(MOODS)}`;
  return QUESTION_ENDS.includes(text.at(-1) ?? ' ') ? `${text}？` : text;
}

/** An agent's sentence with the courtesies of a warm one (0 cold … 1 warm). */
export function sweetenAgentText(rng: Prng, text: string, warmth: number): string {
  let sweet = text;
  if (!text.includes('亲') && !text.includes('您好') && rng.chance(0.35 * warmth)) {
    sweet = `${rng.pick(['亲，', '亲亲，', '亲~'])}${sweet}`;
  }
  const last = sweet.at(-1) ?? '';
  if (!MARKS.includes(last) && !'哦呢哈哟吗呀'.includes(last) && rng.chance(0.45 * warmth)) {
    sweet += rng.pick(ENDINGS);
  }
  return rng.chance(0.14 * warmth) ? sweet + rng.pick(SMILES) : sweet;
}
