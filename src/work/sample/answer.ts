// How an agent answers a question: fully or barely, at once or after a hold, or not at all.
import { MINUTE_MS } from './calendar.ts';
import { maybeMisbehave, maybeSnap } from './misconduct.ts';
import type { Topic } from './phrasebook.ts';
import { agentSays, agentWrites, buyerSays, pass, plant, type Talk, wordsOf } from './talk.ts';

/** What is planted for an answer that says yes or no and nothing else. */
export const BARE = 'bare-answer';
/** What is planted for a 稍等 that was made good. */
export const KEPT = 'hold-kept';

/** The shipped limit of unkept-hold; what ends after the duty is judged by nobody. */
const HOLD_LIMIT_MS = 5 * MINUTE_MS;

/** The buyer asks about a topic and the agent answers as they are used to. */
export function askAndAnswer(talk: Talk, topic: Topic): void {
  if (talk.dropped) return;
  const asked = wordsOf(talk, topic, 'asks');
  buyerSays(talk, asked);
  if (maybeSnap(talk)) return;
  answer(talk, topic, asked.endsWith('吗'));
  maybeMisbehave(talk);
}

/** The agent answers what was asked; sets `dropped` when a hold is never followed up. */
export function answer(talk: Talk, topic: Topic, yesOrNo = false): void {
  const { rng } = talk;
  const { warmth } = talk.agent!.skills;
  const held = rng.chance(topic.hold ? 0.5 : 0.03);
  if (held && !hold(talk)) return;
  if (!held && topic.bare.length > 0 && rng.chance(Math.max(0, 0.78 - warmth))) {
    const least = yesOrNo && rng.chance(0.75);
    const line = agentWrites(
      talk,
      wordsOf(talk, least ? 'cold' : topic, least ? 'answers' : 'bare'),
    );
    talk.persuasion -= 0.12;
    if (least) plant(talk, { what: BARE, rule: null, expect: null, messages: [line.id] });
    return;
  }
  const text = wordsOf(talk, topic, 'answers');
  const comma = text.indexOf('，');
  if (comma > 3 && rng.chance(0.3)) {
    agentWrites(talk, text.slice(0, comma));
    agentSays(talk, text.slice(comma + 1));
  } else agentSays(talk, text);
  talk.persuasion += 0.05;
}

/** 稍等: true if the agent comes back to it. A cold or crowded one may not. */
function hold(talk: Talk): boolean {
  const { rng } = talk;
  const line = agentSays(talk, wordsOf(talk, 'hold', 'answers'));
  const forgets = 0.02 + 0.1 * Math.max(0, 0.6 - talk.agent!.skills.warmth);
  if (!rng.chance(forgets + 0.01 * Math.max(0, talk.load - 6))) {
    pass(talk, rng.logNormal(28, 0.45));
    plant(talk, { what: KEPT, rule: null, expect: null, messages: [line.id] });
    return true;
  }
  pass(talk, rng.between(300, 900));
  buyerSays(talk, wordsOf(talk, 'hold-again', 'asks'));
  if (rng.chance(0.4)) pass(talk, rng.between(400, 1500));
  const sure = line.at + HOLD_LIMIT_MS < talk.desk!.to;
  plant(talk, {
    what: 'hold-forgotten',
    rule: 'unkept-hold',
    expect: sure ? 'hit' : null,
    messages: [line.id],
  });
  plant(talk, {
    what: 'left-waiting',
    rule: null,
    expect: null,
    messages: [talk.lines.at(-1)!.id],
  });
  talk.dropped = true;
  return false;
}
