// Files received, recognised and mapped, before anything is imported.
import { randomUUID } from 'node:crypto';
import type { AppContext } from '../../http/app-env.ts';
import { badRequest, conflict, notFound } from '../../http/refusal.ts';
import { tooLarge } from '../../http/route.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor } from '../../http/scope.ts';
import type { Feeds, Words } from '../../intake/format.ts';
import { type Mapping, mappableFeeds } from '../../intake/mapping.ts';
import { suggestMapping } from '../../intake/suggest-mapping.ts';
import { findImportShop } from '../../work/import-shop.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import * as contract from './contract.ts';
import { lookAtFile, lookMapped, sampleOf } from './file-look.ts';
import { mappingProblems } from './mapping-problems.ts';
import { mappingShape } from './mapping-shape.ts';
import { presentPreview, presentUpload } from './present-import.ts';
import { type PreviewSettings, previewRows } from './preview-rows.ts';
import { receiveFile } from './receive-file.ts';
import { safeName } from './safe-name.ts';
import {
  deleteUpload,
  findImported,
  findMapping,
  findUpload,
  insertUpload,
  listWaitingUploads,
  saveLook,
  saveMapping,
  type UploadRow,
} from './store-uploads.ts';
import { dropBytes, findBytes, keepBytes, uploadFolder } from './upload-bytes.ts';

const DAY_MS = 86_400_000;
const WAITING_MAX = 200;
const DONE = { done: true } as const;

export const uploadRoutes = newRoutes()
  .openapi(contract.receiveUpload, async (c) => {
    const { db, now } = c.get('services');
    const name = safeName(c.req.valid('query').name);
    const upload = await receiveOne(c, name);
    const importedAt = await findImported(db, upload.sha256);
    const row: UploadRow = {
      ...upload,
      account_id: c.get('who').accountId,
      at: now(),
      import_id: null,
    };
    await keepUpload(c, row);
    return c.json(presentUpload(row, importedAt?.at ?? null, maskFor(c.get('who'))), 200);
  })
  .openapi(contract.listReceived, async (c) => {
    const { db } = c.get('services');
    const rows = await listWaitingUploads(db, c.get('who').accountId, WAITING_MAX);
    const items = [];
    for (const row of rows) {
      const importedAt = await findImported(db, row.sha256);
      items.push(presentUpload(row, importedAt?.at ?? null, maskFor(c.get('who'))));
    }
    return c.json({ items }, 200);
  })
  .openapi(contract.dropUpload, async (c) => {
    const { db, dataFolder } = c.get('services');
    const row = await ownUpload(c, c.req.valid('param').id);
    await db.transaction((tx) => deleteUpload(tx, row.id));
    await dropBytes(dataFolder, row.id);
    return c.json(DONE, 200);
  })
  .openapi(contract.suggestColumns, async (c) => {
    const row = await ownUpload(c, c.req.valid('param').id);
    const sample = await sampleOf(await bytesOf(c, row));
    if (sample === null) throw noTable();
    const feeds = c.req.valid('query').feeds ?? row.mapping?.feeds ?? null;
    const found = suggestMapping(sample, feeds as Feeds | null);
    return c.json(
      {
        feeds: found.feeds as contract.Suggested['feeds'],
        fields: found.columns.map(({ field, header, sure, examples }) => ({
          ...{ name: field.name, words: field.words, required: field.required },
          ...{ header, sure, examples: maskFor(c.get('who')).masked ? [] : examples.slice(0, 3) },
        })),
        unknownSenders: [...found.unknownSenders],
        headers: sample.headers.filter((header) => header.trim() !== ''),
        mapping: row.mapping === null ? null : shapeOf(row.mapping),
      },
      200,
    );
  })
  .openapi(contract.previewMapping, async (c) => {
    const row = await ownUpload(c, c.req.valid('param').id);
    const mapping = usableMapping(c.req.valid('json'), row.name);
    const path = await bytesOf(c, row);
    const preview = await previewRows(path, [mapping], await settingsOf(c));
    return c.json(presentPreview(preview, maskFor(c.get('who'))), 200);
  })
  .openapi(contract.setMapping, async (c) => {
    const { db, now } = c.get('services');
    const who = c.get('who');
    const row = await ownUpload(c, c.req.valid('param').id);
    const mapping = usableMapping(c.req.valid('json'), row.name);
    const path = await bytesOf(c, row);
    const sample = await sampleOf(path);
    if (sample === null) throw noTable();
    const look = await lookMapped(path, mapping, await settingsOf(c));
    if (look.state !== 'mapped') throw unfitting(look.refusal?.words ?? null);
    await db.transaction(async (tx) => {
      await saveLook(tx, row.id, look, mapping);
      await saveMapping(tx, mappingShape(sample.headers), mapping, { at: now(), by: who.name });
    });
    const importedAt = await findImported(db, row.sha256);
    return c.json(
      presentUpload({ ...row, look, mapping }, importedAt?.at ?? null, maskFor(who)),
      200,
    );
  });

