// Performance through HTTP on a real database: figures equal those of `analyze`, drill-downs add up, scopes hold.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSmallShop, SMALL_SHOP } from '../../testing/small-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';

let t: TestApp;
let shop: string;
let agents: string[];
let from: string;
let to: string;

async function get<T>(path: string, request: AppRequest = t.request): Promise<T> {
  const response = await request(`/api${path}`);
  const body = await response.json();
  if (response.status !== 200) throw new Error(`${path}: ${JSON.stringify(body)}`);
  return body as T;
}

interface Ident {
  inquirers: number;
  payers: number;
  salesFen: number;
}
interface Figure {
  metric: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  units: number;
}
interface Why {
  figure: Figure;
  byAgent: Figure[];
  byDay: Figure[];
  listed: { counted: number; leftOut: number; adds: boolean; numerator: number } | null;
  items: { numerator: number; denominator: number; reason: object | null }[];
  next: string | null;
}

const days = (more = ''): string => `shop=${encodeURIComponent(shop)}&from=${from}&to=${to}${more}`;
const of = (agent: string): string => `&agent=${encodeURIComponent(agent)}`;

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const { items } = await get<{ items: { id: string; firstDay: string; lastDay: string }[] }>(
    '/shops',
  );
  ({ id: shop, firstDay: from, lastDay: to } = items[0]!);
  const { agents: all } = await get<{ agents: { id: string }[] }>(`/agents?${days()}`);
  agents = all.map(({ id }) => id);
}, 120_000);
afterAll(() => t.close());

describe('the overview', () => {
  test('P1 the identity holds, and the split of the difference is exact to the fen', async () => {
    const half = `shop=${encodeURIComponent(shop)}&from=${to}&to=${to}`;
    for (const query of [days(), half]) {
      const { identity } = await get<{
        identity: {
          now: Ident;
          before: Ident | null;
          split: Record<
            'gapFen' | 'inquirersFen' | 'conversionFen' | 'orderValueFen',
            number
          > | null;
        };
      }>(`/overview?${query}`);
      const { now, before, split } = identity;
      expect(now.payers).toBeLessThanOrEqual(now.inquirers);
      if (split === null || before === null) continue;
      expect(split.inquirersFen + split.conversionFen + split.orderValueFen).toBe(split.gapFen);
      expect(split.gapFen).toBe(now.salesFen - before.salesFen);
    }
    const { identity } = await get<{ identity: { split: object | null } }>(`/overview?${half}`);
    expect(identity.split).not.toBeNull();
  });

  test('the days add up to the period, and nobody’s orders have a place', async () => {
    const { series, identity, figures, ownership } = await get<{
      series: { inquirers: (number | null)[]; salesFen: (number | null)[] };
      identity: { now: Ident };
      figures: Figure[];
      ownership: { salesFen: number }[];
    }>(`/overview?${days()}`);
    const sum = (values: readonly (number | null)[]): number =>
      values.reduce<number>((total, value) => total + (value ?? 0), 0);
    expect(sum(series.inquirers)).toBe(identity.now.inquirers);
    expect(sum(series.salesFen)).toBe(identity.now.salesFen);
    const sales = figures.find(({ metric }) => metric === 'sales');
    expect(sum(ownership.map(({ salesFen }) => salesFen))).toBe(sales?.value);
  });

  test('P5 the diagnosis and the gravest findings can be asked for', async () => {
    const found = await get<{ concerns: { moneyFen: number }[]; tested: number }>(
      `/overview/diagnosis?${days()}`,
    );
    expect(found.tested).toBeGreaterThan(10);
    const worst = await get<{ items: { severity: number }[] }>(`/overview/findings?${days()}`);
    const grave = worst.items.map(({ severity }) => severity);
    expect(grave).toEqual([...grave].sort((a, b) => b - a));
  });
});

describe('agents', () => {
  test('agents and nobody make up the shop', async () => {
    const { agents: all } = await get<{ agents: { figures: Figure[] }[] }>(`/agents?${days()}`);
    const { figures } = await get<{ figures: Figure[] }>(`/overview?${days()}`);
    const nobody = await get<Why>(`/metrics/orders/why?${days('&nobody=1')}`);
    const own = all.flatMap((agent) => agent.figures.filter(({ metric }) => metric === 'orders'));
    const sum = own.reduce((total, { value }) => total + (value ?? 0), 0);
    const whole = figures.find(({ metric }) => metric === 'orders');
    expect(sum + (nobody.figure.value ?? 0)).toBe(whole?.value);
  });

  test('M6 the ranking says what it lacks to the shop: what is nobody’s', async () => {
    type Whole = { figures: Figure[]; nobodys: Figure[] };
    const { agents: all, team } = await get<{ agents: { figures: Figure[] }[]; team: Whole }>(
      `/agents?${days()}`,
    );
    for (const metric of ['sales', 'orders', 'unanswered']) {
      const of = (figures: readonly Figure[]): number =>
        figures.find((figure) => figure.metric === metric)?.value ?? 0;
      const agents = all.reduce((sum, { figures }) => sum + of(figures), 0);
      expect(agents + of(team.nobodys), metric).toBe(of(team.figures));
    }
  });

  test('M4 the fair comparison ranks agents by what is left, with its interval', async () => {
    const { fair } = await get<{
      fair: { rows: { value: number; low: number; high: number; agent: string }[] } | null;
    }>(`/agents/fairness?${days()}`);
    expect(fair?.rows.length).toBeGreaterThan(1);
    for (const { value, low, high } of fair?.rows ?? []) {
      expect(low).toBeLessThanOrEqual(value);
      expect(value).toBeLessThanOrEqual(high);
    }
  });

  test('each has a page of their own', async () => {
    for (const agent of agents) {
      const page = await get<{
        agent: { id: string };
        series: { days: string[]; inquirers: (number | null)[] };
      }>(`/agents/${encodeURIComponent(agent)}?${days()}`);
      expect(page.agent.id).toBe(agent);
      expect(page.series.days).toHaveLength(SMALL_SHOP.days);
      const own = await get<Why>(`/metrics/inquiries/why?${days()}${of(agent)}&limit=1`);
      const inquirers = page.series.inquirers.reduce<number>((sum, one) => sum + (one ?? 0), 0);
      expect(inquirers).toBe(own.figure.value);
    }
  });
});

