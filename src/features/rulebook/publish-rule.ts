// Publishing a rule: what still stands in the way, and the one transaction that puts it into force.
import type { Problem } from '../../engine/problem.ts';
import { checkPublish } from '../../engine/publish.ts';
import type { Rule } from '../../engine/rule.ts';
import type { RuleStatus } from '../../engine/rule-status.ts';
import type { Database } from '../../store/database.ts';
import { isAdvice, present, readRule } from './check-rule.ts';
import { getMutation } from './mutation-scores.ts';
import { plainDifference } from './present-case.ts';
import { CHECKS, type ChecklistShape, type ProblemShape } from './shapes.ts';
import { allExamples, appealsPath, meaningOf, type ShopRules } from './shop-rules.ts';
import { hasConversations, type MutationRow, wasBacktested } from './store.ts';

type Check = (typeof CHECKS)[number];

export interface Assessed {
  readonly rule: Rule | null;
  readonly checklist: ChecklistShape;
}

interface Asked {
  readonly shop: string;
  readonly id: string;
  readonly yaml: string;
  readonly chat: string;
}

/** Everything the checklist shows; `ready` where nothing blocks going into force. */
export async function assess(
  db: Database,
  rules: ShopRules,
  { shop, id, yaml, chat }: Asked,
  now: () => number,
): Promise<Assessed> {
  const { packs } = rules.set;
  const read = readRule(id, yaml, packs);
  if (read.rule === null) return { rule: null, checklist: unread(read.problems) };
  const rule = read.rule;
  const old = rules.set.rules.find((known) => known.id === id) ?? null;
  const appeals = rules.textOf(appealsPath(id)) ?? '';
  const previous = old === null ? null : { rule: old, packs, corpus: [], recorded: null };
  const evidence = { previous, appeals, backtest: null };
  const bare = { score: 1, survivors: [] };
  const first = checkPublish(rule, chat, packs, { ...evidence, mutation: bare });
  const found = [...first, ...unraised(rule, old)];
  const holdsBack = found.some((problem) => ['examples', 'appeals'].includes(checkOf(problem)));
  let mutation: MutationRow | null = null;
  if (!holdsBack && chat.trim() !== '') {
    const examples = allExamples(rules, id, chat);
    mutation = await getMutation(db, rule, examples, packs, now);
    found.push(...mutationProblems(rule, chat, packs, evidence, mutation));
  }
  const tried = await triedOut(db, shop, rule, old);
  return { rule, checklist: listed(found, { yaml, chat, appeals, mutation, holdsBack, tried }) };
}

function mutationProblems(
  rule: Rule,
  chat: string,
  packs: ShopRules['set']['packs'],
  evidence: Parameters<typeof checkPublish>[3],
  { mutants, killed, survivors }: MutationRow,
): Problem[] {
  const score = mutants === 0 ? null : killed / mutants;
  const kept = survivors.map((words) => ({ kind: '', words, rule, packs }));
  return checkPublish(rule, chat, packs, {
    ...evidence,
    mutation: { score, survivors: kept },
  }).filter(({ code }) => code === 'mutation-low');
}

/** Examples may not show it: a condition that was changed is another version all the same. */
function unraised(rule: Rule, old: Rule | null): Problem[] {
  if (old === null || rule.version !== old.version) return [];
  if (meaningOf(rule) === meaningOf(old)) return [];
  const next = old.version + 1;
  return [
    {
      file: `${rule.id}.yaml`,
      line: 0,
      path: 'version',
      code: 'version-not-raised',
      words: {
        zh: `判法改了，版本要从 ${old.version} 改成 ${next}，旧的判定才分得清是哪一版给的`,
        en: `The conditions were changed: raise the version from ${old.version} to ${next}`,
      },
    },
  ];
}

/** A change of words or severity needs no trial; a shop without conversations has nothing to try it on. */
async function triedOut(
  db: Database,
  shop: string,
  rule: Rule,
  old: Rule | null,
): Promise<boolean> {
  if (old !== null && meaningOf(old) === meaningOf(rule)) return true;
  if (await wasBacktested(db, shop, meaningOf(rule))) return true;
  return !(await hasConversations(db, shop));
}

