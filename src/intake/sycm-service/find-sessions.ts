// The sessions in a record of the 生意参谋 export, whatever they are wrapped in, and who is who in them.

import { isMasked } from '../buyer-key.ts';
import { accountName, shopOf } from '../chat-lines/account.ts';
import { asObject, asText, type JsonObject } from '../json-document/json-records.ts';

export interface Session {
  readonly id: string | null;
  readonly shop: string;
  /** As shown, perhaps masked. */
  readonly buyer: string;
  /** Whose thread it is: the buyer, kept apart where masked. */
  readonly thread: string;
  readonly messages: readonly JsonObject[];
  /** Entries of the list that are no messages at all. */
  readonly strays: readonly unknown[];
  /** null: the message does not say who sent it. */
  sideOf(message: JsonObject): { by: 'buyer' | 'agent'; agent: string | null } | null;
}

const MESSAGE_LISTS = ['messages', 'msgList', 'messageList', 'chatList', 'details'];
const WRAPPERS_MAX = 4;

/** Sessions of `value` itself or of what it wraps; a bare message is a session of one. */
export function findSessions(value: JsonObject, shop: string, depth = 0): Session[] {
  for (const name of MESSAGE_LISTS) {
    const list = value[name];
    if (!Array.isArray(list)) continue;
    const messages = list.map(asObject).filter((message) => message !== null);
    const strays = list.filter((message) => asObject(message) === null);
    return [{ ...sessionOf({ ...value, ...asObject(value['meta']) }, messages, shop), strays }];
  }
  if (typeof value['userNickFrom'] === 'string') return [sessionOf(value, [value], shop)];
  if (depth >= WRAPPERS_MAX) return [];
  const inner = Object.values(value).flatMap((part) => (Array.isArray(part) ? part : [part]));
  return inner.flatMap((part) => {
    const wrapped = asObject(part);
    return wrapped === null ? [] : findSessions(wrapped, shop, depth + 1);
  });
}

function sessionOf(meta: JsonObject, messages: readonly JsonObject[], shop: string): Session {
  const agent = accountName(asText(meta['psnNickName']));
  const account = accountName(asText(meta['accountNick']));
  const isAgent = (name: string): boolean =>
    name !== '' && (name === agent || name === account || shopOf(name) !== null);
  const buyer = buyerOf(accountName(asText(meta['buyerNick'])), messages, isAgent);
  const id = asText(meta['dataId']).trim() || null;
  const inferred = [agent, ...messages.flatMap(namesOf)].map(shopOf).find((name) => name !== null);
  return {
    id,
    shop: inferred ?? shop,
    buyer,
    thread: threadOf(buyer, id),
    messages,
    strays: [],
    sideOf(message) {
      const from = accountName(asText(message['userNickFrom']));
      const to = accountName(asText(message['userNickTo']));
      const full = (name: string): string => (shopOf(name) === null && agent ? agent : name);
      if (isAgent(from)) return { by: 'agent', agent: full(from) };
      if (from === '' && !isAgent(to)) return null;
      return { by: 'buyer', agent: isAgent(to) ? full(to) : agent || null };
    },
  };
}

function namesOf(message: JsonObject): string[] {
  return [message['userNickFrom'], message['userNickTo']].map((name) => accountName(asText(name)));
}

/** The messages may carry the whole name where the head of the session has it masked. */
function buyerOf(
  named: string,
  messages: readonly JsonObject[],
  isAgent: (name: string) => boolean,
): string {
  if (named !== '' && !isMasked(named)) return named;
  for (const message of messages) {
    for (const name of namesOf(message)) {
      if (name !== '' && !isAgent(name) && (named === '' || !isMasked(name))) return name;
    }
  }
  return named;
}

/** A dataId ends with the buyer's own number (`day_seller_account_buyer`): the same buyer every day. */
function threadOf(buyer: string, id: string | null): string {
  if (buyer !== '' && !isMasked(buyer)) return buyer;
  const parts = (id ?? '').split('_');
  const apart = parts.length >= 4 ? parts.at(-1) : id;
  return `${buyer === '' ? 'session:' : `${buyer}#`}${apart ?? 'unknown'}`;
}
