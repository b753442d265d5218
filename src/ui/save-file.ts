// Gives the user a file made in the browser, or fetched with our headers.
import { request } from './client.ts';

export function saveFile(name: string, type: string, content: BlobPart): void {
  const url = URL.createObjectURL(new Blob([content], { type: `${type};charset=utf-8` }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser needs the address until it has begun to save.
  setTimeout(() => URL.revokeObjectURL(url), 30_000);
}

/** Fetches `/api/…` and saves it under `name`; refusals are thrown as ApiError. */
export async function downloadFile(path: string, name: string): Promise<void> {
  const response = await request(path);
  const type = response.headers.get('content-type') ?? 'application/octet-stream';
  saveFile(name, type, await response.blob());
}
