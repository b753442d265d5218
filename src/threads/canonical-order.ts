// The one order of a conversation: by time, then seq, then id; untimed ones where seq says.
import type { Message } from '../domain/event.ts';

function bySeq(a: Message, b: Message): number {
  return a.seq - b.seq || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

function byTime(a: Message, b: Message): number {
  return (a.at as number) - (b.at as number) || bySeq(a, b);
}

/** Sorts in place by `compare`, at no cost where the messages stand in order already. */
function sortMessages(messages: Message[], compare: (a: Message, b: Message) => number): Message[] {
  for (let i = 1; i < messages.length; i++) {
    if (compare(messages[i - 1] as Message, messages[i] as Message) > 0)
      return messages.sort(compare);
  }
  return messages;
}

/**
 * Sorts the messages of one conversation in place. An untimed message among timed ones takes the
 * time of the timed one before it by seq (before the first: of the first), which keeps the order
 * total.
 */
export function canonicalOrder(messages: Message[]): Message[] {
  if (messages.every((m) => m.at !== null)) return sortMessages(messages, byTime);
  const ordered = sortMessages(messages, bySeq);
  const firstTimed = ordered.find((m) => m.at !== null);
  if (firstTimed === undefined) return ordered;
  const keys = new Map<Message, number>();
  let time = firstTimed.at as number;
  for (const message of ordered) {
    if (message.at !== null) time = message.at;
    keys.set(message, time);
  }
  return sortMessages(
    messages,
    (a, b) => (keys.get(a) as number) - (keys.get(b) as number) || bySeq(a, b),
  );
}

/**
 * The newest `max` messages (an untimed one counts as older than any timed), and how many were left
 * out.
 */
export function newestMessages(
  messages: Message[],
  max: number,
): { readonly kept: Message[]; readonly leftOut: number } {
  if (messages.length <= max) return { kept: messages, leftOut: 0 };
  const age = (m: Message): number => m.at ?? Number.NEGATIVE_INFINITY;
  const newestFirst = [...messages].sort((a, b) =>
    age(a) === age(b) ? bySeq(b, a) : age(b) > age(a) ? 1 : -1,
  );
  return { kept: newestFirst.slice(0, max), leftOut: messages.length - max };
}
