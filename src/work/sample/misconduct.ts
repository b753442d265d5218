// What agents do that they should not, and harmless lines that only look like it.

import type { Vice } from './staff.ts';
import {
  agentSays,
  agentWrites,
  buyerSays,
  plant,
  type SampleLine,
  type Talk,
  wordsOf,
} from './talk.ts';

/** How often an agent given to a vice gives in to it, per answer. */
const VICE_CHANCE: Readonly<Record<Vice, number>> = {
  'off-platform': 0.045,
  'review-for-money': 0.05,
  absolute: 0.05,
  temper: 0.035,
  pester: 0,
};

const RULE_OF = {
  'off-platform': 'forbidden-off-platform',
  'review-for-money': 'forbidden-review-for-money',
  absolute: 'forbidden-absolute-advertising',
} as const;

/** Every hit of these is planted; what else they find in a sample is a false alarm. */
export const PLANTED_ONLY: readonly string[] = [
  ...Object.values(RULE_OF),
  'forbidden-insult',
  'impatience',
];

const TRAPS = [
  ['trap-time', 'forbidden-absolute-advertising'],
  ['trap-ship', 'missing-payment-reminder'],
  ['trap-pay', 'forbidden-off-platform'],
  ['trap-collar', 'forbidden-off-platform'],
] as const;

/** Perhaps breaks a rule of the platform, or says something that only looks like it. */
export function maybeMisbehave(talk: Talk): void {
  const { vice, skills } = talk.agent!;
  const { rng } = talk;
  if (vice !== null && vice !== 'temper' && vice !== 'pester' && rng.chance(VICE_CHANCE[vice])) {
    forbid(talk, vice);
  } else if (rng.chance((1 - skills.compliance) * 0.012)) {
    forbid(talk, rng.pick(['absolute', 'review-for-money'] as const));
  } else if (rng.chance(0.03)) trap(talk);
}

function forbid(talk: Talk, vice: keyof typeof RULE_OF): void {
  const disguised = talk.rng.chance(0.4);
  const line = agentWrites(talk, wordsOf(talk, disguised ? `${vice}-disguised` : vice, 'answers'));
  plant(talk, {
    what: disguised ? `${vice}-disguised` : vice,
    rule: RULE_OF[vice],
    expect: 'hit',
    messages: [line.id],
  });
  talk.persuasion -= vice === 'off-platform' ? 0.9 : 0.15;
}

function trap(talk: Talk): void {
  const [topic, rule] = talk.rng.pick(TRAPS);
  if (topic === 'trap-collar' && !talk.product.title.includes('V领')) return;
  const line = agentSays(talk, wordsOf(talk, topic, 'answers'));
  const sure = PLANTED_ONLY.includes(rule);
  plant(talk, {
    what: topic,
    rule: sure ? rule : null,
    expect: sure ? 'miss' : null,
    messages: [line.id],
  });
}

/** An agent with a temper snaps instead of answering; the more, the more buyers wait. */
export function maybeSnap(talk: Talk): boolean {
  const { rng } = talk;
  if (talk.agent!.vice !== 'temper') return false;
  const crowd = 1 + 0.2 * Math.max(0, talk.load - 4);
  if (!rng.chance(VICE_CHANCE.temper * crowd)) return false;
  const insult = rng.chance(0.3);
  const line = agentWrites(talk, wordsOf(talk, insult ? 'insult' : 'impatience', 'answers'));
  const rule = insult ? 'forbidden-insult' : 'impatience';
  plant(talk, { what: rule, rule, expect: 'hit', messages: [line.id] });
  if (insult) {
    const also = { rule: 'impatience', expect: null, messages: [line.id] };
    plant(talk, { what: 'insult-is-impatient', ...also });
  }
  talk.persuasion -= 1;
  return true;
}

/** A buyer who asks for a WeChat: most agents stay on the platform. */
export function askForContact(talk: Talk): void {
  buyerSays(talk, wordsOf(talk, 'ask-contact', 'asks'));
  if (talk.agent!.vice === 'off-platform' && talk.rng.chance(0.8)) {
    forbid(talk, 'off-platform');
    return;
  }
  const line = agentSays(talk, wordsOf(talk, 'trap-contact', 'answers'));
  const rule = RULE_OF['off-platform'];
  plant(talk, { what: 'stays-on-platform', rule, expect: 'miss', messages: [line.id] });
}

/** A furious buyer: abuse, which is never the agent's fault. */
export function abuse(talk: Talk): void {
  const lines: SampleLine[] = [];
  for (let i = talk.rng.between(1, 3); i > 0; i -= 1) {
    lines.push(buyerSays(talk, wordsOf(talk, 'abuse', 'asks')));
    if (!maybeSnap(talk)) agentSays(talk, wordsOf(talk, 'abuse-soothe', 'answers'));
  }
  plant(talk, {
    what: 'abusive-buyer',
    rule: 'buyer-abuse',
    expect: 'hit',
    messages: lines.map((line) => line.id),
  });
}

/** A buyer who wants money for not complaining. */
export function extort(talk: Talk): void {
  const line = buyerSays(talk, wordsOf(talk, 'extort', 'asks'));
  agentSays(talk, wordsOf(talk, 'extort-answer', 'answers'));
  plant(talk, { what: 'extorting-buyer', rule: null, expect: null, messages: [line.id] });
}
