// The API of word packs: which rules use them, what a change would find, publishing.

import { usedPacks } from '../../engine/mutation/mutants-of.ts';
import { parseWordPack } from '../../engine/parse-word-pack.ts';
import type { Rule } from '../../engine/rule.ts';
import type { WordPack } from '../../engine/text/word-pack.ts';
import type { AppContext } from '../../http/app-env.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor } from '../../http/scope.ts';
import { refuseBlocked } from './change-routes.ts';
import { present } from './check-rule.ts';
import * as contract from './content-contract.ts';
import { listNewDrafts } from './new-drafts.ts';
import { examplesUnder, linesFound } from './pack-effect.ts';
import { packName, packNote } from './pack-text.ts';
import { withFields } from './publish-rule.ts';
import { putIntoForce } from './put-into-force.ts';
import { historyOf } from './rule-history.ts';
import { checkShop } from './rule-period.ts';
import type { ProblemShape } from './shapes.ts';
import { loadShopRules, packPath, rulePath, type ShopRules } from './shop-rules.ts';
import { type DraftRow, findDraft, lastChanges } from './store.ts';
import { listRecentLines } from './store-threads.ts';

const SAMPLE_WORDS = 6;
const RECENT_BUYERS = 300;

type Changes = Awaited<ReturnType<typeof lastChanges>>;

function rulesUsing(rules: ShopRules, pack: WordPack): readonly Rule[] {
  return rules.set.rules.filter(
    (rule) => rule.status !== 'retired' && usedPacks(rule, [pack]).length > 0,
  );
}

function presentPack(rules: ShopRules, pack: WordPack, yaml: string, changes: Changes) {
  const { id, words, except, evasion } = pack;
  const path = packPath(id);
  return {
    id,
    name: packName(id, yaml),
    note: packNote(yaml),
    words: words.length,
    except: except.length,
    evasion,
    sample: words.slice(0, SAMPLE_WORDS),
    rules: rulesUsing(rules, pack).map((rule) => ({ id: rule.id, name: rule.name })),
    own: rules.overlay[path] !== undefined,
    changedAt: changes.get(path)?.at ?? null,
    changedBy: changes.get(path)?.by ?? null,
  };
}

interface Opened {
  readonly rules: ShopRules;
  /** As it is in force; without words where nobody has published it. */
  readonly pack: WordPack;
  readonly yaml: string;
  /** One's own, where nobody has published it. */
  readonly draft: DraftRow | null;
}

async function open(c: AppContext, shop: string, id: string): Promise<Opened> {
  await checkShop(c, shop);
  const { db } = c.get('services');
  const rules = await loadShopRules(db, shop);
  const pack = rules.set.packs.find((one) => one.id === id);
  if (pack !== undefined) {
    return { rules, pack, yaml: rules.textOf(packPath(id)) ?? '', draft: null };
  }
  const draft = await findDraft(db, shop, c.get('who').accountId, packPath(id));
  if (draft === null) throw notFound({ zh: '这个词包', en: 'word pack' });
  const none = { id, words: [], except: [], evasion: false };
  return { rules, pack: none, yaml: draft.yaml, draft };
}

function readPack(
  id: string,
  yaml: string,
): { readonly pack: WordPack | null; readonly problems: ProblemShape[] } {
  const { pack, problems } = parseWordPack(yaml, `words/${id}.yaml`);
  return { pack, problems: problems.map((problem) => present(problem, 'pack', yaml)) };
}

export const packRoutes = newRoutes()
  .openapi(contract.listPacks, async (c) => {
    const { shop, q = '' } = c.req.valid('query');
    await checkShop(c, shop);
    const { db } = c.get('services');
    const rules = await loadShopRules(db, shop);
    const changes = await lastChanges(db, shop);
    const asked = q.trim().toLowerCase();
    const holds = ({ id, words }: WordPack): boolean =>
      asked === '' ||
      id.includes(asked) ||
      packName(id, rules.textOf(packPath(id)) ?? '').zh.includes(asked) ||
      words.some((word) => word.toLowerCase().includes(asked));
    const found = rules.set.packs.filter(holds);
    const drafts = await listNewDrafts(db, shop, c.get('who').accountId, packPath, (id) =>
      rules.textOf(packPath(id)),
    );
    const items = found.map((pack) =>
      presentPack(rules, pack, rules.textOf(packPath(pack.id)) ?? '', changes),
    );
    return c.json({ items, drafts }, 200);
  })
  .openapi(contract.getPack, async (c) => {
    const { id } = c.req.valid('param');
    const { shop } = c.req.valid('query');
    const { rules, pack, yaml, draft } = await open(c, shop, id);
    const { db } = c.get('services');
    const shown = draft === null ? pack : (readPack(id, yaml).pack ?? pack);
    return c.json(
      {
        ...presentPack(rules, shown, yaml, await lastChanges(db, shop)),
        yaml,
        draft: draft === null ? null : { savedAt: draft.saved_at },
        contentVersion: draft?.base ?? rules.version,
        history: await historyOf(db, shop, packPath(id), `${packPath(id)}#`),
      },
      200,
    );
  })
  .openapi(contract.previewPack, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, yaml } = c.req.valid('json');
    const { rules, pack: old } = await open(c, shop, id);
    const { pack, problems } = readPack(id, yaml);
    const none = { lines: 0, before: 0, after: 0, gained: [], lost: [], rules: [] };
    if (pack === null) return c.json({ problems, ...none }, 200);
    const lines = await listRecentLines(c.get('services').db, c.get('who'), shop, RECENT_BUYERS);
    const found = linesFound(old, pack, lines, maskFor(c.get('who')).text);
    const using = rulesUsing(rules, old).map((rule) => {
      const { examples, failing } = examplesUnder(rules, rule, pack);
      return { id: rule.id, name: rule.name, examples, failing: [...failing] };
    });
    return c.json({ problems, ...found, rules: using }, 200);
  })
  .openapi(contract.publishPack, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, yaml, reason, base, from = null } = c.req.valid('json');
    const { rules, pack: old, draft } = await open(c, shop, id);
    const { pack, problems } = readPack(id, yaml);
    refuseBlocked(c, problems);
    const using = rulesUsing(rules, old);
    refuseBlocked(
      c,
      using.flatMap((rule) => failures(rules, rule, pack!)),
    );
    // Whatever uses the words may judge differently now: its version says so.
    const raised = JSON.stringify(pack) === JSON.stringify(old) ? [] : using;
    const files: Record<string, string> = { [packPath(id)]: yaml };
    for (const rule of raised) {
      const text = rules.textOf(rulePath(rule.id)) ?? '';
      files[rulePath(rule.id)] = withFields(text, { version: rule.version + 1 });
    }
    const done = await putIntoForce(c, {
      ...{ shop, files, base, reason, from },
      action: 'word-pack.publish',
      target: id,
      before: draft === null ? { yaml: rules.textOf(packPath(id)) } : null,
      after: { yaml, raised: raised.map((rule) => rule.id) },
      draft: packPath(id),
    });
    return c.json({ ...done, version: 0, raised: raised.map((rule) => rule.id) }, 200);
  });

function failures(rules: ShopRules, rule: Rule, pack: WordPack): ProblemShape[] {
  return examplesUnder(rules, rule, pack).failing.map((title) => ({
    where: 'examples',
    line: null,
    column: null,
    path: rule.id,
    code: 'example-fails',
    words: {
      zh: `这样改词，规则“${rule.name.zh}”的例子“${title}”就判错了`,
      en: `With these words the example “${title}” of “${rule.name.en}” fails`,
    },
    blocks: true,
  }));
}
