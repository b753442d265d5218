// The embedded database inside its own thread: WebAssembly blocks its thread while it works, and nobody else's.
import { fileURLToPath } from 'node:url';
import type { MessagePort } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { EMPTY_DATABASE, placeEmptyDatabase } from './empty-database.ts';
import { addRowsDevice, type RowsDevice } from './pglite-device.ts';
import type { PgliteAnswer, PgliteFailure, PgliteRequest } from './pglite-messages.ts';

/** Opens the folder and answers requests on `port`, one after another, until it is asked to close. */
export async function hostPglite(port: MessagePort, folder: string): Promise<void> {
  let db: PGlite;
  let device: RowsDevice;
  try {
    placeEmptyDatabase(fileURLToPath(new URL(EMPTY_DATABASE, import.meta.url)), folder);
    db = await PGlite.create({
      dataDir: folder,
      parsers: PARSERS,
      serializers: SERIALIZERS,
      startParams: [...PGlite.defaultStartParams, ...SETTINGS],
    });
    device = addRowsDevice(db.Module.FS);
  } catch (error) {
    port.postMessage({ id: 0, failed: failureOf(error) } satisfies PgliteAnswer);
    return;
  }
  let queue: Promise<void> = Promise.resolve();
  port.on('message', (request: PgliteRequest) => {
    queue = queue.then(async () => {
      let answer: PgliteAnswer;
      try {
        answer = { id: request.id, rows: await handle(db, device, request) };
      } catch (error) {
        answer = { id: request.id, failed: failureOf(error) };
      }
      port.postMessage(answer);
      if (request.kind === 'close') port.close();
    });
  });
  port.postMessage({ id: 0, rows: [] } satisfies PgliteAnswer);
}

/**
 * What is written twice here for nothing: there is no copy of the database that follows its log, so indexes made
 * whole go to their files alone; log files need not be filled with zeros first, since nobody waits for a disk
 * (PGlite never does); and those no longer needed are used again soon, or a large import leaves a gigabyte.
 * Pages read in any order cost hardly more than one after another: no disk of today has a head that moves.
 */
const SETTINGS = [
  'jit=off',
  'random_page_cost=1.1',
  'wal_level=minimal',
  'max_wal_senders=0',
  'wal_init_zero=off',
  'min_wal_size=80MB',
  'max_wal_size=192MB',
].flatMap((setting) => ['-c', setting]);

/** PGlite's own go byte by byte. */
const BYTEA_OID = 17;
const PARSERS = { [BYTEA_OID]: (hex: string) => new Uint8Array(Buffer.from(hex.slice(2), 'hex')) };
const SERIALIZERS = {
  [BYTEA_OID]: ({ buffer, byteOffset, byteLength }: Uint8Array) =>
    `\\x${Buffer.from(buffer, byteOffset, byteLength).toString('hex')}`,
};

async function handle(
  db: PGlite,
  device: RowsDevice,
  request: PgliteRequest,
): Promise<readonly unknown[]> {
  switch (request.kind) {
    case 'run': {
      const { rows } = await db.query(
        request.sql,
        [...request.params],
        request.asArrays ? { rowMode: 'array' } : undefined,
      );
      return rows;
    }
    case 'exec':
      await db.exec(request.sql);
      return [];
    case 'copy':
      device.offer(request.chunks);
      await db.exec(request.sql);
      return [];
    case 'close':
      await db.close();
      return [];
  }
}

function failureOf(error: unknown): PgliteFailure {
  const text = (name: string): string | null => {
    const value: unknown =
      typeof error === 'object' && error !== null ? Reflect.get(error, name) : null;
    return typeof value === 'string' ? value : null;
  };
  return {
    message: text('message') ?? String(error),
    stack: text('stack') ?? undefined,
    code: text('code'),
    constraint: text('constraint'),
    detail: text('detail'),
  };
}
