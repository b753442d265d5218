// The file COPY reads from inside the embedded database: chunks as they are, without a Blob or a copy in between.
import type { PGlite } from '@electric-sql/pglite';

type FileSystem = PGlite['Module']['FS'];

/** Its name there. */
export const ROWS_DEVICE = '/dev/rows';
/** Any number no other device has; PGlite's own is 64. */
const MAJOR = 65;

export interface RowsDevice {
  /** What whoever opens the device next reads, from its beginning. */
  offer(chunks: readonly Uint8Array[]): void;
}

/** Adds the device; once for each database. */
export function addRowsDevice(fs: FileSystem): RowsDevice {
  let chunks: readonly Uint8Array[] = [];
  let at = 0;
  let offset = 0;
  const id = fs.makedev(MAJOR, 0);
  fs.registerDevice(id, {
    open() {
      at = 0;
      offset = 0;
    },
    close() {
      chunks = [];
    },
    read(_stream: unknown, target: Uint8Array, from: number, length: number): number {
      let done = 0;
      while (done < length && at < chunks.length) {
        const chunk = chunks[at]!;
        const end = Math.min(chunk.length, offset + length - done);
        target.set(chunk.subarray(offset, end), from + done);
        done += end - offset;
        offset = end;
        if (offset === chunk.length) {
          at++;
          offset = 0;
        }
      }
      return done;
    },
  });
  fs.mkdev(ROWS_DEVICE, id);
  return {
    offer(offered) {
      chunks = offered;
    },
  };
}