describe('M6 why a figure is what it is', () => {
  test('units listed make up the number, for many metrics, agents and days', async () => {
    const { items } = await get<{ items: { id: string }[] }>('/metrics');
    const ids = [...new Set(items.map(({ id }) => id))];
    const daysOf = [days(), `shop=${encodeURIComponent(shop)}&from=${to}&to=${to}`];
    for (const [i, id] of ids.entries()) {
      const agent = agents[i % agents.length]!;
      const query = daysOf[i % 2]!;
      for (const whose of ['', of(agent)]) {
        const why = await get<Why>(`/metrics/${id}/why?${query}${whose}&limit=1`);
        expect({ id, whose, adds: why.listed?.adds }).toEqual({ id, whose, adds: true });
      }
    }
  }, 120_000);

  test('pages put together are the whole list, and its numerators the figure’s', async () => {
    let next: string | null = '';
    let numerator = 0;
    let counted = 0;
    let last: Why | null = null;
    while (next !== null) {
      const cursor: string = next === '' ? '' : `&cursor=${next}`;
      last = await get<Why>(`/metrics/conversion/why?${days()}&limit=40${cursor}`);
      numerator += last.items.reduce((sum, item) => sum + item.numerator, 0);
      counted += last.items.length;
      next = last.next;
    }
    expect(numerator).toBe(last?.figure.numerator);
    expect(counted).toBe(last?.figure.denominator);
  });

  test('parts by agent and by day add up to the figure', async () => {
    const why = await get<Why>(`/metrics/inquiries/why?${days()}`);
    const sum = (parts: readonly Figure[]): number =>
      parts.reduce((total, part) => total + (part.numerator ?? 0), 0);
    expect(sum(why.byAgent)).toBe(why.figure.value);
    expect(sum(why.byDay)).toBe(why.figure.value);
  });
});

describe('M5 and M7', () => {
  test('M5 families side by side agree with their own figures', async () => {
    const { metrics, pairs } = await get<{
      metrics: { metric: string; value: number | null }[];
      pairs: { agreeing: number; differing: number }[];
    }>(`/metrics/compare?topic=reply-rate&${days()}`);
    expect(metrics.length).toBeGreaterThan(2);
    expect(pairs.length).toBe((metrics.length * (metrics.length - 1)) / 2);
    for (const { metric, value } of metrics) {
      const { figure } = await get<Why>(`/metrics/${metric}/why?${days()}&limit=1`);
      expect([metric, value]).toEqual([metric, figure.value]);
    }
  });

  test('M7 another policy moves orders, never the shop’s sum', async () => {
    const { items } = await get<{ items: { id: string }[] }>('/attribution/policies');
    expect(items.length).toBeGreaterThan(3);
    const response = await t.request('/api/attribution/compare', {
      method: 'POST',
      body: JSON.stringify({ shop, from, to, a: 'common-tool', b: 'first-agent-24h' }),
    });
    expect(response.status).toBe(200);
    const { conserved, owners, salesAFen, salesBFen } = (await response.json()) as {
      conserved: boolean;
      salesAFen: number;
      salesBFen: number;
      owners: { salesAFen: number; salesBFen: number }[];
    };
    expect(conserved).toBe(true);
    const sum = (key: 'salesAFen' | 'salesBFen'): number =>
      owners.reduce((total, owner) => total + owner[key], 0);
    expect(sum('salesAFen')).toBe(salesAFen);
    expect(sum('salesBFen')).toBe(salesBFen);
  });

  test('M6 an order tells why it is whose it is', async () => {
    const [order] = await t.db.query<{ order_id: string; owner: string }>(
      'select order_id, owner from customer_order where owner is not null order by order_id limit 1',
    );
    const why = await get<{ owner: { id: string }; trace: object[] }>(
      `/orders/${encodeURIComponent(order?.order_id ?? '')}/why?shop=${encodeURIComponent(shop)}`,
    );
    expect(why.owner.id).toBe(order?.owner);
    expect(why.trace.length).toBeGreaterThan(0);
  });
});

describe('G3 scope', () => {
  test('an agent sees their own figures and nobody else’s', async () => {
    const [mine, other] = agents as [string, string];
    const own = await t.signInAs('agent', { shops: 'all', groups: 'all', self: true }, mine);
    const { agents: seen } = await get<{ agents: { id: string }[] }>(`/agents?${days()}`, own);
    expect(seen.map(({ id }) => id)).toEqual([mine]);
    const page = await own(`/api/agents/${encodeURIComponent(other)}?${days()}`);
    expect(page.status).toBe(404);
    const figure = await get<Why>(`/metrics/inquiries/why?${days()}`, own);
    const whole = await get<Why>(`/metrics/inquiries/why?${days(of(mine))}`);
    expect(figure.figure.value).toBe(whole.figure.value);
    const theirs = await get<Why>(`/metrics/inquiries/why?${days(of(other))}`, own);
    expect(theirs.figure.value ?? 0).toBe(0);
    const { fair } = await get<{ fair: { rows: { agent: string }[] } | null }>(
      `/agents/fairness?${days()}`,
      own,
    );
    expect((fair?.rows ?? []).every(({ agent }) => agent === mine)).toBe(true);
  });
});