function checkOf({ code }: Problem): Check {
  if (code === 'example-fails') return 'examples';
  if (code === 'no-examples' || code === 'too-few-examples') return 'enough';
  if (code.startsWith('appeal')) return 'appeals';
  if (code === 'mutation-low') return 'mutation';
  if (code.startsWith('version')) return 'version';
  if (code === 'worse-than-before') return 'backtest';
  return 'lint';
}

interface Listing {
  readonly yaml: string;
  readonly chat: string;
  readonly appeals: string;
  readonly mutation: MutationRow | null;
  readonly holdsBack: boolean;
  readonly tried: boolean;
}

function listed(found: readonly Problem[], listing: Listing): ChecklistShape {
  const { mutation, holdsBack, tried } = listing;
  const seen = new Set<string>();
  const unique = found.filter(({ code, line, path, words }) => {
    const key = code.startsWith('version') ? 'version' : JSON.stringify([code, line, path, words]);
    return !seen.has(key) && seen.add(key);
  });
  const checks = CHECKS.map((check): ChecklistShape['checks'][number] => {
    const own = check === 'reads' ? [] : unique.filter((one) => checkOf(one) === check);
    const problems = own.map((problem) => inPlace(problem, listing));
    if (check === 'backtest' && !tried) problems.push(NOT_TRIED);
    const blocked = problems.some(({ blocks }) => blocks);
    const open = check === 'mutation' && holdsBack;
    const state = blocked ? 'failed' : open ? 'open' : problems.length > 0 ? 'advice' : 'passed';
    return { check, state, problems };
  });
  const ready = checks.every(({ state }) => state === 'passed' || state === 'advice');
  return {
    ready,
    mutation: mutation === null ? null : { ...mutation, survivors: [...mutation.survivors] },
    checks,
  };
}

function inPlace(problem: Problem, { yaml, chat, appeals }: Listing): ProblemShape {
  if (problem.file.startsWith('appeals/')) return present(plain(problem), 'appeals', appeals);
  if (problem.file.endsWith('.chat')) return present(plain(problem), 'examples', chat);
  return { ...present(problem, 'rule', yaml), blocks: !isAdvice(problem) };
}

function plain(problem: Problem): Problem {
  const { zh, en } = problem.words;
  return { ...problem, words: { zh: plainDifference(zh), en } };
}

const NOT_TRIED: ProblemShape = {
  where: 'rule',
  line: null,
  column: null,
  path: '',
  code: 'not-backtested',
  words: {
    zh: '这一版还没有回测过。先拿上个月的会话试一遍，看谁加分、谁扣分；试运行（不计分）可以先发',
    en: 'This version was not back-tested. Try it on last month first; on trial it may go out now',
  },
  blocks: true,
};

function unread(problems: readonly ProblemShape[]): ChecklistShape {
  return {
    ready: false,
    mutation: null,
    checks: CHECKS.map((check) => ({
      check,
      state: check === 'reads' ? 'failed' : 'open',
      problems: check === 'reads' ? [...problems] : [],
    })),
  };
}

/** What keeps the rule from going into force as `as`: a trial needs no back-test, retiring needs nothing. */
export function blockers(checklist: ChecklistShape, as: RuleStatus): readonly ProblemShape[] {
  if (as === 'retired') {
    return checklist.checks
      .filter(({ check }) => check === 'reads')
      .flatMap(({ problems }) => problems);
  }
  return checklist.checks
    .filter(({ state, check }) => state === 'failed' && !(as === 'shadow' && check === 'backtest'))
    .flatMap(({ problems }) => problems.filter(({ blocks }) => blocks));
}

/** Only these lines change: comments and layout of the author stay. */
export function withFields(
  yaml: string,
  fields: { readonly version?: number; readonly status?: RuleStatus },
): string {
  let text = yaml;
  if (fields.version !== undefined) text = withLine(text, 'version', `version: ${fields.version}`);
  if (fields.status !== undefined) text = withLine(text, 'status', `status: ${fields.status}`);
  return text;
}

function withLine(text: string, key: 'version' | 'status', line: string): string {
  const there = new RegExp(`^${key}:.*$`, 'm');
  if (there.test(text)) return text.replace(there, line);
  return text.replace(/^(?:version|id):.*$/m, (above) => `${above}\n${line}`);
}
