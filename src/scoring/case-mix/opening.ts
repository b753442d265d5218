// The buyer's opening: the first lines, before the agent can have shaped what the buyer says.
import type { Conversation, Line } from '../../domain/analysis.ts';

/**
 * Every buyer is given the same minute, however soon the agent answers or does not: were it "until the
 * first reply", slow agents' buyers would look more talkative, and ignored ones excused.
 */
export const OPENING_MS = 60_000;
/** Where lines have no time, and at most. */
const OPENING_LINES = 6;

/**
 * The buyer's lines (sent, not taken back) of the conversation's first minute, from the first that is no
 * bare closing on; empty if the buyer said nothing.
 */
export function openingOf({ lines }: Conversation): readonly Line[] {
  const opening: Line[] = [];
  let until = Number.POSITIVE_INFINITY;
  for (let i = 0; i < lines.length && opening.length < OPENING_LINES; i++) {
    const line = lines[i]!;
    const { message } = line;
    if (message.by !== 'buyer' || line.revoked) continue;
    if (line.closing && opening.length === 0) continue;
    if (message.at !== null && message.at > until) break;
    if (opening.length === 0 && message.at !== null) until = message.at + OPENING_MS;
    opening.push(line);
  }
  return opening;
}
