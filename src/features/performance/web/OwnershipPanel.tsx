// Whose the orders are: agents', silent ones, those nobody can be told for.
import { Link } from 'react-router';
import { formatCount, formatPercent } from '../../../ui/format.ts';
import { NumberLink } from '../../../ui/NumberLink.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import type { FilterQuery } from '../../../ui/use-filters.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { whyTo } from './performance-api.ts';

const WORDS = {
  title: { zh: '订单算谁的', en: 'Whose the orders are' },
  whatIf: { zh: '换口径试算', en: 'What if' },
  orders: { zh: (count: string) => `${count} 单`, en: (count: string) => `${count} orders` },
} as const;

const ORDER = ['attributed', 'silent', 'unclear'] as const;

export function OwnershipPanel({
  ownership,
  query,
}: {
  readonly ownership: readonly {
    readonly ownership: string;
    readonly name: { readonly zh: string; readonly en: string };
    readonly orders: number;
    readonly salesFen: number;
  }[];
  readonly query: FilterQuery;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const total = ownership.reduce((sum, { salesFen }) => sum + salesFen, 0);
  const share = (fen: number): number => (total === 0 ? 0 : fen / total);
  const rows = ORDER.flatMap((key) => ownership.filter((one) => one.ownership === key));
  const { shop, from, to } = query;
  return (
    <Panel
      title={w.title}
      actions={
        <Link to={`/definitions/attribution?${new URLSearchParams({ shop, from, to }).toString()}`}>
          {w.whatIf}
        </Link>
      }
    >
      <div className="kj-ownership-bar" aria-hidden="true">
        {rows.map((row) => (
          <i
            key={row.ownership}
            data-of={row.ownership}
            style={{ width: `${share(row.salesFen) * 100}%` }}
          />
        ))}
      </div>
      <ul className="kj-ownership">
        {rows.map((row) => (
          <li key={row.ownership}>
            <i data-of={row.ownership} aria-hidden="true" />
            <span>{tw(row.name)}</span>
            <b>
              <NumberLink
                value={row.salesFen}
                unit="fen"
                to={whyTo('sales', query, row.ownership === 'attributed' ? {} : { nobody: '1' })}
              />
            </b>
            <small>
              {formatPercent(share(row.salesFen))} · {w.orders(formatCount(row.orders))}
            </small>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
