// sentiment: the mood a line shows by its words.
import { type Facts, hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { findMoodSigns, type Mood, type MoodSign } from '../text/sentiment.ts';

const MOODS: readonly Mood[] = ['angry', 'thankful', 'urging', 'hesitant'];

export const sentiment: Operator = {
  name: 'sentiment',
  doc: {
    zh: '语气：angry 生气、thankful 感谢、urging 催促、hesitant 犹豫',
    en: 'Mood: angry, thankful, urging or hesitant',
  },
  example: 'sentiment: { by: buyer, is: angry }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.choice('is', MOODS);
    if (wanted === null) args.missing('is');
    const signs = (facts: Facts, line: number): readonly MoodSign[] => {
      const { kind, text } = facts.lines[line]!.message;
      return hasWords(kind) ? findMoodSigns(text).filter(({ mood }) => mood === wanted) : [];
    };
    return {
      certain: true,
      readsWords: true,
      slow: true,
      test: (facts, line) => (signs(facts, line).length > 0 ? 'hit' : 'miss'),
      spans: (facts, line) => signs(facts, line).map(({ start, end }) => ({ start, end })),
    };
  },
};
