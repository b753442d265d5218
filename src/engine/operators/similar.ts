// similar: a line that means the same as a sample sentence, by a deterministic measure.
import { type Facts, hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { compareSentences, prepareSentence } from '../text/similarity.ts';

export const similar: Operator = {
  name: 'similar',
  doc: {
    zh: '与样句 to 中的一句相似到 atLeast（0 到 1，默认 0.6）；客套话不参与比较',
    en: 'Alike one of the sample sentences `to` by at least `atLeast` (0..1, default 0.6)',
  },
  example: 'similar: { by: agent, to: [有什么可以帮到您的吗], atLeast: 70% }',
  bare: 'to',
  compileTest: (args) => {
    const samples = (args.texts('to') ?? []).map((text) => ({ text, ...prepareSentence(text) }));
    if (samples.length === 0) args.missing('to');
    const least = args.number('atLeast') ?? 0.6;
    const best = (facts: Facts, line: number): { score: number; text: string } => {
      const said = prepareSentence(facts.lines[line]!.message.text);
      let found = { score: 0, text: '' };
      for (const sample of samples) {
        const { score } = compareSentences(said, sample);
        if (score > found.score) found = { score, text: sample.text };
      }
      return found;
    };
    return {
      certain: true,
      readsWords: true,
      slow: true,
      test: (facts, line) =>
        hasWords(facts.lines[line]!.message.kind) && best(facts, line).score >= least
          ? 'hit'
          : 'miss',
      spans: (facts, line) => {
        const { score, text } = best(facts, line);
        const end = facts.lines[line]!.message.text.length;
        return [{ start: 0, end, note: `${score.toFixed(2)} ≥ ${least} ${text}` }];
      },
    };
  },
};
