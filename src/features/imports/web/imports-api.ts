// The imports API as the pages call it: typed routes, an upload that tells how far it is, and live progress.
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiError, newClient, read } from '../../../ui/client.ts';
import { getPreferences } from '../../../ui/preferences.ts';
import type { ImportItem, ReceivedFile } from '../contract.ts';
import type { ImportsRoutes } from '../routes.ts';

export const api = newClient<ImportsRoutes>();

export const KEYS = {
  files: ['imports', 'files'],
  list: ['imports', 'list'],
  one: ['imports', 'one'],
  mapping: ['imports', 'mapping'],
} as const;

/** `fetch` cannot tell how much was sent; this can. `onPart` hears 0..1. */
export function sendFile(
  file: File,
  onPart: (part: number) => void,
  signal: AbortSignal,
): Promise<ReceivedFile> {
  return new Promise((resolve, reject) => {
    const sending = new XMLHttpRequest();
    sending.open('POST', `/api/imports/files?name=${encodeURIComponent(file.name)}`);
    sending.responseType = 'json';
    sending.setRequestHeader('content-type', 'application/octet-stream');
    sending.setRequestHeader('x-kejing', '1');
    sending.setRequestHeader('x-lang', getPreferences().lang);
    sending.upload.onprogress = ({ loaded, total }) => onPart(total === 0 ? 1 : loaded / total);
    sending.onload = () => {
      if (sending.status === 200) resolve(sending.response as ReceivedFile);
      else reject(new ApiError(sending.status, refusedBy(sending.response)));
    };
    sending.onerror = () => reject(new ApiError(0, { code: 'unreachable', ...UNREACHABLE() }));
    signal.addEventListener('abort', () => sending.abort());
    sending.send(file);
  });
}

const UNREACHABLE = () =>
  getPreferences().lang === 'zh'
    ? { message: '没传完，连接断了', todo: '看看客镜还在不在运行，再传一次' }
    : { message: 'The upload was cut off', todo: 'See that Kejing still runs, then send it again' };

function refusedBy(body: unknown): Partial<ApiError> {
  const said = (body as { error?: Partial<ApiError> } | null)?.error;
  return said ?? {};
}

export const isUnderWay = (state: ImportItem['state']): boolean =>
  state === 'waiting' || state === 'running';

/** An import, followed while it runs: by server-sent events, and by asking where those do not come through. */
export function useImport(id: string) {
  const cache = useQueryClient();
  const query = useQuery({
    queryKey: [...KEYS.one, id],
    queryFn: () => read(api.imports[':id'].$get({ param: { id } })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && isUnderWay(state.data.state) ? 3000 : false,
  });
  const underWay = query.data !== undefined && isUnderWay(query.data.state);
  useEffect(() => {
    if (!underWay) return;
    const source = new EventSource(`/api/imports/${encodeURIComponent(id)}/events`);
    source.addEventListener('import', ({ data }) => {
      const item = JSON.parse(String(data)) as ImportItem;
      cache.setQueryData([...KEYS.one, id], item);
      if (!isUnderWay(item.state)) source.close();
    });
    return () => source.close();
  }, [id, underWay, cache]);
  const wasUnderWay = useRef(false);
  // Whichever of the two hears of the end first: every figure may be another one now.
  useEffect(() => {
    if (wasUnderWay.current && !underWay) void cache.invalidateQueries();
    wasUnderWay.current = underWay;
  }, [underWay, cache]);
  return query;
}
