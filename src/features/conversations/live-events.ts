// Events as they happen: each document is united with its thread and analysed as of now, like an import would.

import type { Thread } from '../../domain/event.ts';
import { seesShop, type Who } from '../../http/scope.ts';
import type { Words } from '../../intake/format.ts';
import { parseEventDocument } from '../../intake/thread-events/parse-event-document.ts';
import type { Database } from '../../store/database.ts';
import { refreshDays } from '../../store/refresh-days.ts';
import { widenShop } from '../../store/shops.ts';
import { prepareWriting } from '../../work/reanalyse.ts';
import { saveThread } from '../../work/save-thread.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';

export const EVENTS_MAX = 5000;

export interface EventProblem {
  readonly path: string;
  readonly words: Words;
}

export interface TakenDocument {
  /** Position in the batch. */
  readonly index: number;
  readonly state: 'saved' | 'unchanged' | 'refused';
  readonly shop: string | null;
  readonly problems: readonly EventProblem[];
}

/** How many events a batch holds, as far as it can be told before it is checked. */
export function countEvents(documents: readonly unknown[]): number {
  let events = 0;
  for (const document of documents) {
    const list = (document as { events?: unknown } | null)?.events;
    if (Array.isArray(list)) events += list.length;
  }
  return events;
}

/**
 * Takes a batch in. A document with a problem is refused whole, the others are saved; each is one
 * transaction, so sending a batch again, in any order, changes nothing more. Events later than `now` wait
 * until their time has come.
 */
export async function takeEvents(
  db: Database,
  who: Who,
  documents: readonly unknown[],
  now: number,
): Promise<TakenDocument[]> {
  const taken: TakenDocument[] = [];
  const touched = new Set<string>();
  const prepared = new Map<string, string>();
  for (const [index, document] of documents.entries()) {
    const { parsed, problems } = parseEventDocument(document);
    const wrong = [...problems, ...unfitFor(document)];
    if (parsed === null || wrong.length > 0) {
      taken.push({ index, state: 'refused', shop: null, problems: wrong });
      continue;
    }
    const { shop } = parsed.thread;
    if (!seesShop(who, shop)) {
      taken.push({ index, state: 'refused', shop, problems: [OUTSIDE] });
      continue;
    }
    const shopSetup = await loadShopSetup(db, shop);
    const ordersKnown = ordersOf(document, parsed.thread) ?? shopSetup.ordersKnown;
    const thread: Thread = { ...parsed.thread, ordersKnown };
    if (prepared.get(thread.shop) !== shopSetup.version) {
      await prepareWriting(db, shopSetup, now);
      prepared.set(thread.shop, shopSetup.version);
    }
    const { changed } = await saveThread(db, shopSetup, thread, now);
    touched.add(thread.shop);
    taken.push({
      index,
      state: changed ? 'saved' : 'unchanged',
      shop: thread.shop,
      problems: [],
    });
    await widenShop(db, thread.shop, { asOf: now, orders: thread.ordersKnown, live: true });
  }
  for (const shop of touched) await refreshDays(db, { shop });
  return taken;
}

/** A chat without orders says nothing of whether the shop's orders are known; null: left to the shop. */
function ordersOf(document: unknown, { events }: Thread): boolean | null {
  const said = (document as { ordersKnown?: unknown }).ordersKnown;
  if (typeof said === 'boolean') return said;
  return events.some(({ type }) => type === 'order') ? true : null;
}

const OUTSIDE: EventProblem = {
  path: 'shop',
  words: {
    zh: '这个口令不能写这家店，换一个口令，或请店主放开它的店铺范围',
    en: 'This token may not write to this shop: use another, or have the owner widen its shops',
  },
};

/** What a file may leave open, but a message that may be sent twice must not. */
function unfitFor(document: unknown): EventProblem[] {
  const given = (document ?? {}) as Readonly<Record<string, unknown>>;
  const problems: EventProblem[] = [];
  for (const name of ['shop', 'buyer'] as const) {
    if (typeof given[name] !== 'string' || given[name] === '') {
      problems.push({
        path: name,
        words: { zh: `要写明 ${name}`, en: `${name} must be given` },
      });
    }
  }
  const events = Array.isArray(given['events']) ? given['events'] : [];
  events.forEach((event: { type?: unknown; id?: unknown; at?: unknown }, i) => {
    if (event?.type === 'duty') {
      problems.push({
        path: `events[${i}]`,
        words: {
          zh: '排班不从事件接口进：导入排班表，或在设置里填',
          en: 'Duty does not come as events: import a roster, or enter it in the settings',
        },
      });
    } else if (event?.type === 'message' && event.id === undefined) {
      problems.push({
        path: `events[${i}].id`,
        words: {
          zh: '消息要带来源自己的 id，重发才不会变成两条',
          en: 'A message needs the id its source gave it, so that sending it twice is one message',
        },
      });
    }
  });
  if (Array.isArray(given['products']) && given['products'].length > 0) {
    problems.push({
      path: 'products',
      words: {
        zh: '商品资料不从事件接口进：请导入商品表',
        en: 'Products do not come as events: import a product table',
      },
    });
  }
  return problems;
}
