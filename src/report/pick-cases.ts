// Chooses the conversations worth showing: the worst of each weakness, and the best where it was done well.
import type {
  Analysis,
  AttributedOrder,
  Conversation,
  Evidence,
  Verdict,
} from '../domain/analysis.ts';
import type { Case } from './case.ts';
import type { Collection } from './collection.ts';
import type { ConversationSum } from './count-verdicts.ts';
import { offer, wouldEnter } from './top-list.ts';
import { presentTranscript } from './transcript.ts';

const caseKey = (item: Case): string => `${item.conversation}|${item.orderId ?? ''}`;

/** Short enough to read and long enough to tell something. */
function readable(conversation: Conversation): number {
  const lines = conversation.lines.length;
  if (lines >= 4 && lines <= 30) return 100;
  return lines >= 3 && lines <= 60 ? 50 : 0;
}

function longestWaitMs(conversation: Conversation): number {
  let longest = 0;
  for (const round of conversation.rounds) {
    if (!round.closing && round.waitMs !== null && round.waitMs > longest) longest = round.waitMs;
  }
  return longest;
}

interface Outcome {
  readonly soldFen: number;
  readonly lost: boolean;
}

function outcomeOf(
  conversation: Conversation,
  analysis: Analysis,
  ordersTrusted: boolean,
): Outcome {
  let soldFen = 0;
  let lost = false;
  for (const order of analysis.orders) {
    if (order.conversation !== conversation.id) continue;
    if (order.counted) soldFen += order.salesFen;
    if (order.lost) lost = true;
  }
  for (const inquiry of ordersTrusted ? analysis.inquiries : []) {
    if (inquiry.conversation === conversation.id && !inquiry.ordered && !inquiry.provisional) {
      lost = true;
    }
  }
  return { soldFen, lost };
}

/** Worse: more wrong lines, other faults beside it, a long wait, and a buyer who left. */
function rankWorst(
  conversation: Conversation,
  verdict: Verdict,
  sum: ConversationSum,
  outcome: Outcome,
): number {
  const wrong = verdict.evidence.filter((item) => item.role === 'wrong').length;
  const minutes = Math.min(10, Math.floor(longestWaitMs(conversation) / 60_000));
  return (
    Math.min(wrong, 4) * 40 +
    Math.min(sum.faultWeight, 12) * 20 +
    minutes * 8 +
    (outcome.lost ? 150 : 0) +
    readable(conversation) * 2 -
    (sum.hardBuyer ? 500 : 0)
  );
}

/** Better: shown by evidence, sold, merits beside it, easy to read. */
function rankBest(
  conversation: Conversation,
  verdict: Verdict,
  sum: ConversationSum,
  outcome: Outcome,
): number {
  return (
    (verdict.evidence.length > 0 ? 300 : 0) +
    (outcome.soldFen > 0 ? 200 : 0) +
    Math.min(sum.merits.length, 3) * 60 +
    readable(conversation) * 2 +
    Math.min(90, Math.floor(outcome.soldFen / 1000))
  );
}

/** Offers the conversations of one thread to the lists of worst and best cases. */
export function pickCases(
  collection: Collection,
  analysis: Analysis,
  sums: ReadonlyMap<string, ConversationSum>,
  ordersTrusted: boolean,
): void {
  let id = '';
  let current: Candidate | undefined;
  const candidates = candidatesOf(analysis, sums, ordersTrusted);
  if (candidates.size === 0) return;
  for (const verdict of analysis.verdicts) {
    if (verdict.result === 'na') continue;
    if (verdict.conversation !== id) {
      id = verdict.conversation;
      current = candidates.get(id);
    }
    if (current === undefined || (verdict.result === 'miss' && !current.clean)) continue;
    const rule = collection.ruleIndex.get(verdict.rule) ?? -1;
    if (rule < 0 || collection.ruleKind[rule] !== 0) continue;
    if (verdict.result === 'hit') offerWorst(collection, analysis, rule, verdict, current);
    else offerBest(collection, analysis, rule, verdict, current);
  }
}

interface Candidate {
  readonly conversation: Conversation;
  readonly sum: ConversationSum;
  readonly outcome: Outcome;
  /** No fault at all, and a merit or a sale to show for it. */
  readonly clean: boolean;
  readonly orders: readonly AttributedOrder[];
}

function candidatesOf(
  analysis: Analysis,
  sums: ReadonlyMap<string, ConversationSum>,
  ordersTrusted: boolean,
): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const conversation of analysis.conversations) {
    const sum = sums.get(conversation.id);
    if (sum === undefined || conversation.leftOut !== null) continue;
    const outcome = outcomeOf(conversation, analysis, ordersTrusted);
    const clean = sum.faultWeight === 0 && (sum.merits.length > 0 || outcome.soldFen > 0);
    if (!clean && sum.hits.length === 0) continue;
    const { orders } = analysis;
    candidates.set(conversation.id, { conversation, sum, outcome, clean, orders });
  }
  return candidates;
}

function offerWorst(
  collection: Collection,
  analysis: Analysis,
  rule: number,
  verdict: Verdict,
  from: Candidate,
): void {
  const list = collection.worst[rule];
  if (list === undefined) return;
  const rank = rankWorst(from.conversation, verdict, from.sum, from.outcome);
  if (!wouldEnter(list, rank, collection.limits.worstMax)) return;
  offer(list, caseOf(analysis, verdict, from, rank, []), collection.limits.worstMax, caseKey);
}

function offerBest(
  collection: Collection,
  analysis: Analysis,
  rule: number,
  verdict: Verdict,
  from: Candidate,
): void {
  const list = collection.best[rule];
  if (list === undefined || collection.ruleTeaches[rule] === 0) return;
  const rank = rankBest(from.conversation, verdict, from.sum, from.outcome);
  if (!wouldEnter(list, rank, collection.limits.bestMax)) return;
  // What was done well is what the merits found; a miss of the fault itself rests on nothing.
  const merits = from.sum.merits.flatMap((place) => analysis.verdicts[place]?.evidence ?? []);
  offer(list, caseOf(analysis, verdict, from, rank, merits), collection.limits.bestMax, caseKey);
}

function caseOf(
  analysis: Analysis,
  verdict: Verdict,
  from: Candidate,
  rank: number,
  merits: readonly Evidence[],
): Case {
  const evidence = merits.length === 0 ? verdict.evidence : [...verdict.evidence, ...merits];
  return {
    rank,
    conversation: verdict.conversation,
    orderId: verdict.orderId,
    agent: verdict.agent ?? from.conversation.agent,
    at: verdict.at ?? from.conversation.startAt,
    reason: verdict.reason,
    evidence,
    transcript: presentTranscript(
      from.conversation,
      evidence,
      from.orders,
      analysis.shop,
      analysis.buyer,
    ),
  };
}
