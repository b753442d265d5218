// What of a line carries content: folded, without courtesy, particles, signs and emoji.
import { fold } from '../../lib/text-folding.ts';

const courtesy =
  /不好意思|非常抱歉|很抱歉|抱歉|麻烦您?|亲爱的|您好|你好|客官|宝贝|小主|顾客|先生|女士|谢谢|感谢|请问|亲亲|亲|哈喽|嗨|辛苦您?了?/g;
const emoticon = /\[[^\]]{1,6}\]|\/:[a-z0-9^_-]{1,6}/g;

/** Units that say little by themselves; they weigh a quarter. */
const lightUnits: ReadonlySet<string> = new Set(
  '的了吗呢啊哦呀吧嘛哈啦么是我你您他它们这那个就都也还在有一和与给把让到要会可以能不没什怎请下',
);

/** Weight of a unit in comparisons: 1 for what carries content, 0.25 for what does not. */
export function unitWeight(unit: string): number {
  return lightUnits.has(unit) ? 0.25 : 1;
}

const UNKNOWN = 0;
const DROPPED = 1;
const KEPT = 2;
/** Of each unit whether it is a letter or digit, found out when first met. */
const kinds = new Uint8Array(65_536);

function isKept(unit: number): boolean {
  if (kinds[unit] === UNKNOWN) {
    kinds[unit] = /[\p{L}\p{N}]/u.test(String.fromCharCode(unit)) ? KEPT : DROPPED;
  }
  return kinds[unit] === KEPT;
}

/** Only letters, digits and characters; a loop, as most lines have a sign or two and no more. */
function withoutSigns(text: string): string {
  let kept = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit >= 0xd800 && unit <= 0xdfff) return text.replace(/[^\p{L}\p{N}]+/gu, '');
    if (isKept(unit)) continue;
    kept += text.slice(from, i);
    from = i + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** Folded, and only letters, digits and characters that are no courtesy; runs between signs joined. */
export function contentOf(text: string): string {
  let content = fold(text).text;
  if (content.includes('[') || content.includes('/:')) content = content.replace(emoticon, '');
  return withoutSigns(content.replace(courtesy, ''));
}
