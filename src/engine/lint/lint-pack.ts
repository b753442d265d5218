// Finds words of a pack that cannot matter: covered by a shorter one, or by an exception.
import { fold } from '../../lib/text-folding.ts';
import type { Problem } from '../problem.ts';
import type { WordPack } from '../text/word-pack.ts';

export function lintPack(pack: WordPack): Problem[] {
  const problems: Problem[] = [];
  const report = (word: string, code: string, zh: string, en: string): void => {
    problems.push({ file: `words/${pack.id}`, line: 0, path: word, code, words: { zh, en } });
  };
  const words = pack.words.map((word) => ({ word, folded: fold(word).text }));
  const plain = words.filter(({ word }) => isPlain(word));
  for (const { word, folded } of words) {
    const cover = plain.find((other) => other.folded !== folded && covers(other.folded, folded));
    if (cover !== undefined) {
      const zh = `“${word}”里已经有“${cover.word}”，写了也没有作用`;
      report(word, 'contained', zh, `"${word}" contains "${cover.word}", so it changes nothing`);
    }
    const same = words.find((other) => other.folded === folded);
    if (same !== undefined && same.word !== word) {
      const zh = `“${word}”与“${same.word}”只差全半角、大小写或繁简，是同一个词`;
      report(word, 'twice', zh, `"${word}" and "${same.word}" are the same word once folded`);
    }
    if (pack.except.some((except) => isPlain(except) && covers(fold(except).text, folded))) {
      const zh = `“${word}”被例外整个盖住，永远不会命中`;
      report(word, 'never', zh, `"${word}" is always inside an exception and can never hit`);
    }
  }
  for (const except of pack.except) {
    const text = fold(except).text;
    if (!isPlain(except) || words.some(({ word, folded }) => touches(word, folded, text))) continue;
    const zh = `例外“${except}”与哪个词都不重叠，没有作用`;
    report(except, 'useless-except', zh, `The exception "${except}" overlaps none of the words`);
  }
  return problems;
}

function isPlain(word: string): boolean {
  return !/^\^|\$$|…/.test(word);
}

/** Every text that holds `word` holds `short`. Latin words only match whole, so they cover none. */
function covers(short: string, word: string): boolean {
  if (/^[a-z0-9]|[a-z0-9]$/.test(short)) return short === word;
  return word
    .replace(/^\^|\$$/g, '')
    .split('…')
    .some((part) => part.includes(short));
}

/** Whether a hit of the word could overlap the exception: they share an end, or one holds the other. */
function touches(word: string, folded: string, except: string): boolean {
  return folded
    .replace(/^\^|\$$/g, '')
    .split('…')
    .some((part) => {
      if (part === '' || except.includes(part) || part.includes(except)) return true;
      for (let size = 1; size < Math.min(part.length, except.length); size++) {
        if (part.endsWith(except.slice(0, size)) || except.endsWith(part.slice(0, size)))
          return true;
      }
      return word.includes('…') && except.includes(part.slice(0, 1));
    });
}
