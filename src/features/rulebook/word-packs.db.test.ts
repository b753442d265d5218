// Word packs and scorecards through the API: known, tried, published.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { openTestApp, type TestApp } from '../../testing/test-app.ts';

let t: TestApp;
let shop: string;

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const { items } = await get<{ items: { id: string }[] }>('/api/shops');
  shop = items[0]!.id;
}, 240_000);
afterAll(() => t.close());

async function ask<T>(
  method: string,
  path: string,
  body: unknown,
): Promise<T & { status: number }> {
  const answer = await t.request(path, { method, body: JSON.stringify(body) });
  return { ...((await answer.json()) as T), status: answer.status };
}

async function get<T>(path: string): Promise<T> {
  const answer = await t.request(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

const q = (): string => `?${new URLSearchParams({ shop })}`;

interface Done {
  readonly contentVersion: number;
  readonly version: number;
}

describe('word packs and scorecards', () => {
  test('Q11 a word pack: its rules are known, its effect is shown, its rules go up a version', async () => {
    const pack = await get<{ yaml: string; contentVersion: number; rules: { id: string }[] }>(
      `/api/word-packs/hold${q()}`,
    );
    expect(pack.rules.map(({ id }) => id)).toContain('unkept-hold');
    const yaml = pack.yaml.replace('words:', 'words:\n  - 在的');
    const preview = await ask<{ before: number; after: number; gained: { text: string }[] }>(
      'POST',
      '/api/word-packs/hold/preview',
      { shop, yaml },
    );
    expect(preview.after).toBeGreaterThan(preview.before);
    expect(preview.gained[0]!.text).toContain('在的');
    const safe = pack.yaml.replace('words:', 'words:\n  - 容小的去瞧瞧');
    const done = await ask<Done & { raised: string[] }>('POST', '/api/word-packs/hold/publish', {
      ...{ shop, yaml: safe, base: pack.contentVersion, reason: '补一个说法' },
    });
    expect(done).toMatchObject({ status: 200 });
    expect(done.raised).toContain('unkept-hold');
  }, 60_000);

  test('Q8 Q11 a scorecard: the arithmetic is shown before it is published', async () => {
    const card = await get<{ yaml: string; contentVersion: number; version: number }>(
      `/api/scorecards/presale${q()}`,
    );
    const yaml = card.yaml.replace(
      'slow-first-reply: { dimension: attitude, deduct: 15 }',
      'slow-first-reply: { dimension: attitude, deduct: 30 }',
    );
    const preview = await ask<{
      samples: { before: { total: number }; after: { total: number; steps: unknown[] } }[];
    }>('POST', '/api/scorecards/presale/preview', { shop, yaml });
    const [first] = preview.samples;
    expect(first!.after.total).toBeLessThan(first!.before.total);
    expect(first!.after.steps.length).toBeGreaterThan(0);
    const bad = await ask<Done>('POST', '/api/scorecards/presale/publish', {
      ...{
        shop,
        yaml: yaml.replace('deduct: 30', 'deduct: 300'),
        base: card.contentVersion,
        reason: '试试',
      },
    });
    expect(bad.status).toBe(422);
    const done = await ask<Done>('POST', '/api/scorecards/presale/publish', {
      ...{ shop, yaml, base: card.contentVersion, reason: '首响更要紧' },
    });
    expect(done).toMatchObject({ status: 200, version: card.version + 1 });
  }, 60_000);
});
