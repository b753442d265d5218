// Conversations that go another way: ignored, pestered, greetings only, adverts, nights.

import { dayNumber } from '../../lib/zone.ts';
import { answer } from './answer.ts';
import { DAY_MS, MINUTE_MS, SECOND_MS, ZONE_MS } from './calendar.ts';
import { payOrder, placeOrder } from './place-order.ts';
import { open, sayGoodbye } from './presale.ts';
import { adopt, refundChance } from './settle.ts';
import {
  agentSays,
  agentWritesAt,
  buyerSays,
  buyerWrites,
  machineSays,
  pass,
  plant,
  type Talk,
  wordsOf,
} from './talk.ts';

/** The shipped limits; what ends after the duty is judged by nobody. */
const UNANSWERED_LIMIT_MS = 10 * MINUTE_MS;
const FIRST_REPLY_LIMIT_MS = 20 * SECOND_MS;

/** Nobody answers a buyer although somebody is on duty. */
export function playIgnored(talk: Talk): void {
  const { rng } = talk;
  const first = buyerWrites(talk, wordsOf(talk, 'buyer-open', 'asks'), true, 1);
  if (rng.chance(0.7)) machineSays(talk, wordsOf(talk, 'welcome-auto', 'answers'), 'agent', true);
  buyerSays(talk, wordsOf(talk, rng.pick(talk.product.topics), 'asks'));
  if (rng.chance(0.5)) {
    pass(talk, rng.between(60, 400));
    buyerSays(talk, wordsOf(talk, 'hold-again', 'asks'));
  }
  const messages = [first.id];
  const left = talk.desk!.to - first.at;
  const unanswered = left > UNANSWERED_LIMIT_MS ? 'hit' : null;
  plant(talk, { what: 'ignored', rule: 'unanswered', expect: unanswered, messages });
  const slow = left > FIRST_REPLY_LIMIT_MS ? 'hit' : null;
  plant(talk, { what: 'ignored', rule: 'slow-first-reply', expect: slow, messages });
}

/** One line from the buyer, a dozen from the agent. */
export function playPestered(talk: Talk): void {
  const { rng } = talk;
  buyerWrites(talk, wordsOf(talk, 'in-stock', 'asks'), true, 1);
  const ids = [agentSays(talk, wordsOf(talk, 'greet', 'answers')).id];
  for (let more = rng.between(11, 15); more > 0; more -= 1) {
    pass(talk, rng.between(4, 40));
    ids.push(agentSays(talk, wordsOf(talk, 'pester', 'answers')).id);
  }
  talk.greeted = true;
  plant(talk, { what: 'pesters', rule: 'repeated-pestering', expect: 'hit', messages: ids });
}

/** The buyer says hello and is gone before anything is asked. */
export function playGreetingOnly(talk: Talk): void {
  buyerWrites(talk, wordsOf(talk, 'buyer-open', 'asks'), true, 1);
  if (talk.rng.chance(0.6)) {
    machineSays(talk, wordsOf(talk, 'welcome-auto', 'answers'), 'agent', !talk.rng.chance(0.1));
  }
  const line = agentSays(talk, wordsOf(talk, 'greet', 'answers'));
  if (talk.rng.chance(0.3)) agentSays(talk, wordsOf(talk, 'trap-help', 'answers'));
  talk.greeted = true;
  plant(talk, { what: 'greets', rule: 'missing-greeting', expect: 'miss', messages: [line.id] });
}

/** Somebody wants to sell the shop something: no inquiry. */
export function playAdvert(talk: Talk): void {
  buyerWrites(talk, wordsOf(talk, 'advert', 'asks'), false, 1);
}

/** Nobody is on duty: a machine answers, and perhaps somebody in the morning. */
export function playNight(talk: Talk, morning: Talk['desk']): void {
  const { rng } = talk;
  const question = rng.pick(talk.product.topics);
  buyerSays(talk, wordsOf(talk, question, 'asks'));
  if (rng.chance(0.9)) machineSays(talk, wordsOf(talk, 'night-auto', 'answers'), 'bot', true);
  if (rng.chance(0.3)) buyerSays(talk, wordsOf(talk, 'buyer-open', 'asks'));
  if (morning === null || rng.chance(0.45)) return;
  const day = dayNumber(morning.from, ZONE_MS);
  const at = morning.from + rng.between(2, 40) * MINUTE_MS + rng.int(60) * SECOND_MS;
  if (at <= talk.now || day * DAY_MS - ZONE_MS > at) return;
  talk.agent = morning.agent;
  talk.desk = morning;
  talk.slots['agent'] = morning.agent.name;
  talk.slots['hello'] = '早上';
  talk.waiting = null;
  agentWritesAt(talk, wordsOf(talk, 'greet', 'answers'), at);
  agentSays(talk, wordsOf(talk, 'apology', 'answers'));
  agentSays(talk, wordsOf(talk, question, 'answers'));
  talk.greeted = true;
  if (rng.chance(0.5)) {
    const topic = rng.pick(talk.product.topics);
    buyerSays(talk, wordsOf(talk, topic, 'asks'));
    answer(talk, topic);
    sayGoodbye(talk);
  }
}

/** Placed without a word, then one question before paying: the agent who answers owns it. */
export function playPaidAfterSilent(talk: Talk, serial: number): void {
  const { rng } = talk;
  const order = placeOrder(rng, talk.buyer, [talk.product], talk.now, serial);
  pass(talk, rng.between(120, 480));
  open(talk);
  adopt(talk, order).kind = 'silent-placed';
  if (talk.dropped) return;
  pass(talk, rng.between(20, 90));
  payOrder(rng, order, talk.now, refundChance(talk));
  sayGoodbye(talk);
}
