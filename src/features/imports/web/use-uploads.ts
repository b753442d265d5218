// Files on their way to the server: a few at a time, each with how far it is; what arrived is the server's list.
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError } from '../../../ui/client.ts';
import type { ReceivedFile } from '../contract.ts';
import { KEYS, sendFile } from './imports-api.ts';

export interface Sending {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  /** 0..1; null: waits for others. */
  readonly part: number | null;
  readonly error: ApiError | null;
}

const AT_ONCE = 2;

export interface Uploads {
  readonly sending: readonly Sending[];
  add(files: readonly File[]): void;
  /** Takes a failed one off the list. */
  forget(key: number): void;
}

export function useUploads(): Uploads {
  const cache = useQueryClient();
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const queue = useRef<{ key: number; file: File }[]>([]);
  const running = useRef(0);
  const keys = useRef(0);
  const leaving = useRef(new AbortController());
  useEffect(() => {
    const here = new AbortController();
    leaving.current = here;
    return () => here.abort();
  }, []);

  const patch = useCallback((key: number, change: Partial<Sending> | null) => {
    setSending((now) =>
      now.flatMap((one) =>
        one.key !== key ? [one] : change === null ? [] : [{ ...one, ...change }],
      ),
    );
  }, []);

  const pump = useCallback(() => {
    while (running.current < AT_ONCE) {
      const next = queue.current.shift();
      if (next === undefined) return;
      const { key, file } = next;
      running.current++;
      void sendFile(file, (part) => patch(key, { part }), leaving.current.signal)
        .then((received) => {
          patch(key, null);
          cache.setQueryData<{ items: ReceivedFile[] }>(KEYS.files, (now) => ({
            items: [...(now?.items ?? []), received],
          }));
        })
        .catch((error: unknown) => {
          const known = error instanceof ApiError ? error : new ApiError(0, {});
          patch(key, { error: known, part: null });
        })
        .finally(() => {
          running.current--;
          pump();
        });
    }
  }, [cache, patch]);

  const add = useCallback(
    (files: readonly File[]) => {
      const added = files.map((file) => ({ key: keys.current++, file }));
      queue.current.push(...added);
      setSending((now) => [
        ...now,
        ...added.map(({ key, file }) => ({
          ...{ key, name: file.name, bytes: file.size },
          ...{ part: null, error: null },
        })),
      ]);
      pump();
    },
    [pump],
  );
  return { sending, add, forget: (key) => patch(key, null) };
}
