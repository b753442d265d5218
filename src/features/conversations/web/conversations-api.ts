// The conversations API as the pages call it, typed by its routes.
import { newClient, read } from '../../../ui/client.ts';
import type { ConversationsRoutes } from '../routes.ts';

export const api = newClient<ConversationsRoutes>();

/** Query parameters as the address holds them; the server checks them. */
export type Query = Readonly<Record<string, string>>;

/** Our queries come out of the address as text, which is what every parameter is read from. */
const asked = (query: Query): never => query as never;

export const fetchPage = (query: Query) => read(api.conversations.$get({ query: asked(query) }));

export const fetchCount = (query: Query) =>
  read(api.conversations.count.$get({ query: asked(query) }));

export const fetchConversation = (shop: string, id: string) =>
  read(api.conversations[':shop'][':id'].$get({ param: { shop, id } }));

export const fetchNeighbours = (shop: string, id: string, query: Query) =>
  read(
    api.conversations[':shop'][':id'].neighbours.$get({ param: { shop, id }, query: asked(query) }),
  );

export const fetchExplained = (shop: string, id: string, rule: string) =>
  read(api.conversations[':shop'][':id'].rules[':rule'].$get({ param: { shop, id, rule } }));

export const fetchViews = () => read(api['conversation-views'].$get());

export const fetchInspection = (query: Query) => read(api.inspection.$get({ query: asked(query) }));

export const fetchCases = (query: Query) =>
  read(api.inspection.cases.$get({ query: asked(query) }));

/** `/api/conversations/export?…` for a download. */
export function exportPath(format: 'csv' | 'xlsx', query: Query): string {
  return `/api/conversations/export?${new URLSearchParams({ ...query, format }).toString()}`;
}
