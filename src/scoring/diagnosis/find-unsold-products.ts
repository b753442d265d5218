// Pattern: a product buyers often ask about and hardly ever buy, against products of about its price (P5).
import { addShares, compareShares, minus } from './compare-shares.ts';
import type { Share, Tested } from './concern.ts';
import type { ProductRow } from './rows.ts';
import { orderValueOf, type ShopBook } from './shop-book.ts';
import { fisherTail } from './tails.ts';

const ASKED_MIN = 30;
/** A price band is wide enough with so many other products. */
const BAND_MIN = 4;
const BANDS = 4;

const askedOf = ({ asked, askedPaid }: ProductRow): Share => ({ part: askedPaid, whole: asked });

/** One hypothesis for each product asked about often: its askers buy less than those of its price band. */
export function findUnsoldProducts(book: ShopBook): Tested[] {
  const asked = book.input.products.filter((row) => row.asked > 0);
  const bands = bandsOf(asked);
  return asked.flatMap((row): Tested[] => {
    if (row.asked < ASKED_MIN) return [];
    const band = bands.find((list) => list.includes(row));
    const priceBand = band !== undefined && band.length > BAND_MIN;
    const seen = askedOf(row);
    const others = minus(addShares((priceBand ? band : asked).map(askedOf)), seen);
    if (others.whole < ASKED_MIN) return [];
    const lost = { part: seen.whole - seen.part, all: others.whole - others.part };
    const { whole } = seen;
    const p = fisherTail(lost.part, whole, lost.part + lost.all, whole + others.whole);
    const { difference, interval } = compareShares(seen, others, { phi: 1, df: others.whole });
    if (difference >= 0) return [{ p, suspicion: null }];
    const value = row.priceFen ?? orderValueOf(book.team);
    const money = (gap: number): number => Math.max(0, Math.round(-gap * whole * value));
    const { sku, title, priceFen } = row;
    return [
      {
        p,
        suspicion: {
          id: `asked-not-sold|${sku}`,
          moneyFen: money(difference),
          moneyRangeFen: [money(interval[1]), money(interval[0])],
          detail: { pattern: 'asked-not-sold', sku, title, priceFen, seen, others, priceBand },
          filter: { sku, outcome: 'lost' },
          points: [],
        },
      },
    ];
  });
}

/** Products with a price, in four bands with equally many inquiries. */
function bandsOf(products: readonly ProductRow[]): readonly (readonly ProductRow[])[] {
  const priced = products
    .filter(({ priceFen }) => priceFen !== null)
    .sort((a, b) => (a.priceFen ?? 0) - (b.priceFen ?? 0) || (a.sku < b.sku ? -1 : 1));
  const total = priced.reduce((sum, { asked }) => sum + asked, 0);
  const bands: ProductRow[][] = Array.from({ length: BANDS }, () => []);
  let passed = 0;
  for (const row of priced) {
    const place = Math.min(BANDS - 1, Math.floor(((passed + row.asked / 2) / total) * BANDS));
    bands[place]?.push(row);
    passed += row.asked;
  }
  return bands;
}
