// Unit measures by thread, their exact sums by agent and day, and what recalculations changed.
import { sql } from 'drizzle-orm';
import {
  bigint,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  pgView,
  primaryKey,
  text,
} from 'drizzle-orm/pg-core';
import { instant, packedBytes, shopId } from './column-types.ts';

const cellColumns = () => ({
  shopId: shopId(),
  /** Business day; UNDATED_DAY: untimed. */
  day: integer('day').notNull(),
  agent: text('agent').notNull(),
  buyer: text('buyer').notNull(),
  cell: packedBytes('cell').notNull(),
  /** Setup that made it; cells of different metrics never mix. */
  setupVersion: text('setup_version').notNull(),
});

/** What one thread adds to one agent's day; see store/cell.ts. Agent '' is nobody's. */
export const threadDay = pgTable(
  'thread_day',
  {
    ...cellColumns(),
    /**
     * What the thread adds to nobody's day, with the first of its agents: nearly every thread adds a little, which
     * is less than a row of its own takes. null: nothing, or no agent has a row that day and nobody has.
     */
    nobody: packedBytes('nobody'),
  },
  (t) => [
    primaryKey({ columns: [t.shopId, t.day, t.agent, t.buyer] }),
    index('thread_day_buyer').on(t.shopId, t.buyer),
  ],
);

/** Every cell as a row of its own, nobody's too: whoever reads cells reads these. */
export const threadCell = pgView('thread_cell', cellColumns()).as(
  sql`select shop_id, day, agent, buyer, cell, setup_version from thread_day
    union all
    select shop_id, day, ''::text, buyer, nobody, setup_version from thread_day where nobody is not null`,
);

/** What the places of cells mean, by layout; see store/cell-layout.ts. Of no shop: made from its content. */
export const cellLayout = pgTable('cell_layout', {
  id: bigint('id', { mode: 'number' }).primaryKey(),
  content: jsonb('content').notNull(),
});

/** The exact sum of a day's cells, made anew whenever one of them changes. */
export const agentDay = pgTable(
  'agent_day',
  {
    shopId: shopId(),
    day: integer('day').notNull(),
    agent: text('agent').notNull(),
    cell: packedBytes('cell').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.day, t.agent] })],
);

/** Days whose sum is out of date: written with the thread, gone once the sum is made. */
export const touchedDay = pgTable(
  'touched_day',
  { shopId: shopId(), day: integer('day').notNull(), agent: text('agent').notNull() },
  (t) => [primaryKey({ columns: [t.shopId, t.day, t.agent] })],
);

export const recalculation = pgTable(
  'recalculation',
  {
    shopId: shopId(),
    id: text('id').notNull(),
    at: instant('at').notNull(),
    by: text('by').notNull(),
    why: text('why').notNull(),
    fromVersion: text('from_version').notNull(),
    toVersion: text('to_version').notNull(),
    /** null: still at work. */
    finishedAt: instant('finished_at'),
    threads: integer('threads').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.id] }), index('recalculation_at').on(t.shopId, t.at)],
);

/** The sums as they stood when a recalculation began; gone when it has ended. */
export const recalculationBase = pgTable(
  'recalculation_base',
  {
    shopId: shopId(),
    recalculationId: text('recalculation_id').notNull(),
    day: integer('day').notNull(),
    agent: text('agent').notNull(),
    cell: packedBytes('cell').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.recalculationId, t.day, t.agent] })],
);

export const recalculationChange = pgTable(
  'recalculation_change',
  {
    shopId: shopId(),
    recalculationId: text('recalculation_id').notNull(),
    metric: text('metric').notNull(),
    /** '' is nobody's. */
    agent: text('agent').notNull(),
    day: integer('day').notNull(),
    /** In the metric's unit; null: there is no value. */
    before: doublePrecision('before'),
    after: doublePrecision('after'),
    reason: text('reason').notNull(),
  },
  (t) => [primaryKey({ columns: [t.shopId, t.recalculationId, t.metric, t.agent, t.day] })],
);
