// The API of rules to read: the list with health, one rule, its days and agents, its history.

import { exercisedWords, usedPacks } from '../../engine/mutation/mutants-of.ts';
import type { Rule } from '../../engine/rule.ts';
import type { AppContext } from '../../http/app-env.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import { sumRules } from '../../store/agent-days.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { refOf } from '../conversations/store.ts';
import { checkRule } from './check-rule.ts';
import * as contract from './contract.ts';
import { listOperators } from './language.ts';
import { keyOf } from './mutation-scores.ts';
import { packName } from './pack-text.ts';
import { historyOf } from './rule-history.ts';
import { presentItem, sumRule } from './rule-list.ts';
import { agentNames, checkShop, dayNumbers, periodOf, ruleDays } from './rule-period.ts';
import type { RuleItem } from './shapes.ts';
import {
  appealsPath,
  chatPath,
  loadShopRules,
  packPath,
  rulePath,
  type ShopRules,
} from './shop-rules.ts';
import { lastChanges, listDrafts, listHits, loadMutations, shadowHits } from './store.ts';
import { TEMPLATES } from './templates.ts';

const WHAT = { zh: '这条规则', en: 'rule' } as const;
const HITS_SHOWN = 20;

async function getOne(c: AppContext, shop: string, id: string): Promise<[ShopRules, Rule]> {
  await checkShop(c, shop);
  const rules = await loadShopRules(c.get('services').db, shop);
  const rule = rules.set.rules.find((one) => one.id === id);
  if (rule === undefined) throw notFound(WHAT);
  return [rules, rule];
}

