// The recovery API as the page calls it, typed by its routes.
import { newClient, read } from '../../../ui/client.ts';
import type { RecoveryRoutes } from '../routes.ts';

const api = newClient<RecoveryRoutes>();

export type Query = Readonly<Record<string, string>>;

/** Our queries come out of the address as text, which is what every parameter is read from. */
const asked = (query: Query): never => query as never;

export const fetchRecovery = (query: Query) => read(api.recovery.$get({ query: asked(query) }));

export const fetchSums = (query: Query) => read(api.recovery.sums.$get({ query: asked(query) }));

export function recoveryExportPath(format: 'csv' | 'xlsx', query: Query): string {
  return `/api/recovery/export?${new URLSearchParams({ ...query, format }).toString()}`;
}
