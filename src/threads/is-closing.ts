// Is a buyer's line a bare closing (谢谢, 好的, 嗯嗯, a sticker): does it ask nothing?
import type { MessageKind } from '../domain/event.ts';
import { fold, foldUnit } from '../lib/text-folding.ts';
import {
  AFTER_DENIAL,
  BESIDE_CLOSING_WORDS,
  CLOSING_WORDS,
  DENIALS,
  STICKER_NAMES,
} from './closing-words.ts';
import { buildWordSet, wordAt } from './word-set.ts';

/** Longer lines say more than a closing. */
const LENGTH_MAX = 48;

/** They open: 你 and 好 would read as a closing otherwise. */
const GREETINGS: ReadonlySet<string> = new Set(['你好', '您好', '你们好', '亲好', '老板好']);
const CLOSES = new Set(CLOSING_WORDS);
const WORDS = buildWordSet([...CLOSING_WORDS, ...BESIDE_CLOSING_WORDS, ...GREETINGS]);
const PAUSES = ' ,.!~、，。！…～·-—_;；\n\r\t‘’“”\'"()（）^*';

/** 1 for each unit, unfolded, that closing words, pauses and stickers are written with. */
const CLOSING_UNITS = closingUnits();

/** Faces and signs that ask or complain: 🤔😕😟🙁☹😠😡🤬😤😢😭💢👎❓❔🙄😒. */
const ASKING_SIGNS: ReadonlySet<number> = new Set([
  ...[0x1f914, 0x1f615, 0x1f61f, 0x1f641, 0x2639, 0x1f620, 0x1f621, 0x1f92c, 0x1f624, 0x1f622],
  ...[0x1f62d, 0x1f4a2, 0x1f44e, 0x2753, 0x2754, 0x1f644, 0x1f612],
]);

function isSign(code: number): boolean {
  return (code >= 0x1f300 && code <= 0x1faff) || (code >= 0x2600 && code <= 0x27bf);
}

/** Length of a bracketed sticker such as `[微笑]` at `index`; 0: none stands there. */
function stickerLength(text: string, index: number): number {
  const open = text[index];
  if (open !== '[' && open !== '【') return 0;
  const end = text.indexOf(open === '[' ? ']' : '】', index);
  return end > index && STICKER_NAMES.has(text.slice(index + 1, end)) ? end + 1 - index : 0;
}

/** Reads a folded text as closing words, pauses and stickers only; at least one must close. */
function readsAsClosing(text: string): boolean {
  let closes = false;
  let previous = '';
  for (let i = 0; i < text.length; ) {
    if (PAUSES.includes(text[i] as string)) {
      previous = '';
      i += 1;
      continue;
    }
    const word = wordAt(WORDS, text, i);
    if (word !== null) {
      if (GREETINGS.has(word) || goesOn(text, word, i + word.length)) return false;
      if (DENIALS.has(previous) && !AFTER_DENIAL.has(word)) return false;
      // 好了没有, 到了没: a question whose second half is a denial.
      if (word.startsWith('没') && previous.endsWith('了')) return false;
      if (CLOSES.has(word)) closes = true;
      previous = word;
      i += word.length;
      continue;
    }
    const code = text.codePointAt(i) as number;
    const sticker = isSign(code) ? (code > 0xffff ? 2 : 1) : stickerLength(text, i);
    if (sticker === 0 || ASKING_SIGNS.has(code)) return false;
    closes = true;
    previous = '';
    i += sticker;
  }
  return closes;
}

function closingUnits(): Uint8Array {
  const written = new Set<number>();
  for (const words of [...WORDS.lists, STICKER_NAMES, ['[]【】', PAUSES]]) {
    for (const word of words) {
      for (let i = 0; i < word.length; i++) written.add(foldUnit(word.charCodeAt(i)));
    }
  }
  const table = new Uint8Array(65_536);
  for (let unit = 0; unit < 65_536; unit++) {
    const folded = foldUnit(unit);
    const emoji = (unit >= 0xd800 && unit <= 0xdfff) || isSign(folded);
    if (folded < 0 || emoji || written.has(folded)) table[unit] = 1;
  }
  return table;
}

/** Cheap look before anything is folded: most lines have a unit early on that no closing has. */
function mayClose(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (CLOSING_UNITS[text.charCodeAt(i)] === 0) return false;
  return true;
}

/** `ok` closes, `oklahoma` does not: an ASCII word must not be the beginning of a longer one. */
function goesOn(text: string, word: string, end: number): boolean {
  return isLetter(word.charCodeAt(word.length - 1)) && isLetter(text.charCodeAt(end));
}

function isLetter(unit: number): boolean {
  return unit >= 97 && unit <= 122;
}

/**
 * True if a buyer's line asks nothing: it consists of closing words (thanks, consent, good-bye),
 * particles, stickers and punctuation only, with no question mark. A request or a question after a
 * closing (`好的，什么时候发货`) makes it false, and so does a denial of receipt (`没收到`). `是的` and `可以`
 * alone are answers the agent is expected to act on, so they are false too. An event a platform
 * writes in the buyer's name (kind `system`: entered, rated) asks nothing; pictures and cards do.
 */
export function isClosing(text: string, kind: MessageKind): boolean {
  if (kind === 'system') return true;
  if (kind !== 'text' || text.length === 0 || text.length > LENGTH_MAX) return false;
  if (!mayClose(text)) return false;
  return readsAsClosing(fold(text).text);
}
