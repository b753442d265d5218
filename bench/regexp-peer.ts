// A peer: word rules as one would write them by hand, a RegExp a pack and a loop over raw lines a rule.
import type { WordPack } from '../src/engine/text/word-pack.ts';
import type { Speaker, WordRule } from './word-rules.ts';

/** What was said in a conversation, raw, by side. */
export type Talk = Readonly<Record<Speaker, readonly string[]>>;

interface RegExpRule {
  readonly by: Speaker;
  readonly any: readonly RegExp[];
  readonly none: readonly RegExp[];
}

const ENDS = '。！？!?；;…\\n';
const GAP = `[^${ENDS}]{0,8}?`;

export function compileRegExps(rules: readonly WordRule[]): RegExpRule[] {
  return rules.map(({ by, any, none }) => ({
    by,
    any: any.map(regExpOf),
    none: none.map(regExpOf),
  }));
}

/** Indices of the rules hit in the conversation; each stops at the first line that settles it. */
export function judgeByRegExps(rules: readonly RegExpRule[], talk: Talk): number[] {
  const hits: number[] = [];
  for (let i = 0; i < rules.length; i++) {
    const { by, any, none } = rules[i]!;
    for (const text of talk[by]) {
      if (!occurs(any, text) || occurs(none, text)) continue;
      hits.push(i);
      break;
    }
  }
  return hits;
}

/** Exceptions first and uncaptured: what they take up cannot be a hit. */
function occurs(expressions: readonly RegExp[], text: string): boolean {
  for (const expression of expressions) {
    expression.lastIndex = 0;
    for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
      if (match[1] !== undefined) return true;
    }
  }
  return false;
}

function regExpOf({ words, except }: WordPack): RegExp {
  const hits = `(${alternatives(words)})`;
  const source = except.length === 0 ? hits : `${alternatives(except)}|${hits}`;
  return new RegExp(source, /[a-z]/i.test(words.join('')) ? 'gi' : 'g');
}

function alternatives(words: readonly string[]): string {
  const longestFirst = [...words].sort((a, b) => b.length - a.length);
  return longestFirst.map(sourceOf).join('|');
}

/** Packs' `^`, `$` and `…`; no part of a longer Latin word or number. */
function sourceOf(word: string): string {
  const bare = word.replace(/^\^/, '').replace(/(?<=.)\$$/, '');
  let source = bare
    .split(/…+/)
    .filter((part) => part !== '')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
    .join(GAP);
  if (/^\w/.test(bare)) source = `\\b${source}`;
  if (/\w$/.test(bare)) source += '\\b';
  if (word.startsWith('^')) source = `(?<=^|[\\s${ENDS}])${source}`;
  return bare.length > 0 && word.endsWith('$') ? `${source}(?=$|[\\s${ENDS}])` : source;
}
