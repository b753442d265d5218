// The rules and definitions a shop works with: the shipped ones with what the shop changed of them.
import { createHash } from 'node:crypto';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { Database } from '../store/database.ts';
import { setupChanged } from '../store/shops.ts';
import { parsePolicy } from '../threads/policy.ts';
import { type ContentTexts, readContent, readPolicies, readPolicyTexts } from './load-content.ts';
import type { NamedText } from './package-root.ts';

/** `rules/slow-reply.yaml`, `definitions/metrics/…` and so on → text; null: the shipped one is taken out. */
export type ContentOverlay = Readonly<Record<string, string | null>>;

export interface ContentVersion {
  /** 0: nothing was ever changed. */
  readonly version: number;
  readonly overlay: ContentOverlay;
}

const FOLDERS = {
  rules: 'rules/',
  metrics: 'definitions/metrics/',
  scorecards: 'definitions/scorecards/',
} as const;
export const POLICY_FOLDER = 'definitions/attribution/';

/** Where a policy's text stands in an overlay. */
export const policyPath = (id: string): string => `${POLICY_FOLDER}${id}.yaml`;

/** What the shop changed, as it stands now or stood at a version. */
export async function loadContentVersion(
  db: Database,
  shop: string,
  version: number | null = null,
): Promise<ContentVersion> {
  const [row] = await db.query<ContentVersion>(
    `select version, overlay from content_version
     where shop_id = $1 and ($2::int is null or version = $2) order by version desc limit 1`,
    [shop, version],
  );
  return row ?? { version: 0, overlay: {} };
}

/** Keeps a new version and returns its number. The texts must have been checked before. */
export async function saveContentVersion(
  db: Database,
  shop: string,
  overlay: ContentOverlay,
  said: { readonly at: number; readonly by: string; readonly reason: string },
): Promise<number> {
  return await db.transaction(async (tx) => {
    // Raising the revision first makes two at a time wait for one another.
    await setupChanged(tx, shop);
    const { version } = await loadContentVersion(tx, shop);
    await tx.query(
      `insert into content_version (shop_id, version, at, by, reason, overlay)
       values ($1, $2, $3, $4, $5, $6)`,
      [shop, version + 1, said.at, said.by, said.reason, JSON.stringify(overlay)],
    );
    return version + 1;
  });
}

const known = new Map<string, ContentTexts>();
const KNOWN_MAX = 64;

/** Shipped texts with the overlay's; the same object for the same overlay, so that it is compiled once. */
export function overlaidTexts(overlay: ContentOverlay): ContentTexts {
  const shipped = readContent();
  if (Object.keys(overlay).length === 0) return shipped;
  const key = createHash('sha256').update(JSON.stringify(overlay)).digest('hex');
  let texts = known.get(key);
  if (texts === undefined) {
    texts = {
      rules: overlaid(shipped.rules, FOLDERS.rules, overlay),
      metrics: overlaid(shipped.metrics, FOLDERS.metrics, overlay),
      scorecards: overlaid(shipped.scorecards, FOLDERS.scorecards, overlay),
    };
    if (known.size >= KNOWN_MAX) known.clear();
    known.set(key, texts);
  }
  return texts;
}

function overlaid(
  shipped: readonly NamedText[],
  folder: string,
  overlay: ContentOverlay,
): NamedText[] {
  const texts = new Map(shipped.map(({ name, text }) => [name, text]));
  for (const [path, text] of Object.entries(overlay)) {
    // Examples are no part of what an analysis is made with.
    if (!path.startsWith(folder) || path.endsWith('.chat')) continue;
    const name = path.slice(folder.length);
    if (text === null) texts.delete(name);
    else texts.set(name, text);
  }
  return [...texts]
    .map(([name, text]) => ({ name, text }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The shipped attribution policies with the overlay's, by id; one that does not parse is left out. */
export function overlaidPolicies(overlay: ContentOverlay): ReadonlyMap<string, AttributionPolicy> {
  const policies = new Map(readPolicies());
  for (const [path, text] of Object.entries(overlay)) {
    if (!path.startsWith(POLICY_FOLDER) || text === null) continue;
    const { policy } = parsePolicy(text);
    if (policy !== null) policies.set(policy.id, policy);
  }
  return policies;
}

/** A policy's file as the shop has it; null: there is no such policy. */
export function overlaidPolicyText(overlay: ContentOverlay, id: string): string | null {
  const own = overlay[policyPath(id)];
  if (own !== undefined && own !== null) return own;
  return readPolicyTexts().find(({ name }) => name === `${id}.yaml`)?.text ?? null;
}
