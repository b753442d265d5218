// The directory of a ZIP archive: what is in it and where, from its last bytes.

export interface ZipEntry {
  readonly name: string;
  /** Where its local header begins in the file. */
  readonly headerAt: number;
  readonly packedBytes: number;
  readonly bytes: number;
  /** Stored as is, or deflated; 'other' cannot be read. */
  readonly method: 'stored' | 'deflated' | 'other';
  readonly encrypted: boolean;
  /** CRC-32 of the bytes, as the directory says. */
  readonly crc: number;
}

export interface ZipDirectory {
  readonly at: number;
  readonly bytes: number;
}

/** How much of the end of a file surely holds the end record and its comment. */
export const ZIP_TAIL_BYTES = 65_557 + 20;
/** Fixed part of a local header, before its name and extra field. */
export const ZIP_LOCAL_HEADER_BYTES = 30;

const END_MARK = 0x06054b50;
const END64_LOCATOR_MARK = 0x07064b50;
const END64_MARK = 0x06064b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;
const UNSET = 0xffffffff;

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * Where the directory is, from the last bytes of a file of `fileBytes`; null if there is no end record
 * in them: no ZIP, or one that was cut off.
 */
export function findDirectory(tail: Uint8Array, fileBytes: number): ZipDirectory | null {
  const view = viewOf(tail);
  for (let at = tail.length - 22; at >= 0; at--) {
    if (view.getUint32(at, true) !== END_MARK) continue;
    let bytes = view.getUint32(at + 12, true);
    let start = view.getUint32(at + 16, true);
    if (
      (start === UNSET || bytes === UNSET) &&
      at >= 20 &&
      view.getUint32(at - 20, true) === END64_LOCATOR_MARK
    ) {
      const end64 = Number(view.getBigUint64(at - 12, true)) - (fileBytes - tail.length);
      if (end64 < 0 || end64 + 56 > tail.length || view.getUint32(end64, true) !== END64_MARK)
        return null;
      bytes = Number(view.getBigUint64(end64 + 40, true));
      start = Number(view.getBigUint64(end64 + 48, true));
    }
    if (start + bytes <= fileBytes) return { at: start, bytes };
  }
  return null;
}

/** The entries of a directory; stops at the first that is damaged. */
export function parseDirectory(directory: Uint8Array): ZipEntry[] {
  const view = viewOf(directory);
  const text = new TextDecoder();
  const entries: ZipEntry[] = [];
  let at = 0;
  while (at + 46 <= directory.length && view.getUint32(at, true) === ENTRY_MARK) {
    const nameBytes = view.getUint16(at + 28, true);
    const extraBytes = view.getUint16(at + 30, true);
    const end = at + 46 + nameBytes + extraBytes + view.getUint16(at + 32, true);
    if (end > directory.length) break;
    const method = view.getUint16(at + 10, true);
    const sizes = entrySizes(view, at, at + 46 + nameBytes, extraBytes);
    entries.push({
      name: text.decode(directory.subarray(at + 46, at + 46 + nameBytes)).replaceAll('\\', '/'),
      ...sizes,
      method: method === 0 ? 'stored' : method === 8 ? 'deflated' : 'other',
      crc: view.getUint32(at + 16, true),
      encrypted: (view.getUint16(at + 8, true) & 1) === 1,
    });
    at = end;
  }
  return entries;
}

/** Sizes and place, from the ZIP64 extra field where the 32-bit ones are full. */
function entrySizes(
  view: DataView,
  at: number,
  extraAt: number,
  extraBytes: number,
): Pick<ZipEntry, 'headerAt' | 'packedBytes' | 'bytes'> {
  let packedBytes = view.getUint32(at + 20, true);
  let bytes = view.getUint32(at + 24, true);
  let headerAt = view.getUint32(at + 42, true);
  for (let field = extraAt; field + 4 <= extraAt + extraBytes; ) {
    const size = view.getUint16(field + 2, true);
    if (view.getUint16(field, true) === 1 && field + 4 + size <= extraAt + extraBytes) {
      let value = field + 4;
      const next = (): number => {
        value += 8;
        return value <= field + 4 + size ? Number(view.getBigUint64(value - 8, true)) : UNSET;
      };
      if (bytes === UNSET) bytes = next();
      if (packedBytes === UNSET) packedBytes = next();
      if (headerAt === UNSET) headerAt = next();
    }
    field += 4 + size;
  }
  return { headerAt, packedBytes, bytes };
}

/** Where an entry's data begin, from its local header; null if that is not one. */
export function dataStart(entry: ZipEntry, localHeader: Uint8Array): number | null {
  if (localHeader.length < ZIP_LOCAL_HEADER_BYTES) return null;
  const view = viewOf(localHeader);
  if (view.getUint32(0, true) !== LOCAL_MARK) return null;
  return (
    entry.headerAt + ZIP_LOCAL_HEADER_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
  );
}
