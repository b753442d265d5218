// The API of scorecards: what they hold, the arithmetic on stored conversations, publishing.

import { readYaml } from '../../engine/yaml-source.ts';
import type { AppContext } from '../../http/app-env.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor } from '../../http/scope.ts';
import { parseScorecard, type Scorecard } from '../../scoring/scorecard.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { refOf } from '../conversations/store.ts';
import { cardProblems } from './card-problems.ts';
import { refuseBlocked } from './change-routes.ts';
import { present } from './check-rule.ts';
import * as contract from './content-contract.ts';
import { listNewDrafts } from './new-drafts.ts';
import { packName } from './pack-text.ts';
import { withFields } from './publish-rule.ts';
import { putIntoForce } from './put-into-force.ts';
import { historyOf } from './rule-history.ts';
import { agentNames, checkShop } from './rule-period.ts';
import { presentScore, scoreSamples } from './score-samples.ts';
import type { ProblemShape } from './shapes.ts';
import { listGroups } from './shop-groups.ts';
import { cardPath, loadShopRules, type ShopRules } from './shop-rules.ts';
import { findDraft, lastChanges } from './store.ts';
import { listRecentBuyers } from './store-threads.ts';

const RECENT_BUYERS = 200;

type Changes = Awaited<ReturnType<typeof lastChanges>>;

function presentCard(rules: ShopRules, card: Scorecard, changes: Changes) {
  const path = cardPath(card.id);
  const { id, name, version, phases, groups } = card;
  return {
    ...{ id, name, version, phases },
    groups: groups ?? null,
    rules: Object.keys(card.rules).length,
    dimensions: Object.entries(card.dimensions).flatMap(([dimension, one]) =>
      one === undefined ? [] : [{ dimension, weight: one.weight, cap: one.cap }],
    ),
    own: rules.overlay[path] !== undefined,
    changedAt: changes.get(path)?.at ?? null,
    changedBy: changes.get(path)?.by ?? null,
  };
}

async function open(c: AppContext, shop: string, id: string) {
  await checkShop(c, shop);
  const { db } = c.get('services');
  const shopSetup = await loadShopSetup(db, shop);
  const rules = await loadShopRules(db, shop);
  const path = cardPath(id);
  const card = shopSetup.scorecards.find((one) => one.id === id) ?? null;
  if (card !== null) return { card, shopSetup, rules, yaml: rules.textOf(path) ?? '', draft: null };
  const draft = await findDraft(db, shop, c.get('who').accountId, path);
  if (draft === null) throw notFound({ zh: '这张评分卡', en: 'scorecard' });
  return { card, shopSetup, rules, yaml: draft.yaml, draft };
}

/** A draft that cannot be read yet still has an id and perhaps a name. */
function unread(id: string, yaml: string): Scorecard {
  return { id, version: 1, name: packName(id, yaml), phases: [], dimensions: {}, rules: {} };
}

function readCard(
  rules: ShopRules,
  scorecards: readonly Scorecard[],
  id: string,
  yaml: string,
): { readonly card: Scorecard | null; readonly problems: ProblemShape[] } {
  const file = `${id}.yaml`;
  const source = readYaml(yaml, file);
  if (source.problems.length > 0) {
    return { card: null, problems: source.problems.map((one) => present(one, 'scorecard', yaml)) };
  }
  const known = new Set(rules.set.rules.map((rule) => rule.id));
  const { scorecard, problems } = parseScorecard(yaml, file, known);
  const found = problems.map(({ path, words }) => {
    const line = path === '' ? 1 : source.lineOf(path.split('.'));
    return present({ file, line, path, code: 'bad-scorecard', words }, 'scorecard', yaml);
  });
  if (scorecard !== null && scorecard.id !== id) {
    const words = { zh: `id 要保持 ${id}`, en: `the id stays ${id}` };
    const line = source.lineOf(['id']);
    found.push(present({ file, line, path: 'id', code: 'id', words }, 'scorecard', yaml));
  }
  if (scorecard !== null) {
    for (const { path, code, words } of cardProblems(scorecard, scorecards)) {
      const line = source.lineOf([path]);
      found.push(present({ file, line, path, code, words }, 'scorecard', yaml));
    }
  }
  return { card: found.length > 0 ? null : scorecard, problems: found };
}

