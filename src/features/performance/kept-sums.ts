// Sums over every inquiry or order of a period, kept until one of its figures changes: they are asked for page after page.
import type { Database } from '../../store/database.ts';
import { USUAL_DAYS } from './fairness.ts';
import { keepLists } from './kept-lists.ts';
import type { Work } from './period.ts';
import { stateOf } from './replay.ts';
import {
  countInquiryDays,
  type FunnelRow,
  type OwnershipRow,
  sumFunnels,
  sumOwnership,
} from './store.ts';

const crowds = keepLists<ReadonlyMap<number, number>>();
const funnels = keepLists<readonly FunnelRow[]>();
const ownerships = keepLists<readonly OwnershipRow[]>();

export interface KeptSums {
  /** Inquiries by day number, from `USUAL_DAYS` before the period on. */
  crowd(): Promise<ReadonlyMap<number, number>>;
  /** What became of each agent's inquirers. */
  funnels(): Promise<readonly FunnelRow[]>;
  /** Whose the period's orders are. */
  ownership(): Promise<readonly OwnershipRow[]>;
}

/** The sums of a period as of now; each is worked out when it is first asked for. */
export async function keptSums(db: Database, work: Work): Promise<KeptSums> {
  const state = await stateOf(db, work, USUAL_DAYS);
  return {
    crowd: () => crowds(db, state, () => countInquiryDays(db, work, USUAL_DAYS)),
    funnels: () => funnels(db, state, () => sumFunnels(db, work)),
    ownership: () => ownerships(db, state, () => sumOwnership(db, work)),
  };
}
