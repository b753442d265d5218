// G4 The whole journey of an import through HTTP: send, recognise, map, import, stop, go on, import again.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { jobHandlers } from '../../entry/job-handlers.ts';
import { dumpFacts } from '../../testing/dump-facts.ts';
import { type SampleShop, sampleShop } from '../../testing/sample-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';
import { importFiles } from '../../work/import-files.ts';
import { type JobWorker, startJobWorker } from '../../work/job-worker.ts';
import { packageRoot } from '../../work/package-root.ts';
import type { ImportItem, Preview, ReceivedFile, Suggested } from './contract.ts';

let sample: SampleShop;
let t: TestApp;
let worker: JobWorker;

beforeAll(async () => {
  sample = await sampleShop({ agents: 4, days: 5, conversations: 120, seed: 5 });
  t = await openTestApp();
  t.setNow(Date.parse(sample.exportedAt));
  worker = work(t);
}, 120_000);

afterAll(async () => {
  await worker.stop();
  await t.close();
  sample.remove();
});

function work(app: TestApp, now = app.services.now): JobWorker {
  const services = { ...app.services, now };
  return startJobWorker({ ...services, handlers: jobHandlers(services), pollMs: 20 });
}

async function ask<T>(path: string, init?: RequestInit, request: AppRequest = t.request) {
  const response = await request(path, init);
  const text = await response.text();
  expect(response.status, `${path} ${text.slice(0, 400)}`).toBe(200);
  return JSON.parse(text) as T;
}

const post = (body: unknown): RequestInit => ({ method: 'POST', body: JSON.stringify(body) });

function send(
  name: string,
  bytes: string | Buffer<ArrayBuffer>,
  request = t.request,
): Promise<ReceivedFile> {
  const path = `/api/imports/files?name=${encodeURIComponent(name)}`;
  const headers = { 'content-type': 'application/octet-stream' };
  return ask(path, { method: 'POST', body: new Blob([bytes]), headers }, request);
}

