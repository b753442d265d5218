// The words and numbers by which exports say how satisfied a buyer was.
import type { Rating } from '../../domain/event.ts';
import { cleanText } from '../values.ts';

type Score = NonNullable<Rating['score']>;

/** Words of each score, apart by `|`. */
const WORDS: readonly (readonly [Score, string])[] = [
  [5, '非常满意|很满意|十分满意|好评|五星|五颗星|very satisfied|excellent'],
  [4, '满意|比较满意|较满意|四星|四颗星|satisfied|good'],
  [3, '一般|基本满意|中评|三星|三颗星|neutral|so-so'],
  [2, '不满意|不太满意|较不满意|比较不满意|二星|两星|两颗星|dissatisfied|poor'],
  [1, '非常不满意|很不满意|十分不满意|差评|一星|一颗星|very dissatisfied|bad'],
];
const SCORES: ReadonlyMap<string, Score> = new Map(
  WORDS.flatMap(([score, words]) => words.split('|').map((word) => [word, score] as const)),
);
const NOT_RATED: ReadonlySet<string> = new Set([
  '',
  '-',
  '0',
  '未评价',
  '未评',
  '没有评价',
  '暂无评价',
  '未参评',
  'none',
  'not rated',
]);

/** A score of 1..5, null where the buyer gave none, undefined for what it cannot be told from. */
export function parseScore(text: string): Score | null | undefined {
  const word = cleanText(text).toLowerCase();
  if (NOT_RATED.has(word)) return null;
  const known = SCORES.get(word);
  if (known !== undefined) return known;
  const digits = /^([1-5])(?:\.0+)?\s*(?:分|星|颗星|stars?)?$/.exec(word)?.[1];
  return digits === undefined ? undefined : (Number(digits) as Score);
}
