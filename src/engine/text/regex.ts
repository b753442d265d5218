// Regular expressions users write: linear time or refused with the reason, and skipped where they cannot match.
import { RE2JS, RE2JSException } from 're2js';
import type { Words } from '../../intake/format.ts';
import { foldInPlace } from '../../lib/text-folding.ts';
import { requiredLiterals } from './regex-literals.ts';

export interface UserRegex {
  readonly ok: true;
  /** One of these (folded) stands in every text that matches; null: nothing is known. */
  readonly literals: readonly string[] | null;
  test(text: string): boolean;
  /** Matches from left to right, not overlapping, empty ones left out; UTF-16 offsets. */
  find(text: string): readonly { readonly start: number; readonly end: number }[];
}

export interface RefusedRegex {
  readonly ok: false;
  readonly refused: Words;
}

const patternUnitsMax = 500;

/**
 * Compiles a pattern in RE2 syntax, case-insensitive. Time grows linearly with the text whatever the
 * pattern; what cannot be had that way (looking around, referring back) is refused, saying why.
 */
export function compileUserRegex(pattern: string): UserRegex | RefusedRegex {
  const refused = pattern === '' ? emptyWords : (tooLong(pattern) ?? findUnsupported(pattern));
  if (refused !== null) return { ok: false, refused };
  let compiled: RE2JS;
  try {
    compiled = RE2JS.compile(pattern, RE2JS.CASE_INSENSITIVE);
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return { ok: false, refused: wrongPattern(error.message) };
  }
  const literals = requiredLiterals(pattern);
  const mayMatch = (text: string): boolean => {
    if (literals === null) return true;
    const folded = foldInPlace(text);
    return literals.some((literal) => folded.includes(literal));
  };
  return {
    ok: true,
    literals,
    test: (text) => mayMatch(text) && compiled.matcher(text).find(),
    find: (text) => (mayMatch(text) ? findAll(compiled, text) : []),
  };
}

function findAll(compiled: RE2JS, text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  const matcher = compiled.matcher(text);
  while (matcher.find()) {
    if (matcher.end() > matcher.start()) found.push({ start: matcher.start(), end: matcher.end() });
  }
  return found;
}

const emptyWords: Words = {
  zh: '正则表达式是空的，请填写要找的内容。',
  en: 'The regular expression is empty; write what to look for.',
};

function tooLong(pattern: string): Words | null {
  if (pattern.length <= patternUnitsMax) return null;
  return {
    zh: `正则表达式有 ${pattern.length} 个字符，最多 ${patternUnitsMax} 个；要列很多词，请改用词库。`,
    en: `The regular expression has ${pattern.length} characters, at most ${patternUnitsMax} are allowed; put long lists of words in a word pack.`,
  };
}

function wrongPattern(message: string): Words {
  const detail = message.replace(/^error parsing regexp: /, '');
  return {
    zh: `正则表达式写法有误（${detail}），请检查括号、方括号和次数是否成对、合理。`,
    en: `The regular expression is malformed (${detail}); check brackets and repeat counts.`,
  };
}

/** Constructs that need backtracking. Skips escapes and character classes. */
function findUnsupported(pattern: string): Words | null {
  let inClass = false;
  for (let i = 0; i < pattern.length; i++) {
    const unit = pattern[i];
    if (unit === '\\') {
      const next = pattern[i + 1] ?? '';
      if (!inClass && (/[1-9]/.test(next) || (next === 'k' && /[<{]/.test(pattern[i + 2] ?? '')))) {
        return backReference(i + 1);
      }
      i += 1;
    } else if (inClass) {
      if (unit === ']') inClass = false;
    } else if (unit === '[') {
      inClass = true;
      if (pattern[i + 1] === '^') i += 1;
      if (pattern[i + 1] === ']') i += 1;
    } else if (unit === '(' && /^\(\?(?:[=!>]|<[=!])/.test(pattern.slice(i, i + 4))) {
      return lookAround(i + 1);
    }
  }
  return null;
}

function lookAround(position: number): Words {
  return {
    zh: `第 ${position} 个字符处用了前后查看或原子组（(?=…)、(?!…)、(?<=…)、(?<!…)、(?>…)）：它无法保证在长消息上按时算完，所以不支持。请改用“且/非”条件或词库的例外词。`,
    en: `Character ${position} starts a lookaround or atomic group, which cannot be guaranteed to finish in linear time; combine conditions with all/not, or list exceptions in a word pack.`,
  };
}

function backReference(position: number): Words {
  return {
    zh: `第 ${position} 个字符处引用了前面的括号（如 \\1）：它无法保证在长消息上按时算完，所以不支持。请把要重复的内容直接写出来。`,
    en: `Character ${position} refers back to a group (such as \\1), which cannot be guaranteed to finish in linear time; write out what should repeat.`,
  };
}
