// After the last line: what follows from the whole conversation, and lines that were taken back.
import { BARE, KEPT } from './answer.ts';
import { SECOND_MS } from './calendar.ts';
import { plant, type SampleLine, type Talk } from './talk.ts';
import { findPurpose, hintsPurpose, namedAnother } from './told.ts';

/** The fixed readings of slow replies: strictly over the limit. */
const FIRST_REPLY_SECONDS = 20;
const SLOW_SECONDS = 130;
const PROMPT_SECONDS = 60;
const GREETINGS = ['您好', '你好', '亲', '在的', '在呢', '欢迎'];

/** Adds the truths that only the finished conversation can tell. `before`: who served last time. */
export function concludeTalk(talk: Talk, before: string | null): void {
  for (const order of talk.orders) {
    if (before !== null && before !== order.owner) order.assists = [before];
  }
  revokeOne(talk);
  if (talk.desk === null || talk.scenario === 'night' || talk.scenario === 'advert') return;
  judgeWaits(talk, talk.desk.to);
  judgeManners(talk);
  judgeNeeds(talk);
}

function judgeWaits(talk: Talk, dutyEnds: number): void {
  const first = talk.waits[0];
  const asked = talk.lines.find((line) => line.by === 'buyer');
  if (first === undefined || asked === undefined) return;
  const onDuty = asked.at + FIRST_REPLY_SECONDS * SECOND_MS < dutyEnds;
  if (talk.scenario !== 'transferred') {
    const slow = first > FIRST_REPLY_SECONDS;
    plant(talk, {
      what: slow ? 'slow-first-reply' : 'prompt-first-reply',
      rule: 'slow-first-reply',
      expect: onDuty ? (slow ? 'hit' : 'miss') : null,
      messages: [asked.id],
    });
  }
  const later = talk.waits.slice(1);
  if (talk.now + SLOW_SECONDS * SECOND_MS > dutyEnds) return;
  if (later.filter((wait) => wait > SLOW_SECONDS).length >= 3) {
    plant(talk, { what: 'slow-rounds', rule: 'slow-reply', expect: 'hit', messages: [] });
  } else if (later.length > 0 && !talk.dropped && later.every((wait) => wait <= PROMPT_SECONDS)) {
    plant(talk, { what: 'prompt-rounds', rule: 'slow-reply', expect: 'miss', messages: [] });
  }
}

function judgeManners(talk: Talk): void {
  const own = talk.lines.filter((line) => line.by === 'agent' && line.auto === false);
  if (own.length === 0) return;
  const greets = own.some((line) => GREETINGS.some((word) => line.text.includes(word)));
  if (!talk.welcomed && !greets) {
    const rule = 'missing-greeting';
    plant(talk, { what: 'never-greets', rule, expect: 'hit', messages: [own[0]!.id] });
  }
  const bare = idsOf(talk, BARE);
  if (bare.length >= 3) {
    const rule = 'cold-one-word-answers';
    const asks = talk.lines.filter(({ by, kind }) => by === 'buyer' && kind === 'text').length;
    const expect = bare.length > asks / 2 ? 'hit' : null;
    plant(talk, { what: 'cold', rule, expect, messages: bare });
  }
  const kept = idsOf(talk, KEPT);
  if (kept.length > 0 && !talk.dropped) {
    plant(talk, { what: KEPT, rule: 'unkept-hold', expect: 'miss', messages: kept });
  }
}

const idsOf = (talk: Talk, what: string): readonly string[] =>
  talk.planted.filter((planted) => planted.what === what).flatMap((planted) => planted.messages);

/** Which of 要什么 → 为什么 → 也 were done, for conversations in which they were due. */
function judgeNeeds(talk: Talk): void {
  if (!['browse', 'ask', 'return-visit'].includes(talk.scenario) || talk.dropped) return;
  const purpose = findPurpose(talk);
  if (purpose !== null) talk.steps.why ??= `buyer:${purpose.id}`;
  const { what, why, also } = talk.steps;
  const good = 'good-needs-mining';
  if (what === null) {
    // Whether the buyer said by a card or a question what they want is for the rule to decide.
    const missing = 'missing-needs-question';
    plant(talk, { what: missing, rule: missing, expect: null, messages: [] });
    if (why === null) plant(talk, { what: 'no-step', rule: good, expect: 'miss', messages: [] });
  } else if (why === null) {
    const missing = 'missing-reason-question';
    const hinted = hintsPurpose(talk);
    plant(talk, { what: missing, rule: missing, expect: hinted ? null : 'hit', messages: [what] });
    const expect = hinted ? null : 'miss';
    plant(talk, { what: 'no-reason-asked', rule: good, expect, messages: [] });
  } else if (also === null) {
    const missing = 'missing-related-product';
    const expect = talk.recommended.length === 0 && !namedAnother(talk) ? 'hit' : null;
    plant(talk, { what: missing, rule: missing, expect, messages: [] });
  } else {
    const messages = [what, why, also].map((id) => id.replace('buyer:', ''));
    // Steps count in order; who came to look around may have said first what they want.
    const inOrder = isAsked(why) ? numberOf(what) < numberOf(why) : true;
    const before = inOrder && numberOf(why) < numberOf(also) && numberOf(what) < numberOf(also);
    const expect = before ? 'hit' : talk.scenario === 'browse' ? null : 'miss';
    plant(talk, { what: 'mines-needs', rule: good, expect, messages });
  }
}

const isAsked = (id: string): boolean => !id.startsWith('buyer:');
const numberOf = (id: string): number => Number(id.slice(id.lastIndexOf('-') + 1));

/** Now and then an agent takes an afterthought back; it stays in the export, marked. */
function revokeOne(talk: Talk): void {
  if (!talk.rng.chance(0.006)) return;
  const told = new Set(talk.planted.flatMap((planted) => planted.messages));
  const isFree = (line: SampleLine): boolean =>
    line.by === 'agent' && line.auto === false && !told.has(line.id) && line !== talk.lines.at(-1);
  const free = talk.lines.filter((line, i) => {
    const before = talk.lines[i - 1];
    return isFree(line) && before !== undefined && isFree(before);
  });
  if (free.length === 0) return;
  const line = talk.rng.pick(free);
  line.revokedAt = line.at + talk.rng.between(3, 60) * SECOND_MS;
}
