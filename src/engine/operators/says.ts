// says: words or packs in one line, one of them, all, none, or at least n.
import type { Args } from '../args.ts';
import { hasWords, occursAt, someOccurAt } from '../facts.ts';
import type { Operator } from '../operator.ts';
import type { Path } from '../problem.ts';
import { featureOf } from '../text/features.ts';
import { addPlaces } from '../text/read-line.ts';
import type { TextSpan } from '../text-span.ts';

export const says: Operator = {
  name: 'says',
  doc: {
    zh: '一句话里有这些词：any 有一个、all 全有、none 都没有、nOf 至少 k 个；@名字 是词包',
    en: 'Words in a line with any, all, none, or nOf {k, of}; @name is a word pack',
  },
  example: 'says: { by: agent, any: ["@payment-reminder", 记得付款], none: [已付款] }',
  bare: 'any',
  compileTest: (args) => {
    const some = group(args, 'any', args.value('any'), args.path);
    const every = group(args, 'all', args.value('all'), args.path);
    const none = group(args, 'none', args.value('none'), args.path);
    const { k, of } = countedGroup(args);
    if (!args.has('any') && !args.has('all') && !args.has('none') && !args.has('nOf')) {
      args.missing('any');
    }
    const cited = [...some, ...every, ...of];
    const narrowing = some.length > 0 ? some : every.length > 0 ? every.slice(0, 1) : of;
    const bySome = some.length > 0;
    const plain = every.length === 0 && none.length === 0 && of.length === 0;
    return {
      packs: narrowing.length > 0 ? narrowing : null,
      needs: narrowing.length > 0 ? narrowing.map(featureOf) : null,
      decided: bySome && plain,
      certain: true,
      readsWords: true,
      test: (facts, line) => {
        if (bySome && !someOccurAt(facts, some, line)) return 'miss';
        if (plain) return 'hit';
        if (!hasWords(facts.lines[line]!.message.kind)) return 'miss';
        if (!every.every((pack) => occursAt(facts, pack, line))) return 'miss';
        if (someOccurAt(facts, none, line)) return 'miss';
        return of.filter((pack) => occursAt(facts, pack, line)).length >= k ? 'hit' : 'miss';
      },
      spans: (facts, line) => {
        const spans: TextSpan[] = [];
        const { reader } = facts.stage;
        const { text } = facts.lines[line]!.message;
        for (const pack of cited) {
          if (occursAt(facts, pack, line)) addPlaces(reader, pack, text, spans);
        }
        return spans.length > 1 ? spans.sort((a, b) => a.start - b.start) : spans;
      },
    };
  },
};

/** Packs of a list. For `any` and `none` its plain words make one pack, else each word its own. */
function group(args: Args, key: string, value: unknown, path: Path): number[] {
  if (value === undefined || value === null) return [];
  const list = Array.isArray(value) ? value : [value];
  const at = [...path, key];
  const packs: number[] = [];
  const plain: string[] = [];
  for (const word of list) {
    if (typeof word !== 'string' || word === '') {
      args.report(key, 'not-a-word', { zh: '词要写成文字', en: 'A word must be text' });
    } else if (word.startsWith('@')) packs.push(args.build.pack(word, at));
    else if (key === 'any' || key === 'none') plain.push(word);
    else packs.push(args.build.packOfWords([word], at));
  }
  if (plain.length > 0) packs.push(args.build.packOfWords(plain, at));
  return packs.filter((pack) => pack >= 0);
}

function countedGroup(args: Args): { readonly k: number; readonly of: readonly number[] } {
  const value = args.value('nOf');
  if (value === undefined) return { k: 0, of: [] };
  const { k, of } = (value ?? {}) as { readonly k?: unknown; readonly of?: unknown };
  if (typeof k === 'number' && Array.isArray(of)) {
    return { k, of: group(args, 'nOf', of, args.path) };
  }
  args.report('nOf', 'not-a-map', {
    zh: 'nOf 要写成 { k: 2, of: [词, 词, 词] }',
    en: 'Expected nOf: { k: 2, of: [word, word, word] }',
  });
  return { k: 0, of: [] };
}
