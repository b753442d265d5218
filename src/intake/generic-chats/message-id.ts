// Which id a chat row gets and whether it was met before: in this file or any other of the run.

import type { Message } from '../../domain/event.ts';
import { addNumber, addText, finishHash, type Hash, hashText, startHash } from '../../lib/hash.ts';
import type { KeyTable } from '../../lib/key-table.ts';

export interface MessageId {
  readonly id: string;
  readonly duplicate: boolean;
  /** Another message had this id before: `id` is one made from the content. */
  readonly reused: boolean;
}

const CONTENT_SEED = 1;
const ID_SEED = 2;
/** Values in the key table are 31 bits wide. */
const VALUE_MASK = 0x3fffffff;

export type MessageBody = Omit<Message, 'type' | 'id'>;

/**
 * A row without an id of its own gets one from (conversation, by, agent, at, text, kind, SKU); untimed
 * rows add their `position` in the conversation, since nothing else tells two equal lines apart. The
 * revoked state is no part of it: a revoked message is the same message.
 */
export function messageIds(
  met: KeyTable,
): (shop: string, buyer: string, given: string, body: MessageBody, position: number) => MessageId {
  const key: Hash = { high: 0, low: 0 };
  const result = { id: '', duplicate: false, reused: false };

  function hashContent(shop: string, buyer: string, body: MessageBody, position: number): void {
    startHash(key, CONTENT_SEED);
    addText(key, shop);
    addText(key, buyer);
    addText(key, body.conversation ?? '');
    addText(key, body.by);
    addText(key, body.agent ?? '');
    addText(key, body.text);
    addText(key, body.kind);
    addText(key, body.sku ?? '');
    if (body.at === null) addNumber(key, -1 - position);
    else addNumber(key, body.at);
    finishHash(key);
  }

  /** Once for the message as sent, once as revoked: both may come, each twice is a duplicate. */
  const meet = (revoked: boolean, value: number): number => {
    if (revoked) key.low = (key.low ^ 0x5bd1e995) >>> 0;
    return met.keep(key, value);
  };

  return (shop, buyer, given, body, position) => {
    hashContent(shop, buyer, body, position);
    const content = hashTextIfNeeded(given, key);
    const fingerprint = (key.high ^ key.low) & VALUE_MASK;
    const revoked = body.revokedAt !== null;
    result.reused = false;
    if (given === '') {
      result.id = content;
      result.duplicate = meet(revoked, 0) >= 0;
      return result;
    }
    startHash(key, ID_SEED);
    addText(key, shop);
    addText(key, buyer);
    addText(key, given);
    finishHash(key);
    const before = meet(revoked, fingerprint);
    result.id = given;
    result.duplicate = before === fingerprint;
    if (before >= 0 && before !== fingerprint) {
      hashContent(shop, buyer, body, position);
      result.id = `${given}~${hashText(key)}`;
      result.reused = true;
      result.duplicate = meet(revoked, 0) >= 0;
    }
    return result;
  };
}

function hashTextIfNeeded(given: string, key: Hash): string {
  return given === '' ? hashText(key) : '';
}
