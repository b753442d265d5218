// Which screens there are, and their addresses on the sample shop made for the pictures.
import type { APIRequestContext } from '@playwright/test';

type Ask = <T>(path: string) => Promise<T>;

const OWNER = { name: 'zhou', displayName: '周店长', password: 'qingfeng-2026-ok' };
const PAUSE_MS = 1000;

export async function ask<T>(request: APIRequestContext, path: string): Promise<T> {
  const answer = await request.get(`/api${path}`);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}

/** Creates the owner and imports a month of the sample shop; resolves when it is there. */
export async function makeSampleShop(request: APIRequestContext): Promise<void> {
  const headers = { 'x-kejing': '1' };
  const created = await request.post('/api/setup', { headers, data: OWNER });
  if (!created.ok()) throw new Error(await created.text());
  const started = await request.post('/api/imports/sample', { headers, data: { size: 'month' } });
  const { id } = (await started.json()) as { id: string };
  for (;;) {
    const { state } = await ask<{ state: string }>(request, `/imports/${id}`);
    if (state === 'done') return;
    if (state !== 'waiting' && state !== 'running') throw new Error(`the import is ${state}`);
    await new Promise((done) => setTimeout(done, PAUSE_MS));
  }
}

/** Screen by name; days are the last fortnight: another one to compare with lies before it. */
export async function screenPaths(get: Ask): Promise<Readonly<Record<string, string>>> {
  const { items: shops } = await get<{
    items: { id: string; firstDay: string; lastDay: string }[];
  }>('/shops');
  const { id: shop, lastDay: to } = shops[0]!;
  const from = new Date(Date.parse(to) - 13 * 86_400_000).toISOString().slice(0, 10);
  const query = new URLSearchParams({ shop, from, to }).toString();
  const worst = await get<{ items: { ref: string; agent: { id: string } | null }[] }>(
    `/conversations?${query}&sort=faults&limit=1`,
  );
  const { items: imports } = await get<{ items: { id: string }[] }>('/imports');
  const { ref, agent } = worst.items[0]!;
  const list = (path: string, more = ''): string => `${path}?${query}${more}`;
  return {
    overview: list('/'),
    conversations: list('/conversations', '&sort=faults'),
    conversation: list(`/conversations/${encodeURIComponent(shop)}/${ref}`, '&sort=faults'),
    inspection: list('/inspection', '&rule=missing-greeting'),
    agents: list('/agents'),
    'agents-fair': list('/agents', '&view=fair'),
    agent: list(`/agents/${encodeURIComponent(agent?.id ?? '')}`),
    recovery: list('/recovery'),
    rulebook: list('/rulebook'),
    rule: list('/rulebook/missing-greeting'),
    'rule-editor': list('/rulebook/missing-greeting/edit'),
    'word-packs': list('/rulebook/words'),
    scorecards: list('/rulebook/scorecards'),
    definitions: list('/definitions'),
    'definitions-compare': list('/definitions/compare'),
    attribution: list('/definitions/attribution'),
    'why-a-number': list('/definitions/conversion'),
    imports: '/imports',
    'import-result': `/imports/${imports[0]!.id}`,
    'settings-shops': '/settings/shops',
    'settings-team': '/settings/team',
    'settings-duty': '/settings/duty',
    'settings-accounts': '/settings/accounts',
    'settings-audit': '/settings/audit',
    'settings-appearance': '/settings/appearance',
  };
}