const sendFile = (path: string): Promise<ReceivedFile> => send(basename(path), readFileSync(path));
async function ended(id: string, request = t.request): Promise<ImportItem> {
  for (;;) {
    const item = await ask<ImportItem>(`/api/imports/${id}`, {}, request);
    if (item.state !== 'waiting' && item.state !== 'running') return item;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

async function imported(files: readonly ReceivedFile[], shop: string | null = null) {
  const started = await ask<ImportItem>(
    '/api/imports',
    post({ files: files.map(({ id }) => id), shop }),
  );
  expect(['waiting', 'running']).toContain(started.state);
  return await ended(started.id);
}

describe('the journey', () => {
  test('G4 files are recognised when they arrive, imported as a job, and the rows add up', async () => {
    const files = [];
    for (const path of sample.files) files.push(await sendFile(path));
    expect(files.map(({ state }) => state)).toEqual(sample.files.map(() => 'known'));
    expect(files[0]!.preview!.rows[0]).toMatchObject({ kind: 'message' });
    expect(files[0]!.preview!.rows[0]!.at).not.toBeNull();
    const byName = (a: ReceivedFile, b: ReceivedFile): number => (a.name < b.name ? -1 : 1);
    const waiting = await ask<{ items: ReceivedFile[] }>('/api/imports/files');
    expect(waiting.items.sort(byName)).toEqual([...files].sort(byName));

    const done = await imported(files);
    expect(done).toMatchObject({ state: 'done', known: false, kind: 'files' });
    expect(done.rows).toBe(done.accepted + done.duplicate + done.quarantined);
    expect(done.files.map(({ name }) => name).sort()).toEqual(
      sample.files.map((path) => basename(path)).sort(),
    );
    const change = done.changes[0]!;
    expect(change).toMatchObject({ shop: done.shops[0], before: null });
    const [counted] = await t.db.query<{ n: number }>('select count(*) as n from conversation');
    expect(change.after.conversations).toBe(counted!.n);
    expect((await ask<{ items: ReceivedFile[] }>('/api/imports/files')).items).toEqual([]);
    expect((await ask<{ items: unknown[] }>('/api/audit?action=import.start')).items.length).toBe(
      1,
    );
  }, 60_000);

  test('G1 the same files again: told so when sent, and nothing changes', async () => {
    const before = await dumpFacts(t.db);
    const files = [];
    for (const path of [...sample.files].reverse()) files.push(await sendFile(path));
    expect(files.every(({ importedAt }) => importedAt !== null)).toBe(true);
    const done = await imported(files);
    expect(done).toMatchObject({ state: 'done', known: true, threadsChanged: 0 });
    expect(await dumpFacts(t.db)).toEqual(before);
  }, 60_000);

  test('G4 an unknown table: columns suggested, mapped with a preview, remembered for the next one', async () => {
    const table = (day: number) =>
      [
        '会话号,甲方,乙方,讲话的,时刻,讲了啥',
        `a${day},云上,木棉:小美,1,2026-05-1${day} 10:00:01,你好在吗`,
        `a${day},云上,木棉:小美,2,2026-05-1${day} 10:00:09,在的呢`,
        `b${day},小溪,木棉:小美,1,2026-05-1${day} 11:00:00,多大码`,
        `b${day},小溪,木棉:小美,2,不是时间,按身高选`,
      ].join('\n');
    const file = await send('奇怪的表.csv', table(1));
    expect(file).toMatchObject({ state: 'unknown', format: null });
    expect(file.table!.headers).toHaveLength(6);
    const refused = await t.request('/api/imports', post({ files: [file.id] }));
    expect(refused.status).toBe(400);
    const guess = await ask<Suggested>(`/api/imports/files/${file.id}/mapping?feeds=chats`);
    expect(guess.fields.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['sender', 'text', 'sentAt']),
    );
    const columns = Object.fromEntries(
      [
        ['conversation', '会话号'],
        ['buyer', '甲方'],
        ['agent', '乙方'],
        ['sender', '讲话的'],
        ['sentAt', '时刻'],
        ['text', '讲了啥'],
      ].filter(([name]) => guess.fields.some((field) => field.name === name)),
    );
    const mapping = {
      feeds: 'chats',
      columns,
      values: { sender: { 1: 'buyer', 2: 'agent' } },
      constants: {},
    };
    const preview = await ask<Preview>(`/api/imports/files/${file.id}/preview`, post(mapping));
    expect(preview).toMatchObject({ looked: 4, faulty: 1 });
    expect(preview.rows.map(({ what, text }) => [what, text])).toEqual([
      ['buyer', '你好在吗'],
      ['agent', '在的呢'],
      ['buyer', '多大码'],
    ]);
    const missing = { ...mapping, columns: { text: '讲了啥' } };
    const wrong = await t.request(`/api/imports/files/${file.id}/preview`, post(missing));
    expect(wrong.status).toBe(400);
    const put = { method: 'PUT', body: JSON.stringify(mapping) };
    const mapped = await ask<ReceivedFile>(`/api/imports/files/${file.id}/mapping`, put);
    expect(mapped.state).toBe('mapped');
    const done = await imported([mapped], '木棉小店');
    expect(done).toMatchObject({ state: 'done', accepted: 3, quarantined: 1, shops: ['木棉小店'] });

    const quarantine = await t.request(`/api/imports/${done.id}/quarantine.csv`);
    const text = await quarantine.text();
    expect(text).toContain('奇怪的表.csv,5,');
    expect(text).not.toContain('/uploads/');
    const next = await send('又一张.csv', table(2));
    expect(next.state).toBe('mapped');
    expect(next.preview).toMatchObject({ looked: 4, faulty: 1 });
  }, 60_000);

  test('G2 stopped half-way and gone on with, it ends in the rows of an undisturbed import', async () => {
    await worker.stop();
    const other = await openTestApp();
    other.setNow(Date.parse(sample.exportedAt));
    try {
      const files = [];
      for (const path of sample.files) {
        files.push((await send(basename(path), readFileSync(path), other.request)).id);
      }
      const { id } = await ask<ImportItem>('/api/imports', post({ files }), other.request);
      await ask(`/api/imports/${id}/cancel`, { method: 'POST' }, other.request);
      expect((await ended(id, other.request)).state).toBe('cancelled');
      await ask(`/api/imports/${id}/resume`, { method: 'POST' }, other.request);
      const [own, watched] = [work(other), await other.request(`/api/imports/${id}/events`)];
      const told = await watched.text();
      expect(told).toContain('event: import');
      expect(told.trim().split('\n').at(-1)).toContain('"state":"done"');
      await own.stop();
      const plain = await openTestApp();
      await importFiles(plain.db, {
        inputs: sample.files.map((path) => ({ path })),
        ...{ mappings: [], shop: null, by: 'test', workers: 0 },
        now: Date.parse(sample.exportedAt),
      });
      expect(await dumpFacts(other.db)).toEqual(await dumpFacts(plain.db));
      await plain.close();
    } finally {
      await other.close();
      worker = work(t);
    }
  }, 120_000);

  test('G5 too large, cut off, empty, a picture: refused or said, and nothing stays', async () => {
    const small = await openTestApp({ config: { uploadMaxMb: 1 } });
    const large = await small.request('/api/imports/files?name=a.csv', {
      method: 'POST',
      body: new Blob([Buffer.alloc(1_200_000, 'a')]),
    });
    expect(large.status).toBe(413);
    const cut = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('买家,消息\n'));
        controller.error(new Error('gone'));
      },
    });
    const broken = await small.request('/api/imports/files?name=a.csv', {
      method: 'POST',
      body: cut,
      duplex: 'half',
    } as RequestInit);
    expect(broken.status).toBe(400);
    expect(await small.db.query('select 1 from upload')).toEqual([]);
    expect(readdirSync(join(small.services.dataFolder, 'uploads'))).toEqual([]);
    expect(await send('空.csv', '', small.request)).toMatchObject({ state: 'unusable' });
    const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const picture = await send('../../../图.png', png, small.request);
    expect(picture).toMatchObject({ name: '图.png', refusal: { code: 'image' } });
    await small.close();
  }, 60_000);

  test('G3 others neither see nor take one’s files, and shops outside the scope are not written to', async () => {
    const file = await sendFile(sample.files[0]!);
    const other = await t.signInAs('manager', { shops: ['别的店'], groups: 'all', self: false });
    expect((await other(`/api/imports/files/${file.id}`, { method: 'DELETE' })).status).toBe(404);
    expect((await other('/api/imports', post({ files: [file.id] }))).status).toBe(404);
    const before = await dumpFacts(t.db);
    const own = await send('chats.csv', readFileSync(sample.files[0]!), other);
    const { id } = await ask<ImportItem>('/api/imports', post({ files: [own.id] }), other);
    const failed = await ended(id, other);
    expect(failed.state).toBe('failed');
    expect(failed.problem!.zh).toContain('不能写的店铺');
    expect(await dumpFacts(t.db)).toEqual(before);
  }, 60_000);

  test('G4 the sample shop is made and imported, and imported again it is the same', async () => {
    const start = () => ask<ImportItem>('/api/imports/sample', post({ size: 'small' }));
    const first = await ended((await start()).id);
    expect(first).toMatchObject({ state: 'done', kind: 'sample', quarantined: 0, known: false });
    const second = await ended((await start()).id);
    expect(second.known).toBe(true);
    const list = await ask<{ items: ImportItem[] }>('/api/imports');
    expect(list.items.map(({ id }) => id)).toEqual(expect.arrayContaining([second.id, first.id]));
  }, 120_000);
});

