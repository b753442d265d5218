// Whether what is stored of a thread is still what an analysis would find now.
import type { Instant } from '../domain/event.ts';

/** What `thread` says of itself, without the events. */
export interface StoredState {
  readonly buyer: string;
  readonly events_hash: string;
  readonly orders_known: boolean;
  readonly orders_unclear: string | null;
  readonly setup_version: string;
  readonly analysed_as_of: Instant;
  readonly recheck_at: Instant | null;
  /** Of the words it is found by, see store/search-words.ts. */
  readonly words_hash: number | null;
}

/** True if a thread of this hash need not be analysed again as of `asOf`. */
export function isCurrent(
  stored: StoredState,
  hash: string,
  setupVersion: string,
  asOf: Instant,
): boolean {
  return (
    stored.events_hash === hash &&
    stored.setup_version === setupVersion &&
    (stored.analysed_as_of >= asOf || stored.recheck_at === null || stored.recheck_at > asOf)
  );
}
