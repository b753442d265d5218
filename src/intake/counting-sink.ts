// Counts what became of a file's rows on their way to the caller's sink.
import type { Notice, Sink } from './format.ts';

interface RowCounts {
  readonly accepted: number;
  readonly duplicate: number;
  readonly quarantined: number;
}

export interface CountingSink {
  readonly sink: Sink;
  counts(): RowCounts;
  notices(): readonly Notice[];
}

export function countingSink(target: Sink): CountingSink {
  const counts = { accepted: 0, duplicate: 0, quarantined: 0 };
  const notices: Notice[] = [];
  return {
    sink: {
      event: (shop, buyer, event) => target.event(shop, buyer, event),
      agent: (agent) => target.agent(agent),
      duty: (agent, span) => target.duty(agent, span),
      product: (product) => target.product(product),
      orderItem: (orderId, item) => target.orderItem(orderId, item),
      quarantine: (row) => target.quarantine(row),
      notice(notice) {
        notices.push(notice);
        target.notice(notice);
      },
      row(outcome) {
        counts[outcome] += 1;
        target.row(outcome);
      },
    },
    counts: () => ({ ...counts }),
    notices: () => notices,
  };
}
