// The one transaction of every change: content version, audit log, recalculation, and the draft is gone.
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { dayOf } from '../../http/day-query.ts';
import { conflict, Refusal } from '../../http/refusal.ts';
import { dayStart } from '../../lib/zone.ts';
import { compileContent } from '../../work/load-content.ts';
import {
  type ContentOverlay,
  loadContentVersion,
  overlaidTexts,
  saveContentVersion,
} from '../../work/shop-content.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { deleteDraft, hasConversations, lockShop } from './store.ts';

export interface Change {
  readonly shop: string;
  /** Path → text; null: as shipped, or gone where it is the shop's own. */
  readonly files: Readonly<Record<string, string | null>>;
  /** Content version the author began from; null: whatever others did since is meant to be replaced. */
  readonly base: number | null;
  readonly reason: string;
  /** `rule.publish`, `word-pack.publish` … */
  readonly action: string;
  readonly target: string;
  readonly before: unknown;
  readonly after: unknown;
  /** First day judged anew; null: all. */
  readonly from: string | null;
  /** Draft that is published by this. */
  readonly draft: string | null;
}

/** Returns the new content version and the recalculation's job; null where there is nothing to recalculate. */
export async function putIntoForce(
  c: AppContext,
  change: Change,
): Promise<{ contentVersion: number; job: string | null }> {
  const { db, jobs, now } = c.get('services');
  const who = c.get('who');
  const { shop, reason } = change;
  const { setup, ruleOptions } = await loadShopSetup(db, shop);
  const since =
    change.from === null ? null : dayStart(dayOf(change.from), setup.zoneOffsetMs, setup.dayCutMs);
  return await db.transaction(async (tx) => {
    await lockShop(tx, shop);
    const { overlay } = await loadContentVersion(tx, shop);
    if (change.base !== null) await refuseOverwriting(tx, change, overlay, change.base);
    const next = { ...overlay, ...change.files };
    const broken = compileContent(overlaidTexts(next), ruleOptions).problems;
    if (broken.length > 0) throw wouldBreak(broken);
    const said = { at: now(), by: who.name, reason };
    const contentVersion = await saveContentVersion(tx, shop, next, said);
    const { action, target, before, after } = change;
    await audit(c, { action, target, shop, before, after: { ...Object(after), reason } }, tx);
    if (change.draft !== null) await deleteDraft(tx, shop, who.accountId, change.draft);
    if (!(await hasConversations(tx, shop))) return { contentVersion, job: null };
    const input = { why: reason, since };
    const job = await jobs.enqueue({ kind: 'recalculate', shop, input, by: who.accountId }, tx);
    return { contentVersion, job: job.id };
  });
}

/** Somebody else's change since one began is not lost silently. */
async function refuseOverwriting(
  tx: Parameters<typeof loadContentVersion>[0],
  { shop, files }: Change,
  now: ContentOverlay,
  base: number,
): Promise<void> {
  const then = base === 0 ? {} : (await loadContentVersion(tx, shop, base)).overlay;
  const touched = Object.keys(files).find((path) => then[path] !== now[path]);
  if (touched === undefined) return;
  throw conflict(
    'changed-meanwhile',
    {
      zh: `你改的时候，别人发布了 ${touched} 的新版`,
      en: `Somebody published ${touched} while you were editing`,
    },
    {
      zh: '打开历史看他改了什么，丢掉草稿重新改，或者把他的改动并进来',
      en: 'See in its history what changed, then start over from the new version',
    },
  );
}

function wouldBreak(
  problems: readonly { file: string; line: number; words: { zh: string; en: string } }[],
): Refusal {
  return new Refusal({
    status: 422,
    code: 'would-break',
    words: {
      zh: `这样改，规则库里有 ${problems.length} 处用不了`,
      en: `With this, ${problems.length} parts of the rulebook no longer work`,
    },
    todo: { zh: '先改好列出来的地方', en: 'Mend what is listed first' },
    details: problems.slice(0, 20).map(({ file, line, words }) => ({
      path: line > 0 ? `${file}:${line}` : file,
      message: words.zh,
    })),
  });
}
