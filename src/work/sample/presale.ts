// Conversations of people who want to buy: browsing, asking, one quick question, coming back.
import { answer, askAndAnswer } from './answer.ts';
import { saltBuyerText } from './manner.ts';
import { askForContact, maybeSnap } from './misconduct.ts';
import type { Topic } from './phrasebook.ts';
import { askWhat, askWhy, cardText, leaveUndecided, object, recommend } from './sell.ts';
import { decideAndSettle } from './settle.ts';
import {
  agentSays,
  agentWrites,
  buyerSays,
  buyerWrites,
  machineSays,
  pass,
  plant,
  type Talk,
  wordsOf,
} from './talk.ts';

/** Log-odds of buying of an ordinary buyer whom the agent neither helps nor hinders. */
const BASE_ODDS = -1.05;
/** On promotion days many only come to look. */
const PROMOTION_ODDS = -1.4;

/** The whole story, by `talk.scenario`. `serial` is the number of the order it may lead to. */
export function playPresale(talk: Talk, serial: number): void {
  const { rng } = talk;
  open(talk);
  if (talk.dropped) return;
  const quick = talk.scenario === 'quick';
  if (!quick) {
    askWhat(talk);
    askWhy(talk);
  }
  const questions = quick ? 1 + rng.int(2) : 1 + Math.min(14, Math.floor(rng.logNormal(2.9, 0.62)));
  const topics = new Set<Topic>();
  for (let i = 0; i < questions; i += 1) {
    const topic = rng.pick(talk.product.topics);
    if (topics.has(topic)) continue;
    topics.add(topic);
    askAndAnswer(talk, topic);
    if (i === 0 && !quick && talk.steps.why === null && rng.chance(0.35)) {
      askWhat(talk);
      askWhy(talk);
    }
  }
  if (!talk.dropped && rng.chance(0.015)) askForContact(talk);
  if (!quick || rng.chance(0.3)) recommend(talk);
  if (!quick) object(talk);
  if (!talk.dropped) close(talk, serial);
}

/** First lines on both sides. Sets `greeted`, `welcomed`. */
export function open(talk: Talk): void {
  const { rng, agent } = talk;
  const card = talk.scenario !== 'browse' && rng.chance(0.55);
  if (rng.chance(0.4)) {
    buyerWrites(talk, wordsOf(talk, 'buyer-open', 'asks'), true, 1);
    if (rng.chance(0.5) && !sayHello(talk)) return;
  }
  if (card) {
    const product = { kind: 'product', sku: talk.product.sku } as const;
    buyerWrites(talk, cardText(talk.product), true, rng.between(2, 8), product);
  }
  if (talk.lines.length > 0 && rng.chance(0.5)) welcome(talk);
  const topic = rng.pick(talk.product.topics);
  const subject = talk.scenario === 'browse' ? 'buyer-need' : topic;
  buyerWrites(talk, saltBuyerText(rng, wordsOf(talk, subject, 'asks')), true, rng.between(2, 9));
  if (!talk.welcomed && rng.chance(0.72)) welcome(talk);
  if (maybeSnap(talk)) return;
  if (!talk.greeted && rng.chance(0.3 + 0.68 * agent!.skills.warmth)) greet(talk);
  if (talk.scenario === 'browse') propose(talk);
  else answer(talk, topic);
}

/** The agent answers a bare hello at once; false if the buyer never comes back to it. */
function sayHello(talk: Talk): boolean {
  if (talk.rng.chance(0.4)) welcome(talk);
  greet(talk);
  if (talk.rng.chance(0.97)) return true;
  talk.dropped = true;
  return false;
}

/** The agent introduces themself; the truth says so. */
export function greet(talk: Talk): void {
  const line = agentSays(talk, wordsOf(talk, 'greet', 'answers'));
  const rule = 'missing-greeting';
  plant(talk, { what: 'greets', rule, expect: 'miss', messages: [line.id] });
  talk.greeted = true;
  talk.persuasion += 0.08;
}

/** The automatic welcome; a tenth of the exports forget to say that it was one. */
export function welcome(talk: Talk): void {
  machineSays(talk, wordsOf(talk, 'welcome-auto', 'answers'), 'agent', !talk.rng.chance(0.1));
  talk.welcomed = true;
}

/** Shows a product of the kind the buyer is looking for, asked first or not. */
function propose(talk: Talk): void {
  askWhat(talk);
  askWhy(talk);
  agentSays(talk, wordsOf(talk, 'popular', 'answers'));
  const { product } = talk;
  agentWrites(talk, cardText(product), { kind: 'product', sku: product.sku });
  if (!talk.rng.chance(0.8)) return;
  buyerSays(talk, wordsOf(talk, 'buyer-like', 'asks'));
  const line = agentSays(talk, wordsOf(talk, 'tell-more', 'answers'));
  if (/哪个/.test(line.text)) talk.steps.what ??= line.id;
}

function close(talk: Talk, serial: number): void {
  const { rng } = talk;
  const slow = Math.max(-1, Math.log2((talk.waits[0] ?? 20) / 20));
  const returning = talk.scenario === 'return-visit' ? 0.9 : 0;
  const odds =
    BASE_ODDS +
    talk.persuasion +
    returning -
    0.3 * slow -
    0.7 * talk.buyer.difficulty -
    (talk.scenario === 'quick' ? 0.7 : 0) +
    (talk.promotion ? PROMOTION_ODDS : 0);
  if (rng.chance(1 / (1 + Math.exp(-odds)))) {
    decideAndSettle(talk, serial);
    sayGoodbye(talk);
  } else if (rng.chance(0.5)) {
    leaveUndecided(talk);
    talk.thinking = true;
  } else sayGoodbye(talk);
}

/** Thanks and farewell; the truth says whether the agent said goodbye. */
export function sayGoodbye(talk: Talk): void {
  const { rng } = talk;
  if (talk.dropped) return;
  const thanked = rng.chance(0.7);
  if (thanked) buyerSays(talk, wordsOf(talk, 'buyer-thanks', 'asks'), false);
  if (rng.chance(0.22 + 0.74 * talk.agent!.skills.warmth)) {
    const line = agentSays(talk, wordsOf(talk, 'farewell', 'answers'));
    talk.farewell = line;
    const rule = 'missing-farewell';
    plant(talk, { what: 'says-goodbye', rule, expect: 'miss', messages: [line.id] });
    if (rng.chance(0.12)) agentSays(talk, wordsOf(talk, 'invite-review', 'answers'));
  } else if (thanked && rng.chance(0.4)) {
    pass(talk, 2);
    agentSays(talk, wordsOf(talk, 'filler', 'answers'));
  }
}
