// Mutation scores: looked up where somebody worked them out before, worked out without holding up the server.
import { usedPacks } from '../../engine/mutation/mutants-of.ts';
import { mutateSteps } from '../../engine/mutation/mutate.ts';
import type { Rule } from '../../engine/rule.ts';
import type { WordPack } from '../../engine/text/word-pack.ts';
import type { Database } from '../../store/database.ts';
import { allExamples, chatPath, mutationKey, type ShopRules } from './shop-rules.ts';
import { loadMutations, type MutationRow, saveMutation } from './store.ts';

const SURVIVORS_MAX = 20;
const BREATH_EVERY_MS = 20;
/** A job does so many and ends: others that wait are not held up, and the list asks for the next. */
const RULES_A_JOB = 6;

/** The key of a rule as the shop has it now. */
export function keyOf(rules: ShopRules, rule: Rule): string {
  const chat = rules.textOf(chatPath(rule.id)) ?? '';
  return mutationKey(rule, allExamples(rules, rule.id, chat), rules.set.packs);
}

/** From the table, else worked out now and kept. `examples` are with the appeals. */
export async function getMutation(
  db: Database,
  rule: Rule,
  examples: string,
  packs: readonly WordPack[],
  now: () => number,
): Promise<MutationRow> {
  const hash = mutationKey(rule, examples, packs);
  const known = (await loadMutations(db, [hash])).get(hash);
  if (known !== undefined) return known;
  const row = await workOut(rule, examples, packs, hash, now);
  await saveMutation(db, row, now());
  return row;
}

async function workOut(
  rule: Rule,
  examples: string,
  packs: readonly WordPack[],
  hash: string,
  now: () => number,
): Promise<MutationRow> {
  const steps = mutateSteps(rule, examples, usedPacks(rule, packs));
  let breath = now();
  let step = steps.next();
  while (step.done !== true) {
    if (now() - breath > BREATH_EVERY_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      breath = now();
    }
    step = steps.next();
  }
  const { mutants, killed, survivors } = step.value;
  const words = survivors.slice(0, SURVIVORS_MAX).map((survivor) => survivor.words);
  return { hash, rule: rule.id, version: rule.version, mutants, killed, survivors: words };
}

/** Some rules of the shop without a score, worked out one after another; the job's work. */
export async function fillMutations(
  db: Database,
  rules: ShopRules,
  now: () => number,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<{ rules: number; left: number }> {
  const wanted = rules.set.rules.filter(({ status }) => status !== 'retired');
  const known = await loadMutations(
    db,
    wanted.map((rule) => keyOf(rules, rule)),
  );
  const all = wanted.filter((rule) => !known.has(keyOf(rules, rule)));
  const missing = all.slice(0, RULES_A_JOB);
  for (const [done, rule] of missing.entries()) {
    await onProgress(done, missing.length);
    const chat = rules.textOf(chatPath(rule.id)) ?? '';
    await getMutation(db, rule, allExamples(rules, rule.id, chat), rules.set.packs, now);
  }
  return { rules: missing.length, left: all.length - missing.length };
}
