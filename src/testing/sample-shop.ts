// A sample shop written once for a test file: its files in the order a user would name them, and its truth.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type SampleOptions, writeSample } from '../work/sample/write-sample.ts';
import { type Truth, truthsOf } from './compare-truth.ts';

export interface SampleShop {
  /** A folder of its own, for the shop and whatever a test writes beside it. */
  readonly folder: string;
  /** Chats, orders, order items, agents, duty, products. */
  readonly files: readonly string[];
  readonly truths: readonly Truth[];
  /** When the export was made, ISO 8601. */
  readonly exportedAt: string;
  remove(): void;
}

/** The caller removes it. */
export async function sampleShop(options: SampleOptions): Promise<SampleShop> {
  const folder = mkdtempSync(join(tmpdir(), 'kejing-shop-'));
  const { files } = await writeSample(join(folder, 'shop'), options);
  const paths = files.map((file) => join(folder, 'shop', file));
  const lines = readFileSync(paths.at(-1)!, 'utf8').trim().split('\n');
  const truths = lines.map((line) => JSON.parse(line) as Truth);
  return {
    folder,
    files: paths.slice(0, -1),
    truths,
    exportedAt: truthsOf(truths, 'sample')[0]!.exportedAt,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}
