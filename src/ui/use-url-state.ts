// The whole state of a page in its address, so that a link sent to a colleague shows the same.
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { parseUrlState, patchUrlState, type UrlValues } from './url-state.ts';

export type PatchUrl<S> = (
  patch: Partial<UrlValues<S>>,
  /** step: a new entry in the browser's history (opening something). Default: replaced. */
  how?: 'step' | 'replace',
) => void;

/** `schema` must be a constant of the module: `{ q: urlText(), page: urlNumber(1) }`. */
export function useUrlState<S>(schema: S): readonly [UrlValues<S>, PatchUrl<S>] {
  const [search, setSearch] = useSearchParams();
  const state = useMemo(() => parseUrlState(schema, search), [schema, search]);
  const patch = useCallback<PatchUrl<S>>(
    (values, how = 'replace') => {
      setSearch((now) => patchUrlState(schema, now, values), {
        replace: how === 'replace',
        preventScrollReset: true,
      });
    },
    [schema, setSearch],
  );
  return [state, patch];
}
