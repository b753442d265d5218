// Every page there is, with addresses that show it and its parts: what looks at all pages leaves none out.
import { FRAMED_PAGES } from '../src/entry/web/pages.ts';

type Ask = <T>(path: string) => Promise<T>;

/** A shop and the days to look at. */
export interface Place {
  readonly shop: string;
  readonly from: string;
  readonly to: string;
}

interface Found {
  readonly shop: string;
  readonly conversation: string;
  readonly agent: string;
  readonly order: string;
  readonly run: string;
  readonly pack: string;
  readonly card: string;
  readonly recalculation: string | null;
}

/** Patterns of the framed pages, children joined to their parents: `/settings/audit`. */
function pagePatterns(): readonly string[] {
  return FRAMED_PAGES.flatMap(({ path, children }) =>
    children === undefined ? [path] : children.map((child) => `${path}/${child.path}`),
  );
}

/** What stands in the place of `:id` and of the tabs of each pattern; '' is the page as it opens. */
function partsOf(found: Found): Readonly<Record<string, readonly string[]>> {
  const { shop, conversation, agent, order, run, pack, card, recalculation } = found;
  const chat = `/conversations/${encodeURIComponent(shop)}/${conversation}`;
  return {
    '/': ['/', '/?attention=unpaid', '/?trend=conversion'],
    '/agents': ['/agents', '/agents?view=fair'],
    '/agents/:id': [`/agents/${encodeURIComponent(agent)}`],
    '/definitions/:id': [
      '/definitions/conversion',
      '/definitions/first-response-median?part=left-out',
    ],
    '/orders/:id': [`/orders/${encodeURIComponent(order)}`],
    '/conversations': ['/conversations', '/conversations?sort=faults&severity=major'],
    '/conversations/:shop/:id': [chat, `${chat}?tab=score`, `${chat}?tab=contacts`],
    '/inspection': ['/inspection', '/inspection?rule=missing-greeting', '/inspection?kind=merit'],
    '/recovery': ['/recovery', '/recovery?kind=unpaid'],
    '/imports/:id': [`/imports/${run}`],
    '/rulebook/words/:id': [`/rulebook/words/${pack}`],
    '/rulebook/scorecards/:id': [
      `/rulebook/scorecards/${card}`,
      `/rulebook/scorecards/${card}?view=text`,
    ],
    '/rulebook/:id': ['/rulebook/missing-greeting'],
    '/rulebook/:id/edit': [
      '/rulebook/missing-greeting/edit',
      '/rulebook/missing-greeting/edit?step=examples',
      '/rulebook/missing-greeting/edit?step=backtest',
    ],
    '/settings/recalculations': [
      '/settings/recalculations',
      ...(recalculation === null ? [] : [`/settings/recalculations?open=${recalculation}`]),
    ],
  };
}

/** Addresses by pattern of page, all with the shop and days; throws for a page it has none of. */
export async function everyAddress(
  get: Ask,
  place: Place,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const parts = partsOf(await lookUp(get, place));
  return new Map(
    pagePatterns().map((pattern) => {
      const addresses = parts[pattern] ?? (pattern.includes(':') ? [] : [pattern]);
      if (addresses.length === 0) throw new Error(`no address shows ${pattern}: add one`);
      return [pattern, addresses.map((address) => withPlace(address, place))];
    }),
  );
}

function withPlace(address: string, place: Place): string {
  const [path = '', search = ''] = address.split('?');
  const query = new URLSearchParams({
    ...place,
    ...Object.fromEntries(new URLSearchParams(search)),
  });
  return `${path}?${query.toString()}`;
}

async function lookUp(get: Ask, place: Place): Promise<Found> {
  const query = new URLSearchParams({ ...place }).toString();
  const shop = encodeURIComponent(place.shop);
  const [talks, unpaid, runs, packs, cards, recalculations] = await Promise.all([
    get<{ items: { ref: string; agent: { id: string } | null }[] }>(
      `/conversations?${query}&sort=faults&limit=1`,
    ),
    get<{ items: { orderId: string | null }[] }>(`/recovery?${query}&kind=unpaid&limit=1`),
    get<{ items: { id: string }[] }>('/imports'),
    get<{ items: { id: string }[] }>(`/word-packs?${query}`),
    get<{ items: { id: string }[] }>(`/scorecards?${query}`),
    get<{ items: { id: number | string }[] }>(`/admin/shops/${shop}/recalculations`),
  ]);
  const worst = talks.items[0];
  return {
    shop: place.shop,
    conversation: worst?.ref ?? '',
    agent: worst?.agent?.id ?? '',
    order: unpaid.items[0]?.orderId ?? '',
    run: runs.items[0]?.id ?? '',
    pack: packs.items[0]?.id ?? '',
    card: cards.items[0]?.id ?? '',
    recalculation:
      recalculations.items[0] === undefined ? null : String(recalculations.items[0].id),
  };
}
