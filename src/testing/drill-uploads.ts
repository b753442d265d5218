// Sends damaged files through upload and import, and looks what came of it: answers, states, sums, and what is left behind.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { jobHandlers } from '../entry/job-handlers.ts';
import type { ImportItem, ReceivedFile } from '../features/imports/contract.ts';
import { createPrng, type Prng } from '../lib/prng.ts';
import { startJobWorker } from '../work/job-worker.ts';
import { packageRoot } from '../work/package-root.ts';
import type { TestApp } from './test-app.ts';

export interface UploadsReport {
  readonly files: number;
  readonly imports: number;
  /** Status of the upload's answer → how many. */
  readonly statuses: ReadonlyMap<number, number>;
  /** What the files were taken for → how many. */
  readonly looks: ReadonlyMap<string, number>;
  /** Folders of src/intake whose fixtures were damaged: all that have any. */
  readonly sources: number;
  readonly rows: number;
  readonly accepted: number;
  readonly quarantined: number;
  /** Answers of 500 or above, imports that did not end well, jobs that failed. */
  readonly crashes: readonly string[];
  /** Imports whose rows do not add up, rows of the database without what they belong to. */
  readonly broken: readonly string[];
}

const FILES_AN_IMPORT = 10;

/** Deterministic by seed: fixtures of src/intake with bytes flipped, cut, doubled, swapped and mixed. */
export async function drillUploads(
  app: TestApp,
  files: number,
  seed: number,
): Promise<UploadsReport> {
  const random = createPrng(seed, 'uploads');
  const fixtures = listFixtures();
  const statuses = new Map<number, number>();
  const looks = new Map<string, number>();
  const sources = new Set<string>();
  const crashes: string[] = [];
  const broken: string[] = [];
  const sums = { rows: 0, accepted: 0, quarantined: 0 };
  let imports = 0;
  const { services } = app;
  const worker = startJobWorker({ ...services, handlers: jobHandlers(services), pollMs: 10 });
  for (let sent = 0; sent < files; ) {
    const ids: string[] = [];
    for (; ids.length < FILES_AN_IMPORT && sent < files; sent++) {
      // One after another: every source and every kind of file gets its share.
      const path = fixtures[sent % fixtures.length]!;
      sources.add(basename(dirname(dirname(path))));
      const bytes = mutate(random, readFileSync(path), () => readFileSync(pick(random, fixtures)));
      const answer = await send(app, basename(path), bytes);
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      if (answer.status >= 500) crashes.push(`#${sent} ${path}: ${answer.text.slice(0, 300)}`);
      if (answer.file === null) continue;
      const { id, state } = answer.file;
      looks.set(state, (looks.get(state) ?? 0) + 1);
      if (state !== 'unknown') ids.push(id);
    }
    if (ids.length === 0) continue;
    imports++;
    const done = await importAll(app, ids);
    if (typeof done === 'string') crashes.push(done);
    else {
      sums.rows += done.rows;
      sums.accepted += done.accepted;
      sums.quarantined += done.quarantined;
      broken.push(...unsound(done));
    }
  }
  await worker.stop();
  broken.push(...(await leftovers(app)));
  return { files, imports, statuses, looks, sources: sources.size, ...sums, crashes, broken };
}

function listFixtures(): string[] {
  const folder = join(packageRoot(), 'src', 'intake');
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.expected.json'))
    .map((name) => join(folder, name.replace(/\.expected\.json$/, '')))
    .filter((path) => existsSync(path))
    .sort();
}

const pick = <T>(random: Prng, list: readonly T[]): T => list[random.between(0, list.length - 1)]!;