interface Expected {
  readonly with?: readonly string[];
  readonly format: string;
  readonly rows: number;
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
  readonly quarantine: readonly { line: number; field: string; code: string }[];
}

const INTAKE = join(packageRoot(), 'src', 'intake');
const fixtures = readdirSync(INTAKE, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.expected.json'))
  .sort();

test('G1 every fixture of every source, sent and imported, gives the counts that stand beside it', async () => {
  const other = await openTestApp();
  const { request } = other;
  // Later than any time in the fixtures that is meant to be past.
  const own = work(other, () => Date.parse('2029-12-31T00:00:00Z'));
  for (const name of fixtures) {
    const expected = JSON.parse(readFileSync(join(INTAKE, name), 'utf8')) as Expected;
    const path = join(INTAKE, name.replace(/\.expected\.json$/, ''));
    const ids: string[] = [];
    for (const one of [path, ...(expected.with ?? []).map((file) => join(dirname(path), file))]) {
      const sent = await send(basename(one), readFileSync(one), request);
      if (one === path) expect(sent.format?.id ?? null).toBe(expected.format ?? null);
      ids.push(sent.id);
    }
    const { id } = await ask<ImportItem>('/api/imports', post({ files: ids }), request);
    const done = await ended(id, request);
    const file = done.files.find((one) => one.name === basename(path));
    const { rows, accepted, duplicate, quarantined } = expected;
    expect([name, file]).toMatchObject([name, { rows, accepted, duplicate, quarantined }]);
    const { items } = await ask<{ items: { file: string; line: number; code: string }[] }>(
      `/api/imports/${id}/quarantine?limit=200`,
      {},
      request,
    );
    expect([name, items.map(({ line, code }) => [line, code])]).toEqual([
      name,
      expected.quarantine.map(({ line, code }) => [line, code]),
    ]);
  }
  await own.stop();
  await other.close();
}, 180_000);
