// A conversation of the sample while it is being made: lines, the clock, who waits since when.
import type { Prng } from '../../lib/prng.ts';
import { SECOND_MS } from './calendar.ts';
import type { SampleProduct } from './catalogue.ts';
import { type Phrase, writePhrase } from './grammar.ts';
import { saltBuyerText, sweetenAgentText } from './manner.ts';
import type { SampleBuyer } from './people.ts';
import { getTopic, type Topic } from './phrasebook.ts';
import type { SampleOrder } from './place-order.ts';
import type { Desk } from './roster.ts';
import type { SampleAgent } from './staff.ts';
import type { Planted, Scenario, Steps } from './truth.ts';

export interface SampleLine {
  readonly id: string;
  readonly by: 'buyer' | 'agent' | 'bot' | 'system';
  readonly agent: string;
  readonly at: number;
  readonly kind: 'text' | 'image' | 'product' | 'order' | 'system';
  readonly text: string;
  readonly sku: string;
  /** null: the export does not say. */
  readonly auto: boolean | null;
  revokedAt: number | null;
}

/** Everything a script may read and add to. Instants are ms on whole seconds. */
export interface Talk {
  readonly rng: Prng;
  readonly id: string;
  readonly buyer: SampleBuyer;
  readonly product: SampleProduct;
  readonly slots: Record<string, string>;
  readonly promotion: boolean;
  scenario: Scenario;
  /** Who serves; null: nobody is on duty. */
  agent: SampleAgent | null;
  desk: Desk | null;
  /** Buyers the desk held when this one came. */
  load: number;
  now: number;
  readonly lines: SampleLine[];
  /** The buyer's first line that waits for an answer; null: nobody waits. */
  waiting: SampleLine | null;
  /** Seconds every answered question waited, the first response first. */
  readonly waits: number[];
  readonly used: Set<Phrase>;
  readonly steps: Steps;
  readonly planted: Planted[];
  readonly orders: SampleOrder[];
  readonly recommended: SampleProduct[];
  /** Log-odds of buying that the agent's doing has added so far. */
  persuasion: number;
  greeted: boolean;
  welcomed: boolean;
  farewell: SampleLine | null;
  /** The buyer left to think it over, and may come back. */
  thinking: boolean;
  /** The agent has gone; nothing more will be answered. */
  dropped: boolean;
}

/** One text of a topic in which no phrase comes twice if it can be helped. */
export function wordsOf(
  talk: Talk,
  topic: Topic | string,
  part: 'asks' | 'answers' | 'bare',
): string {
  const phrases = (typeof topic === 'string' ? getTopic(topic) : topic)[part];
  let phrase = talk.rng.pick(phrases);
  for (let i = 0; i < 3 && talk.used.has(phrase); i += 1) phrase = talk.rng.pick(phrases);
  talk.used.add(phrase);
  return writePhrase(phrase, talk.rng, talk.slots);
}

export function pass(talk: Talk, seconds: number): void {
  talk.now += Math.max(1, Math.round(seconds)) * SECOND_MS;
}

/** The buyer writes after thinking; a long sentence may come in two pieces. */
export function buyerSays(talk: Talk, text: string, asks = true): SampleLine {
  const salted = saltBuyerText(talk.rng, text, asks);
  const comma = asks ? salted.indexOf('，') : -1;
  if (comma < 2 || comma > salted.length - 3 || !talk.rng.chance(0.28)) {
    return buyerWrites(talk, salted, asks, talk.rng.logNormal(16, 0.7));
  }
  const line = buyerWrites(talk, salted.slice(0, comma), asks, talk.rng.logNormal(14, 0.7));
  buyerWrites(talk, salted.slice(comma + 1), asks, talk.rng.between(2, 9));
  return line;
}

/** The buyer writes exactly this after so many seconds. */
export function buyerWrites(
  talk: Talk,
  text: string,
  asks: boolean,
  afterSeconds: number,
  card: Pick<SampleLine, 'kind' | 'sku'> = { kind: 'text', sku: '' },
): SampleLine {
  pass(talk, talk.lines.length === 0 ? 1 : afterSeconds);
  const line = push(talk, 'buyer', text, card, null);
  if (asks) talk.waiting ??= line;
  return line;
}

/** The agent answers who waits, as fast as skill and load allow, or adds to what they said. */
export function agentSays(talk: Talk, text: string): SampleLine {
  return agentWrites(talk, sweetenAgentText(talk.rng, text, talk.agent!.skills.warmth));
}

/** The agent writes exactly this, when they get to it. */
export function agentWrites(
  talk: Talk,
  text: string,
  card: Pick<SampleLine, 'kind' | 'sku'> = { kind: 'text', sku: '' },
): SampleLine {
  pass(talk, talk.waiting === null ? typingSeconds(talk, text) : replySeconds(talk, text));
  return agentLine(talk, text, card);
}

/** The agent writes at an instant of the script's choosing. */
export function agentWritesAt(talk: Talk, text: string, at: number): SampleLine {
  talk.now = at;
  return agentLine(talk, text, { kind: 'text', sku: '' });
}

/** A machine's line: it answers nobody. */
export function machineSays(talk: Talk, text: string, by: 'agent' | 'bot', told: boolean): void {
  pass(talk, 1);
  push(talk, by, text, { kind: 'text', sku: '' }, told ? true : null);
}

/** What the platform writes: transfers, order notes. */
export function systemSays(talk: Talk, text: string, kind: 'system' | 'order' = 'system'): void {
  push(talk, 'system', text, { kind, sku: '' }, null);
}

/** Records what was done on purpose and what a rule must say of it. */
export function plant(talk: Talk, planted: Planted): void {
  talk.planted.push(planted);
}

function agentLine(talk: Talk, text: string, card: Pick<SampleLine, 'kind' | 'sku'>): SampleLine {
  const line = push(talk, 'agent', text, card, false);
  if (talk.waiting !== null) {
    talk.waits.push((line.at - talk.waiting.at) / SECOND_MS);
    talk.waiting = null;
  }
  return line;
}

function push(
  talk: Talk,
  by: SampleLine['by'],
  text: string,
  card: Pick<SampleLine, 'kind' | 'sku'>,
  auto: boolean | null,
): SampleLine {
  const line: SampleLine = {
    id: `${talk.id}-${talk.lines.length + 1}`,
    by,
    agent: talk.agent?.id ?? '',
    at: talk.now,
    kind: card.kind,
    text,
    sku: card.sku,
    auto,
    revokedAt: null,
  };
  talk.lines.push(line);
  return line;
}

/** Log-normal; the median falls with speed and grows with every buyer beyond the third. */
function replySeconds(talk: Talk, text: string): number {
  const slow = 1 - talk.agent!.skills.speed;
  const crowd = 1 + Math.max(0, talk.load - 2) * (0.05 + 0.12 * slow);
  const busy = talk.rng.chance(0.01 + 0.03 * slow * crowd) ? talk.rng.between(90, 420) : 0;
  return talk.rng.logNormal((4 + 20 * slow) * crowd, 0.5) + text.length * 0.12 * slow + busy;
}

function typingSeconds(talk: Talk, text: string): number {
  return 2 + text.length * (0.1 + 0.25 * (1 - talk.agent!.skills.speed)) * (0.6 + talk.rng.next());
}
