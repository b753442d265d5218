// A real database for a test: a copy of a migrated template, embedded or on the server of TEST_DATABASE_URL.
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { type Database, openDatabase } from '../store/database.ts';
import { migrationsHash } from '../store/migrate.ts';
import { keptFolder, newestChange } from './kept-folder.ts';

export interface TestDatabase {
  readonly db: Database;
  /** What `openDatabase` needs to open it once more, after `db.close()`. */
  readonly place: { readonly dataFolder: string } | { readonly url: string };
  /** A folder of the test's own, gone with it. */
  readonly dataFolder: string;
  /** Opens it once more for as long as `use` takes; `db` must have been closed. */
  reopen<T>(use: (db: Database) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Fills the template once; `name` tells templates apart and must change with what `fill` writes. */
  readonly template?: { readonly name: string; fill(db: Database): Promise<void> };
}

const EMPTY: NonNullable<TestDatabaseOptions['template']> = {
  name: 'empty',
  async fill() {},
};

/** Opens a database of its own for one test or file; `close` it, and nothing is left. */
export async function openTestDatabase({
  template = EMPTY,
}: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const server = process.env['TEST_DATABASE_URL'];
  const dataFolder = mkdtempSync(join(tmpdir(), 'kejing-test-'));
  if (server !== undefined && server !== '') return openOnServer(server, template, dataFolder);
  cpSync(await embeddedTemplate(template), dataFolder, { recursive: true });
  const place = { dataFolder };
  return testDatabase(place, dataFolder, async () => undefined);
}

async function testDatabase(
  place: TestDatabase['place'],
  dataFolder: string,
  drop: () => Promise<void>,
): Promise<TestDatabase> {
  const db = await openDatabase(place, { migrate: false });
  return {
    db,
    place,
    dataFolder,
    async reopen(use) {
      const again = await openDatabase(place, { migrate: false });
      try {
        return await use(again);
      } finally {
        await again.close();
      }
    },
    async close() {
      await db.close();
      await drop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

type Template = NonNullable<TestDatabaseOptions['template']>;

/** What an import writes depends on all code and content: their newest change tells templates apart. */
function versionOf({ name }: Template): string {
  if (name === EMPTY.name) return migrationsHash();
  const root = resolve(import.meta.dirname, '../..');
  const isSource = (file: string): boolean => /\.(ts|yaml)$/.test(file) && !file.includes('.test.');
  const newest = newestChange(
    MADE_BY.map((folder) => join(root, folder)),
    isSource,
  );
  return `${migrationsHash()}-${newest}`;
}

const MADE_BY = [
  'rules',
  'definitions',
  'src/lib',
  'src/domain',
  'src/intake',
  'src/threads',
].concat(['src/engine', 'src/measures', 'src/analyse', 'src/scoring', 'src/store', 'src/work']);

const making = new Map<string, Promise<string>>();

/** The template's folder. */
function embeddedTemplate(template: Template): Promise<string> {
  const version = versionOf(template);
  const name = `${template.name}-${version}`;
  let folder = making.get(name);
  if (folder === undefined) {
    folder = keptFolder(template.name, version, (draft) => makeEmbedded(template, draft));
    making.set(name, folder);
  }
  return folder;
}

async function makeEmbedded(template: Template, draft: string): Promise<void> {
  if (template.name !== EMPTY.name) {
    cpSync(await embeddedTemplate(EMPTY), draft, { recursive: true });
  }
  const db = await openDatabase({ dataFolder: draft });
  await template.fill(db);
  await db.exec('vacuum analyze');
  await db.close();
}

async function openOnServer(
  server: string,
  template: Template,
  dataFolder: string,
): Promise<TestDatabase> {
  const from = await serverTemplate(server, template);
  const name = `kejing_test_${randomBytes(6).toString('hex')}`;
  await onServer(server, (db) => createFrom(db, name, from));
  const url = urlOf(server, name);
  return testDatabase({ url }, dataFolder, () =>
    onServer(server, (db) => db.exec(`drop database if exists ${name} with (force)`)),
  );
}

function serverTemplate(server: string, template: Template): Promise<string> {
  const name = `kejing_${template.name}_${versionOf(template)}`.replaceAll('-', '_');
  let made = making.get(name);
  if (made === undefined) {
    made = makeOnServer(server, template, name);
    making.set(name, made);
  }
  return made;
}

async function makeOnServer(server: string, template: Template, name: string): Promise<string> {
  const known = (db: Database) => db.query('select 1 from pg_database where datname = $1', [name]);
  if ((await onServer(server, known)).length > 0) return name;
  const base = template.name === EMPTY.name ? 'template0' : await serverTemplate(server, EMPTY);
  const draft = `kejing_draft_${randomBytes(6).toString('hex')}`;
  await onServer(server, (db) => createFrom(db, draft, base));
  const db = await openDatabase({ url: urlOf(server, draft) });
  await template.fill(db);
  await db.close();
  await onServer(server, async (admin) => {
    try {
      await admin.exec(`alter database ${draft} rename to ${name}`);
    } catch (error) {
      if ((await known(admin)).length === 0) throw error;
      await admin.exec(`drop database ${draft} with (force)`);
    }
  });
  return name;
}

/** A template cannot be copied while somebody else copies it: try again for a while. */
async function createFrom(db: Database, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await db.exec(`create database ${name} template ${template} locale 'C'`);
      return;
    } catch (error) {
      if (attempt === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 + attempt * 5));
    }
  }
}

async function onServer<T>(server: string, use: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase({ url: server }, { migrate: false });
  try {
    return await use(db);
  } finally {
    await db.close();
  }
}

function urlOf(server: string, name: string): string {
  const url = new URL(server);
  url.pathname = `/${name}`;
  return url.href;
}
