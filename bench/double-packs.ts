// Twice as many words in every pack, none of which occurs: what growing word packs costs.
import { compileWordIndex, scanLine } from '../src/engine/text/word-index.ts';
import type { WordHit, WordPack } from '../src/engine/text/word-pack.ts';

const SHIFT = 5;
const HAN = /[\u4e00-\u9fa0]/g;
const RARE = '\u9f98';

/**
 * The new words are as long as the old and of as many different first characters (each Chinese character
 * moved on in the table; words without one get a rare character before them). Those that stand in one of
 * `texts` are left out, so that findings stay the same.
 */
export function doublePacks(packs: readonly WordPack[], texts: readonly string[]): WordPack[] {
  const twins = packs.map(twin);
  const standing = standingIn(twins, texts);
  return packs.map((pack, i) => {
    const fresh = (word: string): boolean => !standing.has(`${i}:${word}`);
    const { words, except } = twins[i]!;
    return {
      ...pack,
      words: [...new Set([...pack.words, ...words.filter(fresh)])],
      except: [...new Set([...pack.except, ...except.filter(fresh)])],
    };
  });
}

function twin(pack: WordPack): WordPack {
  return { ...pack, words: pack.words.map(moveOn), except: pack.except.map(moveOn) };
}

function moveOn(word: string): string {
  const moved = word.replace(HAN, (sign) => String.fromCharCode(sign.charCodeAt(0) + SHIFT));
  return moved === word ? word.replace(/[^^]/u, `${RARE}$&`) : moved;
}

/** `pack:word` of all that occurs; asked again until nothing more does, as long words hide short ones. */
function standingIn(packs: readonly WordPack[], texts: readonly string[]): ReadonlySet<string> {
  const standing = new Set<string>();
  const found: WordHit[] = [];
  for (let before = -1; before < standing.size; ) {
    before = standing.size;
    const left = packs.map((pack, i) => ({
      ...pack,
      words: [...pack.words, ...pack.except].filter((word) => !standing.has(`${i}:${word}`)),
      except: [],
    }));
    const index = compileWordIndex(left);
    for (const text of texts) {
      found.length = 0;
      scanLine(index, text, found);
      for (const { pack, word } of found) standing.add(`${pack}:${word}`);
    }
  }
  return standing;
}
