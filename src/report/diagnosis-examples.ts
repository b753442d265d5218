// The few conversations and orders kept for a look at what the diagnosis found.
import type { Analysis, Conversation } from '../domain/analysis.ts';
import type { Case } from './case.ts';
import type { RankedId } from './diagnosis-tally.ts';
import { insert, offer, wouldEnter } from './top-list.ts';
import { presentTranscript } from './transcript.ts';

export const EXAMPLES_MAX = 2;
export const IDS_MAX = 5;

export const exampleKey = ({ conversation, orderId }: Case): string =>
  `${conversation}|${orderId ?? ''}`;
const idKey = ({ id }: RankedId): string => id;

/** The list of a key, made empty when first asked for. */
export function listOf<K, T>(map: Map<K, T[]>, key: K): T[] {
  let list = map.get(key);
  if (list === undefined) {
    list = [];
    map.set(key, list);
  }
  return list;
}

/** Keeps an id if it is among the most recent of its list. */
export function offerId(list: RankedId[], rank: number, id: string): void {
  if (!wouldEnter(list, rank, IDS_MAX) || list.some((item) => item.id === id)) return;
  offer(list, { rank, id }, IDS_MAX, idKey);
}

/** The more the buyer wrote, the more there is to see; what cannot be shown whole comes last. */
const LINES_MAX = 40;
/** Instants are below it: they break the ties, so that few are presented in vain. */
const INSTANT_MAX = 1e13;

/** Keeps the conversation in each list where it is among the best; presented only if it is in one. */
export function offerExample(
  lists: readonly Case[][],
  analysis: Analysis,
  conversation: Conversation,
  orderId: string | null,
  agent: string | null,
): void {
  let rank = 0;
  if (conversation.lines.length <= LINES_MAX) {
    for (const { buyerLines } of conversation.receptions) rank += buyerLines;
  }
  rank = rank * INSTANT_MAX + (conversation.startAt ?? 0);
  let made: Case | null = null;
  for (const list of lists) {
    if (!wouldEnter(list, rank, EXAMPLES_MAX)) continue;
    // One copy for all lists: its texts are cut from a whole partition's.
    made ??= structuredClone({
      rank,
      conversation: conversation.id,
      orderId,
      agent: agent ?? conversation.agent,
      at: conversation.startAt,
      reason: null,
      evidence: [],
      transcript: presentTranscript(
        conversation,
        [],
        analysis.orders,
        analysis.shop,
        analysis.buyer,
      ),
    });
    insert(list, made, EXAMPLES_MAX, exampleKey);
  }
}
