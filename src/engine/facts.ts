// What rules look up of a conversation again and again, worked out once and only when asked for.
import type { AttributedOrder, Conversation, Line } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import type { Scene } from './scene.ts';
import type { Span } from './span.ts';
import { scanLine, type WordIndex } from './text/word-index.ts';
import type { WordHit } from './text/word-pack.ts';

/** Who a line is from: nobody's (system, revoked), the buyer's, an agent's own, or a machine's. */
export const NOBODY = 0;
export const BUYER = 1;
export const AGENT = 2;
export const MACHINE = 3;

export interface LineHit extends WordHit {
  /** Index of the line in its conversation. */
  readonly line: number;
}

/** A scene with the compiled words and the facts of all its conversations. */
export interface Stage {
  readonly scene: Scene;
  readonly words: WordIndex;
  /** Facts of each conversation, in the scene's order; filled on demand by `factsOf`. */
  readonly all: (Facts | undefined)[];
  readonly orders: ReadonlyMap<string, AttributedOrder>;
}

export interface Facts {
  readonly stage: Stage;
  readonly conversation: Conversation;
  readonly lines: readonly Line[];
  /** Side of each line: NOBODY, BUYER, AGENT or MACHINE. */
  readonly sides: Uint8Array;
  readonly buyerLines: number;
  readonly agentLines: number;
  /** Whether every buyer's and agent's line has a time. */
  readonly timed: boolean;
  /** The conversation is over once this has passed; null: untimed, nothing more can be waited for. */
  readonly endsAfter: Instant | null;
  readonly whole: Span;
  hits: (LineHit[] | undefined)[] | null;
}

const NO_HITS: readonly LineHit[] = [];
const scratch: WordHit[] = [];

export function createStage(scene: Scene, words: WordIndex): Stage {
  const orders = new Map<string, AttributedOrder>();
  for (const order of scene.orders) orders.set(order.orderId, order);
  return { scene, words, all: new Array(scene.conversations.length), orders };
}

export function factsOf(stage: Stage, index: number): Facts {
  const known = stage.all[index];
  if (known !== undefined) return known;
  const facts = createFacts(stage, stage.scene.conversations[index]!);
  stage.all[index] = facts;
  return facts;
}

function createFacts(stage: Stage, conversation: Conversation): Facts {
  const { lines, endAt } = conversation;
  const sides = new Uint8Array(lines.length);
  let buyerLines = 0;
  let agentLines = 0;
  let timed = true;
  for (let i = 0; i < lines.length; i++) {
    const side = sideOf(lines[i]!);
    sides[i] = side;
    if (side === BUYER) buyerLines += 1;
    else if (side === AGENT) agentLines += 1;
    if (side !== NOBODY && lines[i]!.message.at === null) timed = false;
  }
  const endsAfter = endAt === null ? null : endAt + stage.scene.setup.conversationGapMs;
  const whole: Span = { from: 0, to: lines.length, until: 'end' };
  const hits = null;
  return {
    stage,
    conversation,
    lines,
    sides,
    buyerLines,
    agentLines,
    timed,
    endsAfter,
    whole,
    hits,
  };
}

function sideOf(line: Line): number {
  const { by, kind } = line.message;
  if (line.revoked || by === 'system' || kind === 'system') return NOBODY;
  if (by === 'buyer') return BUYER;
  return line.auto || by === 'bot' ? MACHINE : AGENT;
}

/** Hits of one word pack in the conversation, by line and position. */
export function hitsOf(facts: Facts, pack: number): readonly LineHit[] {
  if (facts.hits === null) facts.hits = findHits(facts);
  return facts.hits[pack] ?? NO_HITS;
}

function findHits(facts: Facts): (LineHit[] | undefined)[] {
  const { lines, sides, stage } = facts;
  const found: (LineHit[] | undefined)[] = new Array(stage.words.packs.length);
  for (let i = 0; i < lines.length; i++) {
    const { message } = lines[i]!;
    if (sides[i] === NOBODY || !hasWords(message.kind)) continue;
    scratch.length = 0;
    scanLine(stage.words, message.text, scratch);
    for (const { pack, start, end, word } of scratch) {
      const hit = { line: i, pack, start, end, word };
      const list = found[pack];
      if (list === undefined) found[pack] = [hit];
      else list.push(hit);
    }
  }
  return found;
}

/** Kinds whose text is what somebody said; the text of a card is its title. */
export function hasWords(kind: string): boolean {
  return kind === 'text' || kind === 'link';
}

/** Kinds that may say anything in a way we cannot read. */
export function isUnreadable(kind: string): boolean {
  return kind === 'image' || kind === 'voice' || kind === 'video' || kind === 'file';
}

/** Whether a word of the pack occurs in the line. */
export function occursAt(facts: Facts, pack: number, line: number): boolean {
  const hits = hitsOf(facts, pack);
  for (let i = 0; i < hits.length; i++) {
    const at = hits[i]!.line;
    if (at >= line) return at === line;
  }
  return false;
}

/** Hits of the pack in the line. */
export function hitsAt(facts: Facts, pack: number, line: number): readonly LineHit[] {
  return hitsOf(facts, pack).filter((found) => found.line === line);
}