/** As an import of the file would read it. */
async function settingsOf(c: AppContext): Promise<PreviewSettings> {
  const { db, now } = c.get('services');
  const { setup } = await loadShopSetup(db, await findImportShop(db, null));
  return { zoneOffsetMs: setup.zoneOffsetMs, latest: now() + DAY_MS };
}

async function receiveOne(c: AppContext, name: string) {
  const { db, config, dataFolder } = c.get('services');
  const bytesMax = config.uploadMaxMb * 1024 * 1024;
  // Refused before it is sent where the sender says how much it will be.
  if (Number(c.req.header('content-length') ?? 0) > bytesMax) throw tooLarge(bytesMax);
  const id = randomUUID();
  const folder = uploadFolder(dataFolder, id);
  const { path, bytes, sha256 } = await receiveFile(c.req.raw.body, { folder, name }, bytesMax);
  try {
    const settings = await settingsOf(c);
    const seen = await lookAtFile(path, settings, (shape) => findMapping(db, shape));
    return { id, name, bytes, sha256, ...seen };
  } catch (error) {
    await dropBytes(dataFolder, id);
    throw error;
  }
}

/** Row and bytes together, or neither. */
async function keepUpload(c: AppContext, row: UploadRow): Promise<void> {
  const { db, dataFolder } = c.get('services');
  try {
    await db.transaction(async (tx) => {
      await insertUpload(tx, row);
      await keepBytes(tx, row.id, `${uploadFolder(dataFolder, row.id)}/${row.name}`);
    });
  } catch (error) {
    await dropBytes(dataFolder, row.id);
    throw error;
  }
}

/** Files belong to whoever sent them until they are imported. */
async function ownUpload(c: AppContext, id: string): Promise<UploadRow> {
  const row = await findUpload(c.get('services').db, id);
  if (row === null || row.account_id !== c.get('who').accountId) {
    throw notFound({ zh: '这个文件', en: 'such file' });
  }
  if (row.import_id !== null) {
    throw conflict(
      'imported-already',
      { zh: '这个文件已经拿去导入了', en: 'An import has taken this file' },
      { zh: '要改列对应，请再传一次', en: 'To map its columns anew, send it again' },
    );
  }
  return row;
}

async function bytesOf(c: AppContext, row: UploadRow): Promise<string> {
  const { db, dataFolder } = c.get('services');
  const path = await findBytes(db, dataFolder, row);
  if (path === null)
    throw notFound({ zh: '这个文件的内容，请重新上传', en: 'bytes of it are kept: send it again' });
  return path;
}

function usableMapping(given: contract.MappingShape, file: string): Mapping {
  const feeds = mappableFeeds.find((one) => one === given.feeds)!;
  const mapping: Mapping = { ...given, feeds, name: file };
  const problems = mappingProblems(mapping);
  if (problems.length > 0) {
    throw badRequest('bad-mapping', joined(problems), {
      zh: '补上必填的列再试',
      en: 'Give the columns that are needed',
    });
  }
  return mapping;
}

function joined(problems: readonly Words[]): Words {
  return {
    zh: problems.map(({ zh }) => zh).join('；'),
    en: problems.map(({ en }) => en).join('; '),
  };
}

function shapeOf({ feeds, columns, values, constants }: Mapping): contract.MappingShape {
  return {
    feeds: feeds as contract.MappingShape['feeds'],
    columns: { ...columns },
    values: Object.fromEntries(Object.entries(values).map(([name, words]) => [name, { ...words }])),
    constants: { ...constants },
  };
}

function noTable() {
  return badRequest(
    'no-table',
    { zh: '这个文件不是带表头的表格', en: 'This file is no table with headers' },
    { zh: '从后台导出 CSV 或 Excel 再传', en: 'Export CSV or Excel and send that' },
  );
}

function unfitting(words: Words | null) {
  return badRequest(
    'mapping-does-not-fit',
    words ?? { zh: '这样对应读不出这张表', en: 'The table cannot be read this way' },
    { zh: '检查表头是不是选对了', en: 'Check the headers chosen' },
  );
}
