// Reads a buyer's mood from words: angry, thankful, urging, hesitant.
import { moodWords } from './mood-words.ts';
import { compileWordIndex, scanLine } from './word-index.ts';
import type { WordHit } from './word-pack.ts';

export type Mood = 'angry' | 'thankful' | 'urging' | 'hesitant';

/** The words that tell a mood; offsets in the text as given. */
export interface MoodSign {
  readonly mood: Mood;
  readonly start: number;
  readonly end: number;
  readonly word: string;
}

const index = compileWordIndex(moodWords);

/** Takes the mood out of what follows: 没生气, 别催, 不是投诉, 不用谢谢. */
const denial =
  /(?:不|没|没有|别|不是|不用|不要|并非|不想|不会|没想|不至于)[要给你您想再去太很是]?$/;
/** 不能不生气 is angry after all. */
const doubleDenial = /(?:不能不|不得不|没有不|怎么能不|能不|岂能不)$/;

/**
 * The signs of mood in a line, by place. A word under a negation right before it is no sign, save that 满意,
 * 靠谱 and their like, denied, tell anger.
 */
export function findMoodSigns(text: string): readonly MoodSign[] {
  const hits: WordHit[] = [];
  scanLine(index, text, hits);
  const signs: MoodSign[] = [];
  for (const hit of hits) {
    const mood = index.packs[hit.pack]!.id as Mood;
    const before = text.slice(Math.max(0, hit.start - 6), hit.start);
    const denied = denial.test(before) && !doubleDenial.test(before);
    const sign = { start: hit.start, end: hit.end, word: hit.word };
    if (!denied) signs.push({ mood, ...sign });
    else if (praises.has(hit.word) && !isCovered(hit, hits)) signs.push({ mood: 'angry', ...sign });
  }
  return signs.sort((a, b) => a.start - b.start);
}

/** 不满意 is a word of its own. */
function isCovered(hit: WordHit, hits: readonly WordHit[]): boolean {
  return hits.some(
    (other) => other.pack !== hit.pack && other.start < hit.end && other.end > hit.start,
  );
}

const praises: ReadonlySet<string> = new Set(['满意', '靠谱', '给力', '专业', '热情']);
