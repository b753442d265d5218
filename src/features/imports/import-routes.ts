// Imports as jobs: started, watched, stopped, gone on with, and what they came to.
import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { streamSSE } from 'hono/streaming';
import { z } from 'zod';
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { cutPage, readCursor } from '../../http/paging.ts';
import { badRequest, conflict, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor, seesShop } from '../../http/scope.ts';
import { tableResponse } from '../../http/table-file.ts';
import { listQuarantined } from '../../store/import-runs.ts';
import * as contract from './contract.ts';
import type { ImportInput } from './import-input.ts';
import { presentImport } from './present-import.ts';
import { quarantineColumns } from './quarantine-columns.ts';
import { findImportRow, type ImportRow, type ImportScope, listImportRows } from './store.ts';
import { listUploads, takeUploads } from './store-uploads.ts';
import { pageWords } from './web-words.ts';

export const importJobRoutes = newRoutes()
  .openapi(contract.startSample, async (c) => {
    if (c.get('who').scope.shops !== 'all') throw otherShop();
    const { size } = c.req.valid('json');
    const id = await enqueue(c, { sample: size, ...askedBy(c) }, []);
    return c.json(await getOne(c, id), 200);
  })
  .openapi(contract.startImport, async (c) => {
    const { db } = c.get('services');
    const who = c.get('who');
    const { files, shop } = c.req.valid('json');
    if (shop !== null && !seesShop(who, shop)) throw notFound({ zh: '这家店', en: 'such shop' });
    const wanted = [...new Set(files)];
    const uploads = await listUploads(db, wanted);
    const own = uploads.filter(({ account_id }) => account_id === who.accountId);
    if (own.length < wanted.length) throw notFound({ zh: '其中的文件', en: 'such file' });
    const open = own.filter(({ look }) => look.state === 'unknown');
    if (open.length > 0) throw notMapped(open.map(({ name }) => name));
    const input: ImportInput = {
      uploads: own.map(({ id, name, bytes }) => ({ id, name, bytes })),
      shop,
      ...askedBy(c),
    };
    const id = await enqueue(c, input, wanted);
    return c.json(await getOne(c, id), 200);
  })
  .openapi(contract.listImports, async (c) => {
    const { cursor, limit } = c.req.valid('query');
    const before = readCursor(cursor, z.tuple([z.number(), z.string()]));
    const { db } = c.get('services');
    const rows = await listImportRows(db, scopeOf(c), { before, limit: limit + 1 });
    const { items, next } = cutPage(rows, limit, ({ at, id }) => [at, id]);
    return c.json({ items: items.map((row) => present(c, row)), next }, 200);
  })
  .openapi(contract.getImport, async (c) => c.json(await getOne(c, c.req.valid('param').id), 200))
  .openapi(contract.watchImport, async (c) => {
    const { id } = c.req.valid('param');
    await getOne(c, id);
    return watch(c, id);
  })
  .openapi(contract.cancelImport, async (c) => {
    const { id } = c.req.valid('param');
    await getOne(c, id);
    await c.get('services').jobs.cancel(id);
    await audit(c, { action: 'import.cancel', target: id });
    return c.json(await getOne(c, id), 200);
  })
  .openapi(contract.resumeImport, async (c) => {
    const { id } = c.req.valid('param');
    await getOne(c, id);
    if ((await c.get('services').jobs.resume(id)) === null) throw notStopped();
    await audit(c, { action: 'import.resume', target: id });
    return c.json(await getOne(c, id), 200);
  })
  .openapi(contract.listQuarantine, async (c) => {
    const { db } = c.get('services');
    const { cursor, limit } = c.req.valid('query');
    const { quarantineId } = await getOne(c, c.req.valid('param').id);
    const after = readCursor(cursor, z.tuple([z.number()]))?.[0] ?? -1;
    const rows = await listQuarantined(db, quarantineId, after, limit + 1);
    const { items, next } = cutPage(rows, limit, ({ n }) => [n]);
    const mask = maskFor(c.get('who'));
    const shown = items.map(({ n: _n, file, raw, ...row }) => ({
      ...row,
      file: basename(file),
      reason: pageWords(row.reason),
      raw: mask.field(raw) ?? '',
    }));
    return c.json({ items: shown, next }, 200);
  })
  .openapi(contract.downloadQuarantine, async (c) => {
    const { quarantineId } = await getOne(c, c.req.valid('param').id);
    await audit(c, { action: 'import.download-quarantine', target: quarantineId });
    return tableResponse({
      name: { zh: '没用上的行', en: 'Quarantined rows' },
      format: 'csv',
      lang: c.get('lang'),
      columns: quarantineColumns(c.get('lang'), maskFor(c.get('who'))),
      rows: allQuarantined(c, quarantineId),
      // There are no times in it.
      zoneOffsetMs: 0,
    });
  });

