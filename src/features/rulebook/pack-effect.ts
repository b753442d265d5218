// What another word pack would change: examples that fail, and lines of recent chats found more and less.
import { runExamples } from '../../engine/examples/run-examples.ts';
import type { Rule } from '../../engine/rule.ts';
import { compileWordIndex, scanLine } from '../../engine/text/word-index.ts';
import type { WordHit, WordPack } from '../../engine/text/word-pack.ts';
import { allExamples, chatPath, type ShopRules } from './shop-rules.ts';

const SHOWN = 12;

export interface RecentLine {
  readonly by: 'buyer' | 'agent';
  readonly text: string;
}

export interface FoundLine extends RecentLine {
  /** The part of the line that was found. */
  readonly word: string;
}

/** Titles of the rule's examples and appeals that would be judged wrongly. */
export function examplesUnder(
  rules: ShopRules,
  rule: Rule,
  pack: WordPack,
): { readonly examples: number; readonly failing: readonly string[] } {
  const packs = rules.set.packs.map((one) => (one.id === pack.id ? pack : one));
  const chat = allExamples(rules, rule.id, rules.textOf(chatPath(rule.id)) ?? '');
  const { results } = runExamples(rule, chat, packs);
  return {
    examples: results.length,
    failing: results.filter(({ ok }) => !ok).map(({ title }) => title),
  };
}

/** Lines in which one of the packs finds something, counted, and some that only one of them finds. */
export function linesFound(
  old: WordPack,
  now: WordPack,
  lines: readonly RecentLine[],
  mask: (text: string) => string,
): { lines: number; before: number; after: number; gained: FoundLine[]; lost: FoundLine[] } {
  const was = finder(old);
  const is = finder(now);
  const counts = { lines: lines.length, before: 0, after: 0 };
  const gained = new Map<string, FoundLine>();
  const lost = new Map<string, FoundLine>();
  for (const { by, text } of lines) {
    const a = was(text);
    const b = is(text);
    if (a !== null) counts.before++;
    if (b !== null) counts.after++;
    if (a === null && b !== null) gained.set(text, { by, text: mask(text), word: b });
    if (a !== null && b === null) lost.set(text, { by, text: mask(text), word: a });
  }
  const some = (found: ReadonlyMap<string, FoundLine>): FoundLine[] =>
    [...found.values()].slice(0, SHOWN);
  return { ...counts, gained: some(gained), lost: some(lost) };
}

function finder(pack: WordPack): (text: string) => string | null {
  const index = compileWordIndex([pack]);
  return (text) => {
    const hits: WordHit[] = [];
    scanLine(index, text, hits);
    const [first] = hits;
    return first === undefined ? null : text.slice(first.start, first.end);
  };
}
