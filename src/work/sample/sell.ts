// The three steps of selling and what may go wrong with them: needs, recommendation, objections.

import {
  findShared,
  related,
  type SampleProduct,
  type SharedTrait,
  unrelated,
} from './catalogue.ts';
import { agentSays, agentWrites, buyerSays, plant, type Talk, wordsOf } from './talk.ts';
import { findPurpose, hintsPurpose, namedAny, namedHow, toldQuality } from './told.ts';

/** Asks what the buyer wants, if the agent is one who asks; the buyer answers. */
export function askWhat(talk: Talk): void {
  if (talk.dropped || talk.steps.what !== null) return;
  if (!talk.rng.chance(talk.agent!.skills.mining)) return;
  const line = agentSays(talk, wordsOf(talk, 'ask-need', 'answers'));
  talk.steps.what = line.id;
  talk.persuasion += 0.3;
  buyerSays(talk, wordsOf(talk, 'buyer-spec', 'asks'));
}

/** Asks what for and for whom; some buyers say it unasked. */
export function askWhy(talk: Talk): void {
  if (talk.dropped || talk.steps.why !== null) return;
  const { rng } = talk;
  if (rng.chance(0.12)) {
    const line = buyerSays(talk, wordsOf(talk, 'buyer-reason-unasked', 'asks'));
    talk.steps.why = `buyer:${line.id}`;
    agentSays(talk, wordsOf(talk, 'filler', 'answers'));
    return;
  }
  if (!rng.chance(talk.agent!.skills.mining * (talk.steps.what === null ? 0.35 : 0.95))) return;
  const line = agentSays(talk, wordsOf(talk, 'ask-why', 'answers'));
  talk.steps.why = line.id;
  talk.persuasion += 0.35;
  buyerSays(talk, wordsOf(talk, 'buyer-reason', 'asks'));
}

/** Recommends a product: one that fits, with the reason, or blindly, by the agent's skill. */
export function recommend(talk: Talk): void {
  if (talk.dropped) return;
  const { rng } = talk;
  const { skills, vice } = talk.agent!;
  const blindly =
    vice === 'absolute' ? 0.45 : vice === 'pester' ? 0.3 : 0.16 * (1 - skills.selling);
  if (rng.chance(blindly)) recommendBlindly(talk);
  else if (rng.chance(skills.selling * 0.85)) recommendFitting(talk);
}

function recommendFitting(talk: Talk): void {
  const { rng, product } = talk;
  const near = product.boughtWith.map((sku) =>
    related.get(product.sku)!.find((p) => p.sku === sku),
  );
  const known = near.filter((p) => p !== undefined);
  const other =
    known.length > 0 && rng.chance(0.6) ? rng.pick(known) : rng.pick(related.get(product.sku)!);
  // What the buyer named is no recommendation.
  if (namedHow(talk, other) !== null) return;
  const shared = findShared(product, other)!;
  talk.slots['shared'] = shared.words;
  talk.slots['reason'] = reasonOf(talk, shared);
  nameOther(talk, other);
  const topic = other.category === product.category ? 'recommend' : 'recommend-with';
  const line = agentSays(talk, wordsOf(talk, topic, 'answers'));
  const card = agentWrites(talk, cardText(other), { kind: 'product', sku: other.sku });
  talk.steps.also ??= line.id;
  talk.recommended.push(other);
  plant(talk, {
    what: `shared-${shared.kind}`,
    rule: 'unrelated-recommendation',
    expect: 'miss',
    messages: [line.id, card.id],
  });
  talk.persuasion += 0.3;
  if (rng.chance(0.45 + 0.3 * talk.agent!.skills.selling)) {
    buyerSays(talk, wordsOf(talk, 'buyer-like', 'asks'));
    agentSays(talk, wordsOf(talk, 'filler', 'answers'));
  }
}

