// A short name for all that was said in a conversation, to tell whether it is still what somebody read.
import type { Conversation } from '../domain/analysis.ts';
import { addNumber, addText, finishHash, hashText, startHash } from '../lib/hash.ts';

const SEED = 0x6b6a;
const hash = { high: 0, low: 0 };

/**
 * 16 hexadecimal digits over who said what in which order, what was taken back, and cards; times and
 * ids of messages are no part of it. Equal for equal lines, in every process.
 */
export function conversationContent({ lines }: Conversation): string {
  startHash(hash, SEED);
  for (const { message, auto, revoked } of lines) {
    addText(hash, message.by);
    addText(hash, message.agent ?? '');
    addText(hash, message.kind);
    addText(hash, message.text);
    addText(hash, message.sku ?? '');
    addText(hash, message.orderId ?? '');
    addNumber(hash, (auto ? 1 : 0) + (revoked ? 2 : 0));
  }
  finishHash(hash);
  return hashText(hash);
}
