// What an import job is asked to do, and how far it says it is; both lie in the job's row.
import { z } from 'zod';
import type { ImportReport } from '../../work/import-files.ts';
import type { ShopCounts } from './store.ts';

export const SAMPLE_SIZES = {
  small: { agents: 6, days: 14, conversations: 800, seed: 1 },
  month: { agents: 12, days: 30, conversations: 4000, seed: 1 },
} as const;

export type SampleSize = keyof typeof SAMPLE_SIZES;

const Asked = {
  /** Name of whoever asked. */
  by: z.string(),
  /** Shops the asking account may write to. */
  allowed: z.union([z.literal('all'), z.array(z.string())]),
};

export const ImportInput = z.union([
  z.object({
    ...Asked,
    uploads: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.number() })),
    /** Of rows that name no shop; null: the only shop there is. */
    shop: z.string().nullable(),
  }),
  z.object({ ...Asked, sample: z.enum(['small', 'month']) }),
]);

export type ImportInput = z.infer<typeof ImportInput>;

/** fetch: bytes from the database. sample: a shop being made up. The rest: work/import-request.ts. */
export const IMPORT_STAGES = [
  'fetch',
  'sample',
  'read',
  'analyse',
  'index',
  'again',
  'sum',
] as const;
export type ShownStage = (typeof IMPORT_STAGES)[number];

export interface ImportChange {
  readonly shop: string;
  /** null: the shop was new. */
  readonly before: Omit<ShopCounts, 'shop'> | null;
  readonly after: Omit<ShopCounts, 'shop'>;
}

export interface ImportOutcome {
  readonly report: ImportReport;
  readonly changes: readonly ImportChange[];
}