function askedBy(c: AppContext) {
  const { name, scope } = c.get('who');
  return { by: name, allowed: scope.shops === 'all' ? ('all' as const) : [...scope.shops] };
}

function scopeOf(c: AppContext): ImportScope {
  const { accountId, scope } = c.get('who');
  return { accountId, shops: scope.shops };
}

const present = (c: AppContext, row: ImportRow): contract.ImportItem =>
  presentImport(row, (shop) => seesShop(c.get('who'), shop));

async function getOne(c: AppContext, id: string): Promise<contract.ImportItem> {
  const row = await findImportRow(c.get('services').db, scopeOf(c), id);
  if (row === null) throw notFound({ zh: '这次导入', en: 'such import' });
  return present(c, row);
}

/** The job, its files taken and its line in the audit log: all or none. */
async function enqueue(
  c: AppContext,
  input: ImportInput,
  uploads: readonly string[],
): Promise<string> {
  const { db, jobs } = c.get('services');
  const id = randomUUID();
  await db.transaction(async (tx) => {
    if (!(await takeUploads(tx, uploads, id))) throw takenAlready();
    const { accountId } = c.get('who');
    // A second click on the sample while it is being made is the same import.
    await jobs.enqueue({ id, kind: 'import', shop: null, input, by: accountId }, tx);
    const after =
      'sample' in input
        ? { sample: input.sample }
        : { files: input.uploads.map(({ name }) => name) };
    await audit(c, { action: 'import.start', target: id, after }, tx);
  });
  return id;
}

const LOOK_EVERY_MS = 400;
const SIGN_OF_LIFE_MS = 15_000;

/** Tells the import whenever something of it changed, until it has ended or the server stops. */
function watch(c: AppContext, id: string): Response {
  const { stopping } = c.get('services');
  return streamSSE(c, async (stream) => {
    let last = '';
    let toldAt = performance.now();
    while (!stream.aborted && !stopping.aborted) {
      const item = await getOne(c, id);
      const data = JSON.stringify(item);
      if (data !== last) {
        await stream.writeSSE({ event: 'import', data });
        last = data;
        toldAt = performance.now();
      } else if (performance.now() - toldAt > SIGN_OF_LIFE_MS) {
        await stream.writeSSE({ event: 'alive', data: '' });
        toldAt = performance.now();
      }
      if (item.state !== 'waiting' && item.state !== 'running') return;
      await stream.sleep(LOOK_EVERY_MS);
    }
  });
}

async function* allQuarantined(c: AppContext, importId: string) {
  for (let after = -1; ; ) {
    const rows = await listQuarantined(c.get('services').db, importId, after, 1000);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < 1000) return;
    after = last.n;
  }
}

function otherShop() {
  return badRequest(
    'other-shop',
    { zh: '示例店铺不在你能看的店铺里', en: 'The sample shop is none of those you may see' },
    { zh: '请能看全部店铺的人来载入', en: 'Somebody who sees all shops can load it' },
  );
}

function notMapped(names: readonly string[]) {
  return badRequest(
    'not-mapped',
    {
      zh: `还不知道这些表的列是什么：${names.join('、')}`,
      en: `Nobody has said what the columns are of: ${names.join(', ')}`,
    },
    { zh: '先对应好列，或去掉这些文件', en: 'Map their columns, or leave these files out' },
  );
}

function takenAlready() {
  return conflict(
    'imported-already',
    { zh: '其中有文件已经拿去导入了', en: 'An import has taken some of these files' },
    { zh: '看看导入记录', en: 'Look at the imports' },
  );
}

function notStopped() {
  return conflict(
    'not-stopped',
    {
      zh: '这次导入没有停下，或是在命令行里做的',
      en: 'It has not stopped, or was made at the command line',
    },
    { zh: '刷新看看它的状态', en: 'Look at its state again' },
  );
}
