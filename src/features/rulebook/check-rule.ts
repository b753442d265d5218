// What is wrong with a rule as somebody types it: every problem at its line, and every example run.
import { compileRulebook } from '../../engine/compile-rulebook.ts';
import { parseChat } from '../../engine/examples/parse-chat.ts';
import { lint } from '../../engine/lint/lint.ts';
import { usedPacks } from '../../engine/mutation/mutants-of.ts';
import { parseRule } from '../../engine/parse-rule.ts';
import type { Problem } from '../../engine/problem.ts';
import type { Rule } from '../../engine/rule.ts';
import type { WordPack } from '../../engine/text/word-pack.ts';
import { readYaml } from '../../engine/yaml-source.ts';
import { presentCase } from './present-case.ts';
import type { ExampleShape, ProblemShape } from './shapes.ts';

/** More examples than this are not run while somebody types. */
export const CASES_MAX = 120;

/** Advice that keeps nobody from publishing: a shop may speak one language. */
const ADVICE: ReadonlySet<string> = new Set(['one-language', 'unused-pack']);

export interface RuleCheck {
  readonly rule: Rule | null;
  readonly problems: readonly ProblemShape[];
  readonly examples: readonly ExampleShape[];
}

export function checkRule(
  id: string,
  yaml: string,
  chat: string,
  packs: readonly WordPack[],
): RuleCheck {
  const read = readRule(id, yaml, packs);
  const { cases, problems } = parseChat(chat, `${id}.chat`);
  const shown = cases.slice(0, CASES_MAX);
  return {
    rule: read.rule,
    problems: [...read.problems, ...problems.map((problem) => present(problem, 'examples', chat))],
    examples: shown.map((one) => presentCase(one, read.rule, packs)),
  };
}

/** The rule of a text, if it can be judged with. */
export function readRule(
  id: string,
  yaml: string,
  packs: readonly WordPack[],
): { readonly rule: Rule | null; readonly problems: readonly ProblemShape[] } {
  const { rule, problems } = parseRule(yaml, `${id}.yaml`);
  const place = (problem: Problem): ProblemShape =>
    present(placed(problem, yaml, id), 'rule', yaml);
  if (rule === null) return { rule: null, problems: problems.map(place) };
  const compiled = compileRulebook({ rules: [rule], packs }).problems;
  if (compiled.length > 0) return { rule: null, problems: compiled.map(place) };
  const found = lint([rule], usedPacks(rule, packs)).filter(
    // What a word pack itself has to be told is told on its page.
    ({ file }) => file === rule.id,
  );
  return { rule, problems: found.map(place) };
}

/** A problem that knows its path only, with the line of that path. */
function placed(problem: Problem, yaml: string, id: string): Problem {
  if (problem.line > 0 || problem.path === '') return problem;
  const path = problem.path.split('.').map((step) => (/^\d+$/.test(step) ? Number(step) : step));
  return { ...problem, line: readYaml(yaml, `${id}.yaml`).lineOf(path) };
}

export function isAdvice({ code }: Pick<Problem, 'code'>): boolean {
  return ADVICE.has(code);
}

export function present(
  problem: Problem,
  where: ProblemShape['where'],
  text: string,
): ProblemShape {
  const line = problem.line === 0 ? null : problem.line;
  const source = line === null ? '' : (text.split('\n')[line - 1] ?? '');
  return {
    where,
    line,
    column: line === null ? null : source.length - source.trimStart().length + 1,
    path: problem.path,
    code: problem.code,
    words: problem.words,
    blocks: !isAdvice(problem),
  };
}
