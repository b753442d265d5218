// The words without which a regular expression cannot match, so that most lines never reach it.
import { foldInPlace } from '../../lib/text-folding.ts';

/**
 * Folded literals of which at least one occurs in every match of the pattern (RE2 syntax,
 * case-insensitive); null if none can be named. Reads only what is plain at the top level: whatever is grouped, repeated
 * or a class ends a literal. One literal for each branch of a top-level alternation.
 */
export function requiredLiterals(pattern: string): readonly string[] | null {
  if (/\(\?[a-zA-Z-]*x|\\Q/.test(pattern)) return null;
  const literals: string[] = [];
  for (const branch of splitBranches(pattern)) {
    const literal = longestLiteral(branch);
    if (literal === '') return null;
    literals.push(foldInPlace(literal));
  }
  return literals;
}

/** Index after the class that opens at `from`. */
function endOfClass(pattern: string, from: number): number {
  let i = from + 1;
  if (pattern[i] === '^') i += 1;
  if (pattern[i] === ']') i += 1;
  for (; i < pattern.length; i++) {
    if (pattern[i] === '\\') i += 1;
    else if (pattern[i] === '[' && pattern[i + 1] === ':') i = pattern.indexOf(':]', i + 2) + 1;
    else if (pattern[i] === ']') return i + 1;
  }
  return pattern.length;
}

/** Index after the group that opens at `from`. */
function endOfGroup(pattern: string, from: number): number {
  let depth = 0;
  for (let i = from; i < pattern.length; i++) {
    if (pattern[i] === '\\') i += 1;
    else if (pattern[i] === '[') i = endOfClass(pattern, i) - 1;
    else if (pattern[i] === '(') depth += 1;
    else if (pattern[i] === ')' && --depth === 0) return i + 1;
  }
  return pattern.length;
}

function splitBranches(pattern: string): string[] {
  const branches: string[] = [];
  let start = 0;
  for (let i = 0; i < pattern.length; ) {
    if (pattern[i] === '\\') i += 2;
    else if (pattern[i] === '[') i = endOfClass(pattern, i);
    else if (pattern[i] === '(') i = endOfGroup(pattern, i);
    else {
      if (pattern[i] === '|') {
        branches.push(pattern.slice(start, i));
        start = i + 1;
      }
      i += 1;
    }
  }
  branches.push(pattern.slice(start));
  return branches;
}

function longestLiteral(branch: string): string {
  let best = '';
  let run = '';
  const finish = (): void => {
    if (run.length > best.length) best = run;
    run = '';
  };
  for (let i = 0; i < branch.length; ) {
    const unit = branch[i]!;
    if (/[0-9a-zA-Z一-鿿]/.test(unit)) {
      const repeated = /[*+?{]/.test(branch[i + 1] ?? '');
      if (repeated) finish();
      else run += unit;
      i += 1;
      continue;
    }
    finish();
    if (unit === '\\') i = endOfEscape(branch, i);
    else if (unit === '[') i = endOfClass(branch, i);
    else if (unit === '(') i = endOfGroup(branch, i);
    else if (unit === '{') i = Math.max(branch.indexOf('}', i) + 1, i + 1);
    else i += 1;
  }
  finish();
  return best;
}

/** Index after `\d`, `\.`, `\pN`, `\p{Han}`, `\x41`, `\x{4e00}`, `\101`. */
function endOfEscape(branch: string, from: number): number {
  const braces = /^\\[pPx]\{[^}]*\}/.exec(branch.slice(from, from + 40));
  if (braces !== null) return from + braces[0].length;
  const kind = branch[from + 1] ?? '';
  if (kind === 'x') return from + 4;
  if (kind === 'p' || kind === 'P') return from + 3;
  return /[0-7]/.test(kind) ? from + 4 : from + 2;
}