/** One to four kinds of damage one after another. */
function mutate(random: Prng, original: Buffer, other: () => Buffer): Buffer<ArrayBuffer> {
  let bytes = Buffer.from(original);
  const at = (): number => random.between(0, Math.max(0, bytes.length - 1));
  for (let times = random.between(1, 4); times > 0; times--) {
    const [a, b] = [at(), at()].sort((x, y) => x - y) as [number, number];
    switch (random.between(0, 6)) {
      case 0:
        for (let i = random.between(1, 20); i > 0; i--)
          if (bytes.length > 0) bytes[at()] = random.between(0, 255);
        break;
      case 1:
        bytes = bytes.subarray(0, a);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, b), bytes.subarray(a)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, a), bytes.subarray(b)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, a), other().subarray(0, 2000), bytes.subarray(a)]);
        break;
      case 5:
        bytes = Buffer.concat([
          bytes.subarray(0, a),
          Buffer.alloc(random.between(1, 64)),
          bytes.subarray(a),
        ]);
        break;
      default:
        bytes = Buffer.concat([
          bytes.subarray(0, a),
          Buffer.from(pick(random, HOSTILE), 'utf8'),
          bytes.subarray(a),
        ]);
    }
  }
  return bytes;
}

const HOSTILE = [
  '"',
  ',,,,,,',
  '\r\n\r\n',
  '=cmd|1',
  '\u202e',
  '{"a":[',
  '<table>',
  '\uFEFF',
  '99999999999999999999',
  '2026-02-30 25:61:00',
];

async function send(app: TestApp, name: string, bytes: Buffer<ArrayBuffer>) {
  const response = await app.request(`/api/imports/files?name=${encodeURIComponent(name)}`, {
    method: 'POST',
    body: new Blob([bytes]),
  });
  const text = await response.text();
  const file = response.status === 200 ? (JSON.parse(text) as ReceivedFile) : null;
  return { status: response.status, text, file };
}

/** The import's end, or what went wrong. */
async function importAll(app: TestApp, files: readonly string[]): Promise<ImportItem | string> {
  const body = JSON.stringify({ files });
  const started = await app.request('/api/imports', { method: 'POST', body });
  if (started.status !== 200) return `import: ${started.status} ${await started.text()}`;
  const { id } = (await started.json()) as ImportItem;
  for (;;) {
    const item = (await (await app.request(`/api/imports/${id}`)).json()) as ImportItem;
    if (item.state === 'done') return item;
    if (item.state !== 'waiting' && item.state !== 'running') {
      return `import ${item.state}: ${JSON.stringify(item.problem)} ${item.files.map(({ name }) => name).join(', ')}`;
    }
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}

function unsound(item: ImportItem): string[] {
  const { id, rows, accepted, duplicate, quarantined, files } = item;
  const problems: string[] = [];
  if (rows !== accepted + duplicate + quarantined) problems.push(`${id}: rows do not add up`);
  for (const file of files) {
    if (file.rows === file.accepted + file.duplicate + file.quarantined) continue;
    problems.push(`${id} ${file.name}: rows of the file do not add up`);
  }
  return problems;
}

/** Rows that belong to nothing, days not summed, bytes without a row. */
async function leftovers({ db, services }: TestApp): Promise<string[]> {
  const checks: Readonly<Record<string, string>> = {
    'conversations without a thread':
      'select count(*) as n from conversation c where not exists (select 1 from thread t where t.shop_id = c.shop_id and t.buyer = c.buyer)',
    'findings without a conversation':
      'select count(*) as n from finding f where not exists (select 1 from conversation c where c.shop_id = f.shop_id and c.conversation_id = f.conversation_id and c.buyer = f.buyer)',
    'orders without a thread':
      'select count(*) as n from customer_order o where not exists (select 1 from thread t where t.shop_id = o.shop_id and t.buyer = o.buyer)',
    'days still to be summed': 'select count(*) as n from touched_day',
    'imports still running': "select count(*) as n from import_run where state = 'running'",
  };
  const problems: string[] = [];
  for (const [name, sql] of Object.entries(checks)) {
    const [row] = await db.query<{ n: number }>(sql);
    if (row!.n > 0) problems.push(`${name}: ${row!.n}`);
  }
  const rows = await db.query<{ id: string }>('select id from upload order by id');
  const folders = readdirSync(join(services.dataFolder, 'uploads')).sort();
  if (folders.join() !== rows.map(({ id }) => id).join())
    problems.push('uploads and their rows differ');
  return problems;
}
