// A sink that keeps what it is told, so that a test can read it as text.
import type { OrderItem, ThreadEvent } from '../domain/event.ts';
import type { IntakeContext, Notice, Quarantined, Sink } from '../intake/format.ts';
import { keyTable } from '../lib/key-table.ts';

export interface Told {
  readonly events: { shop: string; buyer: string; event: ThreadEvent }[];
  readonly quarantined: Quarantined[];
  readonly notices: Notice[];
  readonly rows: Record<'accepted' | 'quarantined' | 'duplicate', number>;
  readonly items: Map<string, OrderItem[]>;
}

export interface RecordingSink {
  readonly told: Told;
  readonly context: IntakeContext;
}

/** The shop's zone is UTC+8, the shop without a name 默认店铺, and the present 2026-07-01. */
export function recordingSink(file = 'fixture'): RecordingSink {
  const told: Told = {
    events: [],
    quarantined: [],
    notices: [],
    rows: { accepted: 0, quarantined: 0, duplicate: 0 },
    items: new Map(),
  };
  const sink: Sink = {
    event: (shop, buyer, event) => told.events.push({ shop, buyer, event }),
    agent() {},
    duty() {},
    product() {},
    orderItem(orderId, item) {
      told.items.set(orderId, [...(told.items.get(orderId) ?? []), item]);
    },
    quarantine: (row) => told.quarantined.push(row),
    notice: (notice) => told.notices.push(notice),
    row(outcome) {
      told.rows[outcome] += 1;
    },
  };
  const context: IntakeContext = {
    file,
    zoneOffsetMs: 8 * 3_600_000,
    shop: '默认店铺',
    latest: Date.UTC(2026, 6, 1),
    sink,
    met: keyTable(),
    itemsOf: (orderId) => told.items.get(orderId) ?? [],
  };
  return { told, context };
}
