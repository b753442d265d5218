// A step of the build: makes an embedded database with all tables and packs it for new data folders to begin with.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../store/database.ts';
import { EMPTY_DATABASE, packDatabase } from '../store/empty-database.ts';

const file = fileURLToPath(new URL(EMPTY_DATABASE, import.meta.url));
rmSync(file, { force: true });
const dataFolder = mkdtempSync(join(tmpdir(), 'kejing-empty-'));
try {
  const db = await openDatabase({ dataFolder });
  await db.close();
  packDatabase(join(dataFolder, 'database'), file);
} finally {
  rmSync(dataFolder, { recursive: true, force: true });
}
