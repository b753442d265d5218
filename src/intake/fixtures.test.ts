// Reads every fixture of every source and compares all that came of it with the expectation beside it.
// `UPDATE_FIXTURES=1 npx vitest run src/intake/fixtures` writes expectations anew: read the diff before keeping it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ThreadEvent } from '../domain/event.ts';
import { serialText } from '../lib/xlsx-styles.ts';
import type { Notice, Quarantined, Sink } from './format.ts';
import { readFiles } from './read-files.ts';

const HERE = dirname(fileURLToPath(import.meta.url));
const ZONE_MS = 8 * 3_600_000;
const OPTIONS = {
  zoneOffsetMs: ZONE_MS,
  shop: '示例旗舰店',
  latest: Date.parse('2030-01-01T00:00:00Z'),
};

interface Expected {
  /** Other fixtures read in the same run, relative to this one: an order list wants its items. */
  readonly with?: readonly string[];
  readonly [part: string]: unknown;
}

const fixtures = readdirSync(HERE, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && existsSync(join(HERE, entry.name, 'fixtures')))
  .flatMap((entry) =>
    readdirSync(join(HERE, entry.name, 'fixtures'))
      .filter((name) => !name.endsWith('.expected.json'))
      .map((name) => `${entry.name}/fixtures/${name}`),
  );

/** Times in the shop's zone as people read them; whatever says nothing left out. */
function readable(value: object): object {
  const plain = Object.entries(value).flatMap(([key, field]): [string, unknown][] => {
    if (field === null || field === '' || (key === 'revision' && field === 0)) return [];
    if (field === false || (Array.isArray(field) && field.length === 0)) return [];
    const isTime = ['at', 'notBefore', 'revokedAt', 'from', 'to', 'hiredAt'].includes(key);
    if (isTime) return [[key, timeText(field as number)]];
    if (key === 'items') return [[key, (field as object[]).map(readable)]];
    return [[key, field]];
  });
  return Object.fromEntries(plain);
}

function timeText(at: number): string {
  return serialText((at + ZONE_MS) / 86_400_000 + 25_569, false);
}

async function readFixture(path: string, others: readonly string[]): Promise<Expected> {
  const threads: Record<string, object[]> = {};
  const found = {
    agents: [] as object[],
    duty: [] as object[],
    products: [] as object[],
    items: [] as object[],
  };
  const quarantine: Quarantined[] = [];
  const notices: Notice[] = [];
  const sink: Sink = {
    event(shop: string, buyer: string, event: ThreadEvent) {
      threads[`${shop} / ${buyer}`] ??= [];
      threads[`${shop} / ${buyer}`]!.push(readable(event));
    },
    agent: (agent) => found.agents.push(readable(agent)),
    duty: (agent, span) => found.duty.push({ agent, ...readable(span) }),
    product: (product) => found.products.push(readable(product)),
    orderItem: (orderId, item) => found.items.push({ orderId, ...readable(item) }),
    quarantine: (row) => quarantine.push(row),
    notice: (notice) => notices.push(notice),
    row() {},
  };
  const paths = [path, ...others.map((other) => join(dirname(path), other))];
  const report = await readFiles(
    paths.map((each) => ({ path: each })),
    OPTIONS,
    sink,
  );
  const file = report.files.find(({ file: name }) => name === path)!;
  expect(report.rows).toBe(report.accepted + report.duplicate + report.quarantined);
  for (const { reason } of quarantine) expect(reason.zh && reason.en).toBeTruthy();
  return {
    ...(others.length > 0 ? { with: others } : {}),
    format: file.format?.id ?? null,
    feeds: file.format?.feeds ?? null,
    encoding: file.encoding,
    refusal: file.refusal?.code ?? null,
    rows: file.rows,
    accepted: file.accepted,
    duplicate: file.duplicate,
    quarantined: file.quarantined,
    notices: notices.map(({ code, count }) => `${code} ×${count}`),
    quarantine: quarantine.map(({ line, field, code }) => ({ line, field, code })),
    ...Object.fromEntries(Object.entries(found).filter(([, list]) => list.length > 0)),
    threads,
  };
}

describe('G1 every fixture gives exactly what stands beside it', () => {
  it.each(fixtures)('%s', async (name) => {
    const path = join(HERE, name);
    const beside = `${path}.expected.json`;
    const before = existsSync(beside)
      ? (JSON.parse(readFileSync(beside, 'utf8')) as Expected)
      : null;
    const actual = await readFixture(path, before?.with ?? []);
    if (process.env['UPDATE_FIXTURES'] === '1')
      writeFileSync(beside, `${JSON.stringify(actual, null, 2)}\n`);
    else expect(actual).toEqual(before);
  });
});
