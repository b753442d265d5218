// After a rule, a policy, a definition or the roster changed: every thread again, and what that did to the figures.
import { randomUUID } from 'node:crypto';
import type { Instant } from '../domain/event.ts';
import type { MetricRow } from '../measures/roll-up.ts';
import { presentMetrics } from '../measures/roll-up.ts';
import type { Database } from '../store/database.ts';
import { loadBaseFigures, loadFigures } from '../store/figures.ts';
import {
  finishRecalculation,
  type RecalculatedFigure,
  saveChanges,
  startRecalculation,
} from '../store/recalculations.ts';
import { refreshDays } from '../store/refresh-days.ts';
import { listStaleThreads } from '../store/stale-threads.ts';
import { compileContent } from './load-content.ts';
import { reanalyse } from './reanalyse.ts';
import { loadContentVersion, overlaidTexts } from './shop-content.ts';
import { loadShopSetup, type ShopSetup } from './shop-setup.ts';

export interface RecalculateRequest {
  /** Of one that is started over; absent: a new one. */
  readonly id?: string;
  /** What was changed, in its author's words. */
  readonly why: string;
  readonly by: string;
  readonly now: Instant;
  /** Only threads that went on at or after this instant; those before keep their figures for now. */
  readonly since?: Instant | null;
  readonly workers?: number;
  readonly signal?: AbortSignal;
}

export interface RecalculationReport {
  readonly id: string;
  readonly threads: number;
  /** Figures (metric, agent, day) that are another number now. */
  readonly changes: number;
}

/**
 * Brings every thread of the shop to its setup as it stands now, and records which figures changed. Killed
 * half-way, it may be started over with its `id`; imports and live events may go on meanwhile.
 */
export async function recalculate(
  db: Database,
  shop: string,
  request: RecalculateRequest,
  onProgress: (threads: number, total: number) => void = () => undefined,
): Promise<RecalculationReport> {
  const { why, by, now, since = null, workers = 0, signal } = request;
  const id = request.id ?? randomUUID();
  const shopSetup = await loadShopSetup(db, shop);
  // Whatever is waiting to be summed belongs to the time before.
  await refreshDays(db, { shop });
  const from = await startRecalculation(db, { shop, id, why, by, at: now, to: shopSetup.version });
  const asOf = shopSetup.asOf ?? now;
  const buyers = await listStaleThreads(db, shop, { ...shopSetup, asOf }, since);
  const { threads } = await reanalyse(db, shopSetup, {
    buyers,
    asOf,
    workers,
    onProgress,
    signal,
  });
  await refreshDays(db, { shop, ...(signal === undefined ? {} : { signal }) });
  const changes = await compareFigures(db, shopSetup, id, from.contentVersion);
  await saveChanges(db, shop, id, changes);
  await finishRecalculation(db, shop, id, { at: now, threads });
  return { id, threads, changes: changes.length };
}

/** Figures by metric, agent and day before and after; definitions are told apart by their ids alone. */
async function compareFigures(
  db: Database,
  shopSetup: ShopSetup,
  id: string,
  contentVersion: number | null,
): Promise<RecalculatedFigure[]> {
  const { shop, metrics } = shopSetup;
  const { overlay } = await loadContentVersion(db, shop, contentVersion);
  const old = contentVersion === null ? metrics : compileContent(overlaidTexts(overlay)).metrics;
  const base = await loadBaseFigures(db, shop, id, old);
  const { tally } = await loadFigures(db, { shops: [shop], from: null, to: null }, metrics);
  const before = new Map(presentMetrics(base.tally, old).map((row) => [keyOf(row), row]));
  const after = new Map(presentMetrics(tally, metrics).map((row) => [keyOf(row), row]));
  const changes: RecalculatedFigure[] = [];
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const was = before.get(key);
    const is = after.get(key);
    if (Object.is(was?.value ?? null, is?.value ?? null)) continue;
    const { metric, agent, day } = (is ?? was)!;
    changes.push({
      metric,
      agent: agent ?? '',
      day,
      before: was?.value ?? null,
      after: is?.value ?? null,
      reason: reasonOf(was, is),
    });
  }
  return changes;
}

function keyOf({ metric, agent, day }: MetricRow): string {
  return `${metric}\n${agent ?? ''}\n${day ?? ''}`;
}

/** definition: counted by another definition. new, gone: there was, is no such metric that day. recounted: the same, of other units. */
function reasonOf(was: MetricRow | undefined, is: MetricRow | undefined): string {
  if (was === undefined) return 'new';
  if (is === undefined) return 'gone';
  return was.version === is.version ? 'recounted' : 'definition';
}
