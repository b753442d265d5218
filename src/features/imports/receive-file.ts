// Takes a file in as it comes over the wire: to disk piece by piece, hashed on the way, never more than allowed.
import { createHash } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Refusal } from '../../http/refusal.ts';
import { tooLarge } from '../../http/route.ts';

export interface ReceivedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

/**
 * Writes the body into a folder of its own. Whatever goes wrong (too large, cut off, no room), the folder is
 * gone again and a Refusal says why.
 */
export async function receiveFile(
  body: ReadableStream<Uint8Array> | null,
  place: { readonly folder: string; readonly name: string },
  bytesMax: number,
): Promise<ReceivedFile> {
  const { folder, name } = place;
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    return { path, ...(await writeBody(body, path, bytesMax)) };
  } catch (error) {
    await rm(folder, { recursive: true, force: true });
    throw refusalOf(error);
  }
}

async function writeBody(
  body: ReadableStream<Uint8Array> | null,
  path: string,
  bytesMax: number,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  const file = await open(path, 'wx');
  let bytes = 0;
  try {
    for await (const chunk of piecesOf(body)) {
      bytes += chunk.length;
      if (bytes > bytesMax) throw tooLarge(bytesMax);
      hash.update(chunk);
      // `write` may take a part only; `writeFile` at the position takes all of it.
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

async function* piecesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // What is not read any more need not be sent.
    await reader.cancel().catch(() => undefined);
  }
}

function refusalOf(error: unknown): unknown {
  if (error instanceof Refusal) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return new Refusal({
      status: 507,
      code: 'no-room',
      words: { zh: '服务器磁盘满了，文件没存下', en: 'The server’s disk is full' },
      todo: {
        zh: '清理数据文件夹所在的磁盘再传',
        en: 'Make room on the disk of the data folder and send it again',
      },
    });
  }
  // The file system's own refusals are ours to see; anything else is the connection's.
  if (typeof code === 'string' && 'syscall' in (error as object) && 'path' in (error as object)) {
    return error;
  }
  return new Refusal({
    status: 400,
    code: 'cut-off',
    words: { zh: '文件没传完，连接断了', en: 'The upload was cut off' },
    todo: { zh: '再传一次', en: 'Send it again' },
  });
}
