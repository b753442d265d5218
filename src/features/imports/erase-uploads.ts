// Removes received files that hold a buyer who is to be erased.
import { holdsName } from '../../lib/whole-name.ts';
import type { Database } from '../../store/database.ts';
import type { Traces } from '../../store/erase-traces.ts';
import { holdsBuyer, withoutShort } from './holds-buyer.ts';
import { deleteUpload, listAllUploads, type UploadRow } from './store-uploads.ts';
import { borrowBytes, dropBytes } from './upload-bytes.ts';

/** The received files, imported or waiting, that tell of the buyer. Reads them all. */
export async function findUploadsOf(
  db: Database,
  dataFolder: string,
  traces: Traces,
): Promise<UploadRow[]> {
  const found: UploadRow[] = [];
  for (const upload of await listAllUploads(db)) {
    if (await isNamed(db, dataFolder, upload, traces)) found.push(upload);
  }
  return found;
}

/**
 * In the transaction of the erasure. Bytes on disk go at once: should the transaction fail after all, the file
 * has to be sent again, which is the lesser harm.
 */
export async function removeUploads(
  tx: Database,
  dataFolder: string,
  uploads: readonly UploadRow[],
): Promise<void> {
  for (const { id } of uploads) {
    await deleteUpload(tx, id);
    await dropBytes(dataFolder, id);
  }
}

async function isNamed(
  db: Database,
  dataFolder: string,
  upload: UploadRow,
  traces: Traces,
): Promise<boolean> {
  const noted = JSON.stringify(upload.look);
  if (holdsName(upload.name, traces) || holdsName(noted, withoutShort(traces))) return true;
  const found = await borrowBytes(db, dataFolder, upload);
  if (found === null) return holdsName(noted, traces);
  try {
    return await holdsBuyer(found.path, upload.mapping === null ? [] : [upload.mapping], traces);
  } finally {
    await found.giveBack();
  }
}
