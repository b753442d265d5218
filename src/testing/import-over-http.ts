// Files sent to a test's server and imported there, as a browser would.
import { expect } from 'vitest';
import type { ReceivedFile } from '../features/imports/contract.ts';
import type { TestApp } from './test-app.ts';

/** The answer of a route, which has to be 200. */
export async function askApp<T>(app: TestApp, path: string, init?: RequestInit): Promise<T> {
  const response = await app.request(path, init);
  const text = await response.text();
  expect(response.status, `${path} ${text.slice(0, 400)}`).toBe(200);
  return JSON.parse(text) as T;
}

export function postOf(body: unknown): RequestInit {
  return { method: 'POST', body: JSON.stringify(body) };
}

export function sendFile(app: TestApp, name: string, text: string): Promise<ReceivedFile> {
  const headers = { 'content-type': 'application/octet-stream' };
  const path = `/api/imports/files?name=${encodeURIComponent(name)}`;
  return askApp<ReceivedFile>(app, path, { method: 'POST', body: new Blob([text]), headers });
}

/** Imports received files; a worker has to be running. */
export async function importReceived(
  app: TestApp,
  files: readonly string[],
  shop: string,
): Promise<void> {
  const { id } = await askApp<{ id: string }>(app, '/api/imports', postOf({ files, shop }));
  for (;;) {
    const { state } = await askApp<{ state: string }>(app, `/api/imports/${id}`);
    if (state === 'done') return;
    expect(['waiting', 'running']).toContain(state);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