/** Pushes something nobody asked for: half the time it shares nothing with what was asked about. */
function recommendBlindly(talk: Talk): void {
  const { rng, product } = talk;
  const strange = rng.chance(0.55);
  const from = (strange ? unrelated : related).get(product.sku)!;
  const dearer = from.filter((p) => p.priceFen > product.priceFen * 1.2);
  const other = rng.pick(dearer.length > 0 ? dearer : from);
  const how = talk.scenario === 'browse' ? 'sure' : namedHow(talk, product);
  nameOther(talk, other);
  const line = agentSays(talk, wordsOf(talk, 'recommend-blind', 'answers'));
  const card = agentWrites(talk, cardText(other), { kind: 'product', sku: other.sku });
  talk.recommended.push(other);
  const messages = [line.id, card.id];
  const { what, why } = talk.steps;
  const told = findPurpose(talk) !== null || hintsPurpose(talk) || toldQuality(talk);
  const sure = what === null && why === null && !told && other.priceFen > product.priceFen;
  plant(talk, {
    what: 'pushes-dearer',
    rule: 'blind-recommendation',
    // Dearer than what? Only a named product can tell.
    expect: sure && how === 'sure' ? 'hit' : null,
    messages,
  });
  if (strange) {
    plant(talk, {
      what: 'shares-nothing',
      rule: 'unrelated-recommendation',
      // Unrelated to what? A buyer who names nothing leaves it unknown.
      expect: how === 'sure' ? 'hit' : namedAny(talk) ? null : 'na',
      messages,
    });
  }
  talk.persuasion -= 0.5;
  buyerSays(talk, wordsOf(talk, 'buyer-dislike', 'asks'));
  agentSays(talk, wordsOf(talk, 'filler', 'answers'));
}

/** The buyer hesitates over price or fit; the agent takes it seriously or shrugs. */
export function object(talk: Talk): void {
  if (talk.dropped || !talk.rng.chance(0.28 + 0.08 * talk.buyer.difficulty)) return;
  buyerSays(talk, wordsOf(talk, 'objection', 'asks'));
  const well = talk.rng.chance(talk.agent!.skills.selling);
  const line = agentSays(
    talk,
    wordsOf(talk, well ? 'objection-handled' : 'objection-shrug', 'answers'),
  );
  const what = well ? 'objection-handled' : 'objection-shrugged-off';
  plant(talk, { what, rule: null, expect: null, messages: [line.id] });
  talk.persuasion += well ? 0.3 : -0.4;
}

/** 我再看看: the agent asks what holds the buyer back, or lets them go. */
export function leaveUndecided(talk: Talk): void {
  const { rng } = talk;
  const { mining, selling } = talk.agent!.skills;
  buyerSays(talk, wordsOf(talk, 'buyer-thinking', 'asks'));
  if (!rng.chance((mining + selling) / 2)) {
    const line = agentWrites(talk, wordsOf(talk, 'let-go', 'answers'));
    const rule = 'let-go-without-asking';
    plant(talk, { what: rule, rule, expect: 'hit', messages: [line.id] });
    return;
  }
  const line = agentSays(talk, wordsOf(talk, 'ask-concern', 'answers'));
  const rule = 'let-go-without-asking';
  plant(talk, { what: 'asks-what-holds-back', rule, expect: 'miss', messages: [line.id] });
  buyerSays(talk, wordsOf(talk, 'objection', 'asks'));
  agentSays(talk, wordsOf(talk, 'objection-handled', 'answers'));
  agentSays(talk, wordsOf(talk, 'keep-warm', 'answers'));
  talk.persuasion += 0.3;
}

/** What a product card says. */
export function cardText(product: SampleProduct): string {
  return `[商品] ${product.title} ¥${(product.priceFen / 100).toFixed(2)}`;
}

function nameOther(talk: Talk, product: SampleProduct): void {
  talk.slots['q'] = product.name;
  talk.slots['qprice'] = String(product.priceFen / 100);
}

function reasonOf(talk: Talk, shared: SharedTrait): string {
  const trait = shared.words.replace(/的$/, '');
  const { p } = talk.slots;
  switch (shared.kind) {
    case 'use':
      return talk.rng.pick([`${trait}`, `也很${trait}`, `您说的场合它${trait}`]);
    case 'material':
      return talk.rng.pick([`和${p}一样都是${trait}的`, `同样是${trait}，手感一样`]);
    case 'style':
      return talk.rng.pick([`都是${trait}，放一起不突兀`, `和${p}同一个风格`]);
    case 'fit':
      return talk.rng.pick([`也是${trait}的版型`, `${trait}版和您看的那款一样`]);
    case 'category':
      return talk.rng.pick([`也是${trait}，款式更简单`, `同样是${trait}，颜色更多`]);
    default:
      return talk.rng.pick([`好多顾客和${p}一起带`, `前面买${p}的也常配它`]);
  }
}
