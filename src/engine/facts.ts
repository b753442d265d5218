// What rules look up of a conversation again and again, worked out once and only when asked for.
import type { AttributedOrder, Conversation, Line } from '../domain/analysis.ts';
import type { Instant, Message } from '../domain/event.ts';
import { zeros } from '../lib/zeros.ts';
import { type ConversationWords, findConversationWords, hasFeature } from './conversation-words.ts';
import type { Outcome } from './outcome.ts';
import type { Scene } from './scene.ts';
import type { ShownProducts } from './shown-products.ts';
import type { Span } from './span.ts';
import type { ReadAnswer, ReadQuestion } from './text/answers.ts';
import { featureOf } from './text/features.ts';
import type { LineReader } from './text/read-line.ts';

export { hasWords } from './conversation-words.ts';

/** Who a line is from: nobody's (system, revoked), the buyer's, an agent's own, or a machine's. */
export const NOBODY = 0;
export const BUYER = 1;
export const AGENT = 2;
export const MACHINE = 3;

/** A scene with the compiled words and the facts of all its conversations. */
export interface Stage {
  readonly scene: Scene;
  readonly reader: LineReader;
  /** Facts of each conversation, in the scene's order; filled on demand by `factsOf`. */
  readonly all: (Facts | undefined)[];
  readonly orders: ReadonlyMap<string, AttributedOrder>;
}

/** What line-memory.ts knows of the lines so far. */
export interface LineMemory {
  readonly asking: number[];
  readonly bare: number[];
  readonly questions: (ReadQuestion | undefined)[];
  readonly answers: (ReadAnswer | undefined)[];
}

export interface Facts {
  readonly stage: Stage;
  readonly conversation: Conversation;
  readonly lines: readonly Line[];
  /** Side of each line: NOBODY, BUYER, AGENT or MACHINE. */
  readonly sides: readonly number[];
  readonly buyerLines: number;
  readonly agentLines: number;
  /** Whether an agent showed a product. */
  readonly offers: boolean;
  /** Whether somebody sent a picture or a voice. */
  readonly unreadable: boolean;
  /** Whether every buyer's and agent's line has a time. */
  readonly timed: boolean;
  /** The conversation is over once this has passed; null: untimed, nothing more can be waited for. */
  readonly endsAfter: Instant | null;
  readonly whole: Span;
  /** What conditions of several rules said of `whole`, by their slots; filled by `evaluate`. */
  readonly outcomes: Outcome[];
  /** Null until `wordsOf` is asked for them. */
  words: ConversationWords | null;
  /** Null until line-memory.ts is asked. */
  memory: LineMemory | null;
  /** Null until products.ts is asked. */
  shown: ShownProducts | null;
}

const NO_ORDERS: ReadonlyMap<string, AttributedOrder> = new Map();

export function createStage(scene: Scene, reader: LineReader): Stage {
  if (scene.orders.length === 0) {
    return { scene, reader, all: new Array(scene.conversations.length), orders: NO_ORDERS };
  }
  const orders = new Map<string, AttributedOrder>();
  for (const order of scene.orders) orders.set(order.orderId, order);
  return { scene, reader, all: new Array(scene.conversations.length), orders };
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
  const sides = zeros(lines.length);
  let buyerLines = 0;
  let agentLines = 0;
  let offers = false;
  let unreadable = false;
  let timed = true;
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i]!;
    const side = sideOf(line);
    sides[i] = side;
    if (isUnreadable(line.message.kind)) unreadable = true;
    if (side === BUYER) buyerLines += 1;
    else if (side === AGENT) {
      agentLines += 1;
      if (isOffer(line.message)) offers = true;
    }
    if (side !== NOBODY && line.message.at === null) timed = false;
  }
  const endsAfter = endAt === null ? null : endAt + stage.scene.setup.conversationGapMs;
  const whole: Span = { from: 0, to: lines.length, until: 'end' };
  return {
    stage,
    conversation,
    lines,
    sides,
    buyerLines,
    agentLines,
    offers,
    unreadable,
    timed,
    endsAfter,
    whole,
    outcomes: [],
    words: null,
    memory: null,
    shown: null,
  };
}

function sideOf(line: Line): number {
  const { by, kind } = line.message;
  if (line.revoked || by === 'system' || kind === 'system') return NOBODY;
  if (by === 'buyer') return BUYER;
  return line.auto || by === 'bot' ? MACHINE : AGENT;
}

/** Whether an agent's message shows a product; the card of an order shows what was bought. */
export function isOffer({ sku, kind }: Message): boolean {
  return sku !== null && kind !== 'order';
}

/** Words of all packs in the conversation's lines. */
export function wordsOf(facts: Facts): ConversationWords {
  facts.words ??= findConversationWords(facts.stage.reader, facts.lines, facts.sides, NOBODY);
  return facts.words;
}

/** The lines a word of the pack occurs in, in order. */
export function linesWith(facts: Facts, pack: number): readonly number[] {
  const words = wordsOf(facts);
  const feature = featureOf(pack);
  const lines: number[] = [];
  for (let line = 0; line < facts.lines.length; line++) {
    if (hasFeature(words, feature, line)) lines.push(line);
  }
  return lines;
}

/** Kinds that may say anything in a way we cannot read. */
export function isUnreadable(kind: string): boolean {
  return kind === 'image' || kind === 'voice' || kind === 'video' || kind === 'file';
}

/** Whether a word of the pack occurs in the line. */
export function occursAt(facts: Facts, pack: number, line: number): boolean {
  return hasFeature(wordsOf(facts), featureOf(pack), line);
}

/** Whether a word of one of the packs occurs in the line. */
export function someOccurAt(facts: Facts, packs: readonly number[], line: number): boolean {
  const words = wordsOf(facts);
  for (let i = 0; i < packs.length; i++) {
    if (hasFeature(words, featureOf(packs[i]!), line)) return true;
  }
  return false;
}

/** Whether the line, which has words, has a sign (text/line-signs.ts). */
export function hasSign(facts: Facts, sign: number, line: number): boolean {
  return hasFeature(wordsOf(facts), sign, line);
}