interface Asked {
  readonly shop: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

async function items(c: AppContext, rules: ShopRules, wanted: readonly Rule[], asked: Asked) {
  const { db } = c.get('services');
  const { shop } = asked;
  const period = await periodOf(c, asked);
  const counts = sumRules(await ruleDays(c, shop, period));
  const days = period === null ? null : dayNumbers(period);
  const drafts = await listDrafts(db, shop, c.get('who').accountId);
  const key = (rule: Rule): string => keyOf(rules, rule);
  const mutations = await loadMutations(db, wanted.map(key));
  const source = {
    rules,
    counts,
    shadow:
      days === null ? new Map<string, number>() : await shadowHits(db, shop, days.from, days.to),
    mutations,
    keyOf: key,
    changes: await lastChanges(db, shop),
    drafts: new Set(drafts.map(({ path }) => path)),
  };
  const shown: RuleItem[] = wanted.map((rule) => presentItem(rule, source));
  return { items: shown, period, drafts, mutations, key };
}

/** At most one such job waits. */
async function askForScores(c: AppContext, shop: string): Promise<void> {
  const key = `mutation:${shop}`;
  await c.get('services').jobs.enqueue({ kind: 'mutation', shop, input: {}, by: 'schedule', key });
}

export const ruleRoutes = newRoutes()
  .openapi(contract.listRules, async (c) => {
    const query = c.req.valid('query');
    const { db } = c.get('services');
    await checkShop(c, query.shop);
    const rules = await loadShopRules(db, query.shop);
    const listed = await items(c, rules, rules.set.rules, query);
    const pending = listed.items.filter(
      ({ mutation, status }) => mutation === null && status !== 'retired',
    ).length;
    if (pending > 0) await askForScores(c, query.shop);
    const known = new Set(rules.set.rules.map(({ id }) => rulePath(id)));
    return c.json(
      {
        items: listed.items,
        from: listed.period?.from ?? null,
        to: listed.period?.to ?? null,
        contentVersion: rules.version,
        pending,
        broken: rules.set.problems.map(({ file, words }) => ({ id: file, problem: words })),
        drafts: listed.drafts
          .filter(({ path }) => /^rules\/[^/]+$/.test(path) && !known.has(path))
          .map(({ path, saved_at }) => ({
            id: path.replace(/^rules\/|\.yaml$/g, ''),
            savedAt: saved_at,
          })),
      },
      200,
    );
  })
  .openapi(contract.getLanguage, async (c) => {
    const { shop } = c.req.valid('query');
    await checkShop(c, shop);
    const rules = await loadShopRules(c.get('services').db, shop);
    const packs = rules.set.packs.map(({ id, words }) => ({
      id,
      name: packName(id, rules.textOf(packPath(id)) ?? ''),
      words: words.length,
    }));
    return c.json({ operators: listOperators(), packs, templates: [...TEMPLATES] }, 200);
  })
  .openapi(contract.getRule, async (c) => {
    const { id } = c.req.valid('param');
    const query = c.req.valid('query');
    const [rules, rule] = await getOne(c, query.shop, id);
    const listed = await items(c, rules, [rule], query);
    if (listed.items[0]?.mutation === null) await askForScores(c, query.shop);
    return c.json(await detailOf(c, rules, rule, query.shop, listed), 200);
  })
  .openapi(contract.getRuleHealth, async (c) => {
    const { id } = c.req.valid('param');
    const query = c.req.valid('query');
    const { db } = c.get('services');
    await checkShop(c, query.shop);
    const period = await periodOf(c, query);
    if (period === null) return c.json({ days: [], agents: [], hits: [] }, 200);
    const { byDay, byAgent } = sumRule(await ruleDays(c, query.shop, period), id);
    const days = dayNumbers(period);
    const nameOf = await agentNames(c, query.shop);
    const mask = maskFor(c.get('who'));
    const rows = await listHits(
      db,
      c.get('who'),
      { shop: query.shop, rule: id, ...days },
      HITS_SHOWN,
    );
    const none = { hit: 0, miss: 0, na: 0 };
    return c.json(
      {
        days: Array.from({ length: days.to - days.from + 1 }, (_, i) => {
          const day = dayText(days.from + i);
          return { day, ...(byDay.get(day) ?? none) };
        }),
        agents: [...byAgent]
          .map(([agent, count]) => ({ agent, name: agent === '' ? '' : nameOf(agent), ...count }))
          .sort((a, b) => b.hit - a.hit || (a.agent < b.agent ? -1 : 1)),
        hits: rows.map((row) => ({
          ref: refOf(row),
          buyer: mask.buyer(row.buyer),
          agent: row.agent,
          agentName: row.agent === null ? null : (row.agent_name ?? row.agent),
          at: row.at,
          quote: mask.text(row.quote),
          version: row.version,
          shadow: row.shadow,
        })),
      },
      200,
    );
  })
  .openapi(contract.getRuleHistory, async (c) => {
    const { id } = c.req.valid('param');
    const { shop } = c.req.valid('query');
    await checkShop(c, shop);
    const { db } = c.get('services');
    return c.json({ items: await historyOf(db, shop, rulePath(id), chatPath(id)) }, 200);
  });

async function detailOf(
  c: AppContext,
  rules: ShopRules,
  rule: Rule,
  shop: string,
  listed: Awaited<ReturnType<typeof items>>,
) {
  const { id, why, advice } = rule;
  const yaml = rules.textOf(rulePath(id)) ?? '';
  const chat = rules.textOf(chatPath(id)) ?? '';
  const appeals = rules.textOf(appealsPath(id)) ?? '';
  const all = appeals === '' ? chat : `${chat}\n\n${appeals}`;
  const checked = checkRule(id, yaml, all, rules.set.packs);
  const lines = checked.examples.flatMap((one) => one.lines.map(({ text }) => text));
  const { scorecards } = await loadShopSetup(c.get('services').db, shop);
  return {
    ...listed.items[0]!,
    ...{ why, advice, yaml, chat, appeals },
    contentVersion: rules.version,
    examples: [...checked.examples],
    problems: [...checked.problems],
    survivors: [...(listed.mutations.get(listed.key(rule))?.survivors ?? [])],
    packs: usedPacks(rule, rules.set.packs).map((pack) => ({
      id: pack.id,
      name: packName(pack.id, rules.textOf(packPath(pack.id)) ?? ''),
      words: [...new Set([...exercisedWords(pack, lines), ...pack.words])].slice(0, 12),
    })),
    scorecards: scorecards.flatMap((card) => {
      const effect = card.rules[id];
      if (effect === undefined) return [];
      const kind =
        effect.veto !== undefined
          ? `veto-${effect.veto}`
          : effect.deduct !== undefined
            ? 'deduct'
            : 'add';
      const points = effect.deduct ?? effect.add ?? null;
      return [{ id: card.id, name: card.name, effect: kind, points }];
    }),
  };
}
