// Conversations of people who have bought: where is it, it is broken, I want to send it back.
import { answer } from './answer.ts';
import { abuse, extort, maybeMisbehave, maybeSnap } from './misconduct.ts';
import { aftersaleTopics, getTopic, type Topic } from './phrasebook.ts';
import { greet, sayGoodbye, welcome } from './presale.ts';
import { countOpen, type Desk } from './roster.ts';
import {
  agentSays,
  buyerSays,
  buyerWrites,
  pass,
  plant,
  systemSays,
  type Talk,
  wordsOf,
} from './talk.ts';

/** Topics in which the buyer has something to show. */
const SHOWN = new Set(['damaged', 'wrong-item', 'missing-item', 'quality', 'colour-after']);
/** Topics about which buyers are angry from the start. */
const SORE = new Set(['refund-refused', 'quality', 'signed-missing', 'urge-ship', 'late-comfort']);

/** What may come up besides, whatever the contact began with. */
const BESIDES = ['refund-when', 'return-how', 'freight-dispute', 'invoice-after', 'how-use']
  .concat('bonus-missing', 'price-drop', 'size-exchange')
  .map(getTopic);

/**
 * The whole story of a contact after buying. `orderId` is the order it is about, if the sample
 * knows it. With `specialist` the agent passes the buyer on to that desk.
 */
export function playAftersale(talk: Talk, orderId: string | null, specialist: Desk | null): void {
  const { rng } = talk;
  const topic = rng.pick(aftersaleTopics);
  const angry = topic.id !== 'thank' && rng.chance(SORE.has(topic.id) ? 0.35 : 0.08);
  open(talk, topic, orderId, angry);
  if (specialist !== null) transfer(talk, specialist);
  if (rng.chance(0.3 + 0.65 * talk.agent!.skills.warmth)) greet(talk);
  if (angry && rng.chance(talk.agent!.skills.warmth)) {
    agentSays(talk, wordsOf(talk, 'apology', 'answers'));
  }
  if (!maybeSnap(talk)) answer(talk, topic);
  if (SHOWN.has(topic.id) && !talk.dropped) show(talk, topic);
  if (angry && !talk.dropped && rng.chance(0.3)) abuse(talk);
  if (!talk.dropped && rng.chance(0.012)) extort(talk);
  for (let more = rng.int(4); more > 0 && !talk.dropped && topic.id !== 'thank'; more -= 1) {
    const next = rng.pick(BESIDES);
    buyerSays(talk, wordsOf(talk, next, 'asks'));
    if (!maybeSnap(talk)) answer(talk, next);
    maybeMisbehave(talk);
  }
  if (!talk.dropped && rng.chance(0.4 * talk.agent!.skills.warmth)) {
    agentSays(talk, wordsOf(talk, 'after-close', 'answers'));
  }
  sayGoodbye(talk);
}

function open(talk: Talk, topic: Topic, orderId: string | null, angry: boolean): void {
  const { rng } = talk;
  talk.slots['order'] = orderId ?? `43${rng.between(10_000, 99_999)}0000${talk.slots['d8']}`;
  if (rng.chance(0.5)) {
    buyerSays(talk, wordsOf(talk, angry ? 'after-open-angry' : 'after-open', 'asks'));
    if (rng.chance(0.5)) welcome(talk);
  }
  if (orderId !== null && rng.chance(0.6)) {
    buyerWrites(talk, `[订单] ${orderId}`, true, rng.between(3, 20), { kind: 'order', sku: '' });
  }
  buyerSays(talk, wordsOf(talk, topic, 'asks'));
  if (!talk.welcomed && rng.chance(0.65)) welcome(talk);
}

/** A sales agent passes the buyer on: says so if kind, and the specialist takes over. */
function transfer(talk: Talk, specialist: Desk): void {
  const from = talk.agent!;
  if (talk.rng.chance(0.25 + 0.7 * from.skills.warmth)) {
    const line = agentSays(talk, wordsOf(talk, 'transfer-say', 'answers'));
    plant(talk, { what: 'explains-transfer', rule: null, expect: null, messages: [line.id] });
  }
  pass(talk, 6);
  talk.agent = specialist.agent;
  talk.desk = specialist;
  talk.load = countOpen(specialist, talk.now);
  talk.slots['agent'] = specialist.agent.name;
  systemSays(talk, `由 ${from.id} 转交给 ${specialist.agent.id}`);
  agentSays(talk, wordsOf(talk, 'transfer-take', 'answers'));
  talk.scenario = 'transferred';
}

/** Pictures of what is wrong, and what is done about it. */
function show(talk: Talk, topic: Topic): void {
  for (let i = talk.rng.between(1, 2); i > 0; i -= 1) {
    buyerWrites(talk, '[图片]', true, talk.rng.between(20, 90), { kind: 'image', sku: '' });
  }
  agentSays(talk, wordsOf(talk, getTopic(topic.id), 'answers'));
  if (talk.rng.chance(0.6)) buyerSays(talk, wordsOf(talk, 'buyer-thanks', 'asks'), false);
}
