// The rules, examples and word packs of one shop as texts: the shipped ones with what the shop changed.
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { usedPacks } from '../../engine/mutation/mutants-of.ts';
import type { Rule } from '../../engine/rule.ts';
import { parseRuleFiles, type RuleSet } from '../../engine/rulebook-from-files.ts';
import type { WordPack } from '../../engine/text/word-pack.ts';
import type { Database } from '../../store/database.ts';
import type { ContentTexts } from '../../work/load-content.ts';
import { packageRoot, readTexts } from '../../work/package-root.ts';
import {
  type ContentOverlay,
  loadContentVersion,
  overlaidPolicyText,
  overlaidTexts,
  POLICY_FOLDER,
} from '../../work/shop-content.ts';

export interface ShopRules {
  /** Content version; 0: nothing was ever changed. */
  readonly version: number;
  readonly overlay: ContentOverlay;
  readonly set: RuleSet;
  /** Ids of the scorecards, by their files. */
  readonly cards: readonly string[];
  /** Text of `rules/…` or `definitions/…` as it stands; null: there is none. */
  textOf(path: string): string | null;
}

export const rulePath = (id: string): string => `rules/${id}.yaml`;
export const chatPath = (id: string): string => `rules/${id}.chat`;
export const appealsPath = (id: string): string => `rules/appeals/${id}.chat`;
export const packPath = (id: string): string => `rules/words/${id}.yaml`;
export const cardPath = (id: string): string => `definitions/scorecards/${id}.yaml`;

const FOLDERS: readonly (readonly [string, keyof ContentTexts])[] = [
  ['rules/', 'rules'],
  ['definitions/scorecards/', 'scorecards'],
];

let shippedChats: ReadonlyMap<string, string> | null = null;

function readChats(): ReadonlyMap<string, string> {
  shippedChats ??= new Map(
    readTexts(join(packageRoot(), 'rules'), ['.chat']).map(({ name, text }) => [
      `rules/${name}`,
      text,
    ]),
  );
  return shippedChats;
}

const sets = new WeakMap<readonly unknown[], RuleSet>();

/** As the shop has them now, or had them at a content version. */
export async function loadShopRules(
  db: Database,
  shop: string,
  at: number | null = null,
): Promise<ShopRules> {
  const { version, overlay } =
    at === 0 ? { version: 0, overlay: {} } : await loadContentVersion(db, shop, at);
  return rulesOf(overlay, version);
}

/** The rules under an overlay that need not be stored: what a draft would make of them. */
export function rulesOf(overlay: ContentOverlay, version: number): ShopRules {
  const texts = overlaidTexts(overlay);
  const set = sets.get(texts.rules) ?? parseRuleFiles(texts.rules);
  sets.set(texts.rules, set);
  const cards = texts.scorecards.map(({ name }) => name.replace(/\.yaml$/, ''));
  return { version, overlay, set, cards, textOf: (path) => textOf(path, overlay, texts) };
}

function textOf(path: string, overlay: ContentOverlay, texts: ContentTexts): string | null {
  if (path.endsWith('.chat')) {
    const own = overlay[path];
    return own === undefined ? (readChats().get(path) ?? null) : own;
  }
  if (path.startsWith(POLICY_FOLDER)) {
    return overlaidPolicyText(overlay, path.slice(POLICY_FOLDER.length, -'.yaml'.length));
  }
  for (const [folder, kind] of FOLDERS) {
    if (!path.startsWith(folder)) continue;
    const name = path.slice(folder.length);
    return texts[kind].find((text) => text.name === name)?.text ?? null;
  }
  return null;
}

/** Examples with the upheld appeals below them: what pins a rule down. */
export function allExamples(rules: ShopRules, id: string, chat: string): string {
  const appeals = rules.textOf(appealsPath(id));
  return appeals === null ? chat : `${chat}\n${appeals}`;
}

/** Changes with anything that could give some conversation another verdict; words of packs left out. */
export function meaningOf({ when, naWhen, scope, options, per }: Rule): string {
  return hashOf(JSON.stringify([when, naWhen, scope, options, per]));
}

/** What a mutation score was made of. */
export function mutationKey(rule: Rule, chat: string, packs: readonly WordPack[]): string {
  return hashOf(JSON.stringify([rule.id, meaningOf(rule), chat, usedPacks(rule, packs)]));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
