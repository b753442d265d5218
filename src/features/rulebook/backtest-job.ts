// The work of a back-test job: stored conversations of a period judged with the rules as they are and as they would be.
import { z } from 'zod';
import type { Verdict } from '../../domain/analysis.ts';
import { usedPacks } from '../../engine/mutation/mutants-of.ts';
import { isInForce } from '../../engine/rule-status.ts';
import { dayOf } from '../../http/day-query.ts';
import { dayNumber } from '../../lib/zone.ts';
import { presentPoints } from '../../scoring/points-tally.ts';
import type { Database } from '../../store/database.ts';
import {
  type Backtest,
  type SampledFlip,
  sampledFlips,
  startBacktest,
} from '../../work/backtest-rules.ts';
import type { RuleVersion } from '../../work/load-rule-versions.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { loadShopRules, packPath, rulePath, rulesOf, type ShopRules } from './shop-rules.ts';
import { listBuyersOf, loadKnownThreads } from './store-threads.ts';

export const BacktestInput = z.object({
  kind: z.enum(['rule', 'pack']),
  id: z.string(),
  yaml: z.string(),
  from: z.string(),
  to: z.string(),
  /** Of the rule that was tried, so that publishing knows it was. */
  meaning: z.string().nullable(),
});
export type BacktestInput = z.infer<typeof BacktestInput>;

const AT_ONCE = 40;
const FLIPS_EACH = 12;

export interface StoredFlip {
  readonly rule: string;
  readonly from: 'hit' | 'miss' | 'na' | 'none';
  readonly to: 'hit' | 'miss' | 'na' | 'none';
  readonly conversation: string;
  readonly buyer: string;
  readonly agent: string | null;
  readonly at: number | null;
  readonly quote: string;
  readonly before: Verdict['evidence'];
  readonly after: Verdict['evidence'];
}

export interface BacktestResult {
  readonly from: string;
  readonly to: string;
  readonly threads: number;
  readonly conversations: number;
  readonly rules: readonly {
    readonly rule: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly before: Record<'hit' | 'miss' | 'na', number>;
    readonly after: Record<'hit' | 'miss' | 'na', number>;
    readonly flips: readonly { readonly kind: string; readonly count: number }[];
  }[];
  readonly agents: ReturnType<typeof presentPoints>;
  readonly flips: readonly StoredFlip[];
}

/** `onProgress` may throw to stop it. */
export async function runBacktest(
  db: Database,
  shop: string,
  input: BacktestInput,
  onProgress: (done: number, total: number) => Promise<void>,
): Promise<BacktestResult> {
  const shopSetup = await loadShopSetup(db, shop);
  const { zoneOffsetMs, dayCutMs } = shopSetup.setup;
  const [from, to] = [dayOf(input.from), dayOf(input.to)];
  const now = await loadShopRules(db, shop);
  const { before, after } = versionsOf(now, input);
  const { backtest, problems } = startBacktest({
    before,
    after,
    rulebook: now.set,
    scorecards: shopSetup.scorecards,
    labels: [],
    sampleEach: FLIPS_EACH,
    within: ({ startAt }) => {
      if (startAt === null) return false;
      const day = dayNumber(startAt, zoneOffsetMs, dayCutMs);
      return day >= from && day <= to;
    },
  });
  if (problems.length > 0) throw new Error(problems.map(({ words }) => words.zh).join('；'));
  const buyers = await listBuyersOf(db, shop, from, to);
  for (let at = 0; at < buyers.length; at += AT_ONCE) {
    await onProgress(at, buyers.length);
    for (const known of await loadKnownThreads(db, shop, buyers.slice(at, at + AT_ONCE))) {
      backtest.add({ ...known, setup: shopSetup.setup });
    }
    await new Promise((resolve) => setImmediate(resolve));
  }
  await onProgress(buyers.length, buyers.length);
  return present(backtest, input);
}

/** One rule is compared by itself, beside the others for the points; words with all rules that use them. */
function versionsOf(
  now: ShopRules,
  { kind, id, yaml }: BacktestInput,
): { readonly before: RuleVersion; readonly after: RuleVersion } {
  const path = kind === 'rule' ? rulePath(id) : packPath(id);
  const next = rulesOf({ ...now.overlay, [path]: yaml }, now.version);
  const version = (rules: ShopRules, source: string, folder: boolean): RuleVersion => {
    const all = rules.set.rules.filter((rule) =>
      kind === 'rule' ? rule.id === id : isInForce(rule.status),
    );
    return { source, folder, rules: all, packs: rules.set.packs, problems: [] };
  };
  const known = now.set.rules.some((rule) => rule.id === id);
  const before = version(now, 'now', kind === 'pack' || !known);
  const after = version(next, 'draft', kind === 'pack');
  const onTrial = after.rules.map((rule) => ({ ...rule, status: 'active' as const }));
  return { before, after: kind === 'rule' ? { ...after, rules: onTrial } : after };
}

function present(backtest: Backtest, { kind, id, from, to }: BacktestInput): BacktestResult {
  const { tally, points, counts, pairs } = backtest;
  const affected = pairs.filter(
    (pair) => kind === 'rule' || usesPack(pair.after, id) || usesPack(pair.before, id),
  );
  return {
    from,
    to,
    ...counts,
    rules: affected.flatMap(({ name, before, after }) => {
      const sums = tally.rules.get(name);
      if (sums === undefined) return [];
      return [
        {
          rule: name,
          name: (after ?? before)!.name,
          before: sums.before,
          after: sums.after,
          flips: [...sums.flips].map(([flip, count]) => ({ kind: flip, count })),
        },
      ];
    }),
    agents: presentPoints(points),
    flips: sampledFlips(backtest).map(storedFlip),
  };
}

function usesPack(rule: Parameters<typeof usedPacks>[0] | null, pack: string): boolean {
  if (rule === null) return false;
  return usedPacks(rule, [{ id: pack, words: [], except: [], evasion: false }]).length > 0;
}

function storedFlip(flip: SampledFlip): StoredFlip {
  const { rule, from, to, conversation, buyer, talk, before, after } = flip;
  const shown = after?.result === 'hit' ? after : (before ?? after);
  const pointed = [...(shown?.evidence ?? [])].find(({ messageId }) => messageId !== null);
  const line = talk.lines.find(({ message }) => message.id === pointed?.messageId) ?? talk.lines[0];
  return {
    ...{ rule, from, to, conversation, buyer },
    agent: shown?.agent ?? null,
    at: talk.startAt,
    quote: line?.message.text ?? '',
    before: before?.result === 'hit' ? before.evidence : [],
    after: after?.result === 'hit' ? after.evidence : [],
  };
}
