// Everything the analyses of a shop are made with, from its content, settings, roster and products.
import { createHash } from 'node:crypto';
import { defaultSetup, type Setup } from '../domain/setup.ts';
import type { OptionOverrides, Rulebook } from '../engine/compile-rulebook.ts';
import { isScored } from '../engine/rule-status.ts';
import type { Metrics } from '../measures/compile-metrics.ts';
import type { Scorecard } from '../scoring/scorecard.ts';
import type { Database } from '../store/database.ts';
import {
  findShop,
  listAgents,
  listAutoTexts,
  listProducts,
  loadDuty,
  loadSettings,
} from '../store/shops.ts';
import { matchRoster } from './assemble-setup.ts';
import { type Content, type ContentTexts, compileContent } from './load-content.ts';
import { loadContentVersion, overlaidPolicies, overlaidTexts } from './shop-content.ts';
import { parseShopSettings, ruleOptionsOf, type ShopSettings, setupPart } from './shop-settings.ts';

export interface ShopSetup {
  readonly shop: string;
  /** Names all of it; equal to `setup.version`, and every row an analysis made carries it. */
  readonly version: string;
  readonly setup: Setup;
  readonly rulebook: Rulebook;
  readonly metrics: Metrics;
  readonly scorecards: readonly Scorecard[];
  readonly content: Content;
  readonly ruleOptions: OptionOverrides;
  readonly settings: ShopSettings;
  readonly contentVersion: number;
  /** Rules that count, by id: those cells keep. */
  readonly scoredRules: readonly string[];
  /** Up to when all is known of the shop; null: nothing was imported yet. */
  readonly asOf: number | null;
  readonly ordersKnown: boolean;
}

/** Content of a shop that cannot be used; it was checked before it was saved. */
export class ShopContentBroken extends Error {}

export const DEFAULT_POLICY = 'common-tool';

const loaded = new WeakMap<Database, Map<string, { revision: number; setup: ShopSetup }>>();

/** The setup as it stands now, kept until something of it changes. The shop need not exist. */
export async function loadShopSetup(db: Database, shop: string): Promise<ShopSetup> {
  const found = await findShop(db, shop);
  const known = loaded.get(db) ?? new Map<string, { revision: number; setup: ShopSetup }>();
  loaded.set(db, known);
  const last = known.get(shop);
  const revision = found?.revision ?? -1;
  const facts = { asOf: found?.asOf ?? null, ordersKnown: found?.ordersKnown ?? false };
  if (last !== undefined && last.revision === revision) return { ...last.setup, ...facts };
  const setup = { ...(await assembleShopSetup(db, shop)), ...facts };
  known.set(shop, { revision, setup });
  return setup;
}

async function assembleShopSetup(
  db: Database,
  shop: string,
): Promise<Omit<ShopSetup, 'asOf' | 'ordersKnown'>> {
  const { version: contentVersion, overlay } = await loadContentVersion(db, shop);
  const settings = parseShopSettings(await loadSettings(db, shop));
  const texts = overlaidTexts(overlay);
  const ruleOptions = ruleOptionsOf(settings);
  const content = compileContent(texts, ruleOptions);
  const policies = overlaidPolicies(overlay);
  const policy = policies.get(settings.policy ?? DEFAULT_POLICY) ?? policies.get(DEFAULT_POLICY);
  if (content.problems.length > 0 || policy === undefined) {
    throw new ShopContentBroken(`${shop}: ${JSON.stringify(content.problems)}`);
  }
  const roster = await loadRoster(db, shop);
  const products = await listProducts(db, shop);
  const base: Setup = {
    ...defaultSetup(policy),
    ...setupPart(settings),
    ...roster,
    products: new Map(products.map((product) => [product.sku, product])),
    autoReply: { phrases: settings.autoPhrases ?? [], texts: await listAutoTexts(db, shop) },
  };
  const { rulebook, metrics, scorecards } = content;
  const version = hashOf(base, texts, ruleOptions);
  const scoredRules = scoredRulesOf(rulebook);
  const setup = { ...base, version };
  const compiled = { rulebook, metrics, scorecards, content, ruleOptions };
  return { shop, version, setup, ...compiled, settings, contentVersion, scoredRules };
}

/** Ids of the rules that count, sorted. */
export function scoredRulesOf({ rules }: Rulebook): string[] {
  return rules
    .filter(({ rule }) => isScored(rule.status))
    .map(({ rule }) => rule.id)
    .sort();
}

async function loadRoster(db: Database, shop: string): Promise<Pick<Setup, 'agents' | 'duty'>> {
  const all = await listAgents(db, shop);
  const listed = all.filter((agent) => agent.listed);
  return matchRoster({
    agents: new Map(
      listed.map(({ id, name, group, role, hiredAt }) => [id, { id, name, group, role, hiredAt }]),
    ),
    duty: await loadDuty(db, shop),
    chatAgents: new Set(all.filter(({ seen }) => seen).map(({ id }) => id)),
  });
}

/** 16 hexadecimal digits that change with anything an analysis could depend on. */
function hashOf(setup: Setup, texts: ContentTexts, options: OptionOverrides): string {
  const { agents, duty, products, ownAccounts, version: _none, ...plain } = setup;
  const parts = [
    plain,
    [...agents].sort(byKey),
    [...duty].sort(byKey),
    [...products].sort(byKey),
    [...ownAccounts].sort(),
    options,
    hashOfTexts(texts),
  ];
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 16);
}

function byKey(a: readonly [string, unknown], b: readonly [string, unknown]): number {
  return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0;
}

const textHashes = new WeakMap<ContentTexts, string>();

function hashOfTexts(texts: ContentTexts): string {
  const found =
    textHashes.get(texts) ?? createHash('sha256').update(JSON.stringify(texts)).digest('hex');
  textHashes.set(texts, found);
  return found;
}