export const scorecardRoutes = newRoutes()
  .openapi(contract.listCards, async (c) => {
    const { shop } = c.req.valid('query');
    await checkShop(c, shop);
    const { db } = c.get('services');
    const { scorecards } = await loadShopSetup(db, shop);
    const rules = await loadShopRules(db, shop);
    const changes = await lastChanges(db, shop);
    const drafts = await listNewDrafts(db, shop, c.get('who').accountId, cardPath, (id) =>
      rules.textOf(cardPath(id)),
    );
    const items = scorecards.map((card) => presentCard(rules, card, changes));
    return c.json({ items, drafts, groups: [...(await listGroups(db, shop))] }, 200);
  })
  .openapi(contract.getCard, async (c) => {
    const { id } = c.req.valid('param');
    const { shop } = c.req.valid('query');
    const { card, rules, yaml, draft } = await open(c, shop, id);
    const { db } = c.get('services');
    const known = new Set(rules.set.rules.map((rule) => rule.id));
    const shown = card ?? parseScorecard(yaml, id, known).scorecard ?? unread(id, yaml);
    return c.json(
      {
        ...presentCard(rules, shown, await lastChanges(db, shop)),
        yaml,
        draft: draft === null ? null : { savedAt: draft.saved_at },
        shopGroups: [...(await listGroups(db, shop))],
        contentVersion: draft?.base ?? rules.version,
        history: await historyOf(db, shop, cardPath(id), `${cardPath(id)}#`),
        known: rules.set.rules.map((rule) => ({
          id: rule.id,
          name: rule.name,
          kind: rule.kind,
          dimension: rule.dimension,
          status: rule.status,
        })),
      },
      200,
    );
  })
  .openapi(contract.previewCard, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, yaml } = c.req.valid('json');
    const { rules, shopSetup } = await open(c, shop, id);
    const { card, problems } = readCard(rules, shopSetup.scorecards, id, yaml);
    if (card === null) return c.json({ problems, samples: [], agents: [] }, 200);
    const { db } = c.get('services');
    const who = c.get('who');
    const buyers = await listRecentBuyers(db, who, shop, RECENT_BUYERS);
    const scored = await scoreSamples(db, shopSetup, card, buyers);
    const nameOf = await agentNames(c, shop);
    const mask = maskFor(who);
    return c.json(
      {
        problems,
        samples: scored.samples.map(({ conversation, buyer, agent, at, firstWords, ...one }) => ({
          ref: refOf({ conversation_id: conversation, buyer }),
          buyer: mask.buyer(buyer),
          agent: nameOf(agent),
          at,
          firstWords: mask.text(firstWords),
          before: presentScore(one.before, rules.set.rules),
          after: presentScore(one.after, rules.set.rules),
        })),
        agents: scored.agents.map(({ agent, conversations, scoreBefore, scoreAfter }) => ({
          agent,
          name: nameOf(agent),
          conversations,
          before: scoreBefore,
          after: scoreAfter,
        })),
      },
      200,
    );
  })
  .openapi(contract.publishCard, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, yaml, reason, base, from = null } = c.req.valid('json');
    const { card: old, rules, shopSetup } = await open(c, shop, id);
    const read = readCard(rules, shopSetup.scorecards, id, yaml);
    refuseBlocked(c, read.problems);
    const version = Math.max(read.card!.version, (old?.version ?? 0) + 1);
    const text = withFields(yaml, { version });
    const done = await putIntoForce(c, {
      ...{ shop, base, reason, from },
      files: { [cardPath(id)]: text },
      action: 'scorecard.publish',
      target: id,
      before: old === null ? null : { version: old.version, yaml: rules.textOf(cardPath(id)) },
      after: { version, yaml: text },
      draft: cardPath(id),
    });
    return c.json({ ...done, version }, 200);
  });
