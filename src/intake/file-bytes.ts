// The bytes of a file: its beginning, or all of it as decoded text, never held whole.
import { open } from 'node:fs/promises';
import type { Decoder } from './decode.ts';

export const CHUNK_BYTES = 1 << 18;

/** The first `bytes` of a file, or all of a shorter one. */
export async function readStart(path: string, bytes: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, bytes, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

/** A file's text, piece by piece. */
export async function* decodedChunks(path: string, decoder: Decoder): AsyncGenerator<string> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, CHUNK_BYTES, null);
      if (bytesRead === 0) break;
      yield decoder.decode(buffer.subarray(0, bytesRead));
    }
    yield decoder.end();
  } finally {
    await file.close();
  }
}
