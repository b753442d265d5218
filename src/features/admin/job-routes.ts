// Work in the background, looked at and stopped; and what recalculations changed.
import { z } from 'zod';
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { cutPage, readCursor } from '../../http/paging.ts';
import { conflict, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { seesShop } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import { listRecalculations } from '../../store/recalculations.ts';
import { UNDATED_DAY } from '../../store/undated-day.ts';
import type { Job } from '../../work/jobs.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { getShop } from './change-shop.ts';
import * as contract from './contract.ts';
import { countChanges, listChangeRows, namesOfAccounts } from './store.ts';

const RECALCULATIONS_SHOWN = 100;

export const jobRoutes = newRoutes()
  .openapi(contract.listJobs, async (c) => {
    const { db, jobs } = c.get('services');
    const { cursor, limit, kind, state } = c.req.valid('query');
    const found = await jobs.list({
      ...(kind === undefined ? {} : { kinds: [kind] }),
      ...(state === undefined ? {} : { states: [state] }),
      shops: c.get('who').scope.shops,
      before: readCursor(cursor, z.tuple([z.number(), z.string()])),
      limit: limit + 1,
    });
    const { items, next } = cutPage(found, limit, ({ createdAt, id }) => [createdAt, id]);
    const names = await namesOfAccounts(
      db,
      items.map(({ by }) => by),
    );
    return c.json({ items: items.map((job) => present(job, names)), next }, 200);
  })
  .openapi(contract.cancelJob, async (c) => {
    const { id } = await getJob(c, c.req.valid('param').id);
    await c.get('services').jobs.cancel(id);
    await audit(c, { action: 'job.cancel', target: id });
    return c.json(await presented(c, id), 200);
  })
  .openapi(contract.resumeJob, async (c) => {
    const { id } = await getJob(c, c.req.valid('param').id);
    if ((await c.get('services').jobs.resume(id)) === null) {
      throw conflict(
        'not-stopped',
        { zh: '这个任务没有停下', en: 'The job has not stopped' },
        { zh: '刷新看看它的状态', en: 'Look at its state again' },
      );
    }
    await audit(c, { action: 'job.resume', target: id });
    return c.json(await presented(c, id), 200);
  })
  .openapi(contract.listRecalculations, async (c) => {
    const { db } = c.get('services');
    const { shop } = c.req.valid('param');
    await getShop(c, shop);
    const rows = await listRecalculations(db, shop, RECALCULATIONS_SHOWN);
    const names = await namesOfAccounts(
      db,
      rows.map(({ by }) => by),
    );
    const items = rows.map((row) => ({ ...row, by: names.get(row.by) ?? row.by }));
    return c.json({ items }, 200);
  })
  .openapi(contract.listRecalculationChanges, async (c) => {
    const { db } = c.get('services');
    const who = c.get('who');
    const { shop, id } = c.req.valid('param');
    const { cursor, limit, metric } = c.req.valid('query');
    await getShop(c, shop);
    const { metrics } = await loadShopSetup(db, shop);
    const known = new Map(metrics.all.map(({ definition }) => [definition.id, definition]));
    const nameOf = (one: string) => known.get(one)?.name ?? { zh: one, en: one };
    const after = readCursor(cursor, z.tuple([z.string(), z.number(), z.string()]));
    const of = { shop, id, metric: metric ?? null };
    const rows = await listChangeRows(db, who, of, { after, limit: limit + 1 });
    const page = cutPage(rows, limit, (row) => [row.metric, row.day, row.agent]);
    const counts = await countChanges(db, who, shop, id);
    return c.json(
      {
        metrics: counts.map((count) => ({ ...count, name: nameOf(count.metric) })),
        items: page.items.map(({ agent_name, day, ...row }) => ({
          ...row,
          name: nameOf(row.metric),
          unit: known.get(row.metric)?.value ?? 'count',
          agentName: agent_name ?? row.agent,
          day: day === UNDATED_DAY ? null : dayText(day),
        })),
        next: page.next,
      },
      200,
    );
  });

async function getJob(c: AppContext, id: string): Promise<Job> {
  const job = await c.get('services').jobs.find(id);
  const seen = job !== null && (job.shop === null || seesShop(c.get('who'), job.shop));
  if (!seen) throw notFound({ zh: '这个任务', en: 'such job' });
  return job;
}

async function presented(c: AppContext, id: string): Promise<contract.JobItem> {
  const job = await getJob(c, id);
  return present(job, await namesOfAccounts(c.get('services').db, [job.by]));
}

function present(job: Job, names: ReadonlyMap<string, string>): contract.JobItem {
  const { progress, input: _input, result: _result, runAt: _runAt, ...told } = job;
  return {
    ...told,
    by: names.get(job.by) ?? job.by,
    // What a handler keeps to go on with is shown to nobody.
    progress:
      progress === null
        ? null
        : { done: progress.done, total: progress.total, unit: progress.unit },
  };
}
