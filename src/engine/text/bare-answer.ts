// Whether a line only says yes or no: 是的, 有的亲, 可以哦, 嗯嗯.
import { fold } from '../../lib/text-folding.ts';
import { isQuestion } from './question.ts';
import { isWordUnit } from './sentence-edge.ts';

/** Longer lines say more than yes or no. */
const unitsMax = 24;

/** Said around an answer; longest first, so that 不好意思 is not read as 不好. */
const courtesy =
  /不好意思|亲爱的|您好|你好|客官|宝贝|小主|顾客|先生|女士|谢谢|感谢|抱歉|请放心|放心|亲亲|这边|这个/g;
const particles = '亲|的|哦|喔|噢|呢|呀|啊|哈|啦|哒|滴|嘛|了|哟|额|那|都|也';
const core =
  '是|对|有货|没货|现货|有现货|有|木有|没有|没|可以|可|能|会|行|好|嗯|恩|昂|在|不可以|不能|不会|不行|不是|不用|不需要|不对|不好|不支持|支持|无|没问题|ok|yes|no|当然';
const onlyAnswer = new RegExp(`^(?:${core}|${particles})+$`);
const anyCore = new RegExp(core);

/** All that bare answers are made of; any other character outside brackets settles that a line is none. */
export const BARE_UNITS = core + particles + courtesy.source;
const made = new Uint8Array(65_536);
for (const unit of BARE_UNITS) made[unit.charCodeAt(0)] = 1;

function mayBeBare(folded: string): boolean {
  for (let i = 0; i < folded.length; i++) {
    const unit = folded.charCodeAt(i);
    if (made[unit] === 1 || !isWordUnit(unit)) continue;
    const open = folded.lastIndexOf('[', i);
    if (open < 0 || i - open > 6) return false;
  }
  return true;
}

/** True if nothing but yes or no is left once courtesy words, signs and emoji are taken away. */
export function isBareAnswer(text: string): boolean {
  if (text.length > unitsMax * 3) return false;
  const folded = fold(text).text;
  if (!mayBeBare(folded)) return false;
  const words = folded
    .replace(/\[[^\]]{1,6}\]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .replace(courtesy, '');
  if (words.length === 0 || words.length > unitsMax) return false;
  return anyCore.test(words) && onlyAnswer.test(words) && !isQuestion(text);
}
