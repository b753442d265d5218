// Sales and its three factors as shown, for the shop and for each agent (P1).
import type { MetricRow } from '../../measures/roll-up.ts';
import { identityOf } from '../../scoring/identity.ts';
import { METRIC } from '../metric-ids.ts';
import type { IdentityModel, Shown } from '../model.ts';
import { presentFen, same } from '../present-number.ts';
import type { FigureBook } from './figures.ts';

export function buildIdentity(book: FigureBook, rows: readonly MetricRow[]): IdentityModel {
  return {
    sales: salesOf(book, rows),
    inquiries: book.show(rows, METRIC.inquiries),
    conversion: book.show(rows, METRIC.conversion),
    orderValue: book.show(rows, METRIC.orderValue),
  };
}

/** Sales of the identity: those that followed inquiries, so never the silent orders of the shop. */
function salesOf(book: FigureBook, rows: readonly MetricRow[]): Shown {
  const shown = book.show(rows, METRIC.sales);
  const exact = identityOf(rows);
  if (exact === null) return { ...book.show(rows, METRIC.orderValue), metric: METRIC.sales };
  const text = same(presentFen(exact.salesFen));
  const basis = [METRIC.inquiries, METRIC.conversion, METRIC.orderValue]
    .map((metric) => book.show(rows, metric).text.zh)
    .join(' × ');
  return { ...shown, value: exact.salesFen, text, basis, state: exact.state, reason: null };
}

/** Rows by agent id; what is nobody's is under ''. */
export function rowsByAgent(rows: readonly MetricRow[]): Map<string, MetricRow[]> {
  const byAgent = new Map<string, MetricRow[]>();
  for (const row of rows) {
    const list = byAgent.get(row.agent ?? '');
    if (list) list.push(row);
    else byAgent.set(row.agent ?? '', [row]);
  }
  return byAgent;
}
