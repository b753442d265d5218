// Lines of one conversation → receptions: which agent had the buyer when, and did what.
import type { Line, Reception } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import { eachOf } from '../lib/each-of.ts';

export interface Receptions {
  /** In order of first appearance. */
  readonly receptions: readonly Reception[];
  /**
   * Per line: of a buyer's line the agent who had the buyer, of a typed line its agent; null where
   * unknown, and for automatic, revoked and system lines.
   */
  readonly owners: readonly (string | null)[];
  /** Who had the buyer in the end; null: nobody known. */
  readonly holder: string | null;
}

interface Part {
  readonly agent: string;
  agentLines: number;
  autoLines: number;
  buyerLines: number;
  startAt: Instant | null;
  endAt: Instant | null;
  asked: boolean;
  askedAt: Instant | null;
  /** Asked, and not replied to yet. */
  waits: boolean;
  firstResponseMs: number | null;
  replied: boolean;
  transferredFrom: string | null;
  /** Lost the buyer to another agent at some time. */
  left: boolean;
}

function newPart(agent: string, transferredFrom: string | null): Part {
  return {
    agent,
    agentLines: 0,
    autoLines: 0,
    buyerLines: 0,
    startAt: null,
    endAt: null,
    asked: false,
    askedAt: null,
    waits: false,
    firstResponseMs: null,
    replied: false,
    transferredFrom,
    left: false,
  };
}

/** Who has the buyer while a conversation's lines are walked once. */
interface Walk {
  readonly parts: Part[];
  readonly owners: (string | null)[];
  holder: Part | null;
  /** The buyer's first line that asks and waits for an effective reply. */
  waiting: Line | null;
  /** Buyer's lines before any agent is known. */
  readonly unowned: Line[];
}

function findPart(walk: Walk, agent: string): Part | null {
  for (const part of walk.parts) if (part.agent === agent) return part;
  return null;
}

/**
 * `agent` has the buyer from here on; `handoverAt`: an explicit handover, not the agent's own line.
 */
function take(walk: Walk, agent: string, handoverAt: Instant | null): Part {
  const from = walk.holder;
  if (from !== null && from.agent === agent) return from;
  let part = findPart(walk, agent);
  if (part === null) {
    part = newPart(agent, from === null ? null : from.agent);
    walk.parts.push(part);
  }
  walk.holder = part;
  if (from === null) {
    for (const line of walk.unowned) {
      walk.owners[line.index] = agent;
      receive(part, line);
    }
  } else {
    from.left = true;
    if (walk.waiting !== null) ask(part, walk.waiting.message.at, handoverAt);
  }
  return part;
}

/** A buyer's line while `part` has the buyer. */
function receive(part: Part, line: Line): void {
  const at = line.message.at;
  part.buyerLines += 1;
  if (part.startAt === null) part.startAt = at;
  if (at !== null) part.endAt = at;
  if (!line.closing) ask(part, at, null);
}

function buyerLine(walk: Walk, line: Line): void {
  const { agent, at } = line.message;
  const part = agent === null ? walk.holder : take(walk, agent, at);
  walk.owners.push(part === null ? null : part.agent);
  if (part === null) walk.unowned.push(line);
  else receive(part, line);
  if (!line.closing && walk.waiting === null) walk.waiting = line;
}

function typedLine(walk: Walk, line: Line): void {
  const { agent, at } = line.message;
  const part = agent === null ? walk.holder : take(walk, agent, null);
  walk.owners.push(part === null ? null : part.agent);
  walk.waiting = null;
  if (part === null) return;
  part.agentLines += 1;
  if (part.startAt === null) part.startAt = at;
  if (at !== null) part.endAt = at;
  reply(part, at);
}

/** The buyer waits for this agent, from `at` or, where explicitly handed over later, from then. */
function ask(part: Part, at: Instant | null, handoverAt: Instant | null): void {
  if (part.asked) return;
  const from = at !== null && handoverAt !== null && handoverAt > at ? handoverAt : at;
  part.asked = true;
  part.askedAt = from;
  part.waits = true;
  part.replied = false;
  if (part.startAt === null) part.startAt = from;
}

function reply(part: Part, at: Instant | null): void {
  if (!part.asked) {
    // Only closings so far: an answer to them is an answer, but no first response.
    if (part.buyerLines > 0) part.replied = true;
    return;
  }
  if (!part.waits) return;
  part.waits = false;
  part.replied = true;
  if (at !== null && part.askedAt !== null) part.firstResponseMs = at - part.askedAt;
}

function toReception(part: Part, conversation: string, holder: Part | null): Reception {
  return {
    conversation,
    agent: part.agent,
    agentLines: part.agentLines,
    autoLines: part.autoLines,
    buyerLines: part.buyerLines,
    startAt: part.startAt,
    endAt: part.endAt,
    asked: part.asked,
    firstResponseMs: part.firstResponseMs,
    replied: part.replied,
    transferredFrom: part.transferredFrom,
    leftUnanswered: part.left && part !== holder && part.asked && part.agentLines === 0,
  };
}

/**
 * One agent's part each. A buyer's line belongs to the agent it is addressed to, else to the one
 * who has the buyer: the last who typed or was handed the buyer; before anybody is known, the first
 * who will be. Automatic lines take no buyer; only where nobody typed or was addressed, the buyer
 * is the last agent's in whose name one was sent.
 */
export function assembleReceptions(lines: readonly Line[], conversation: string): Receptions {
  const walk: Walk = { parts: [], owners: [], holder: null, waiting: null, unowned: [] };
  const automatic: string[] = [];
  for (const line of lines) {
    const { by, agent, at, kind } = line.message;
    if (line.revoked) walk.owners.push(null);
    else if (by === 'buyer') buyerLine(walk, line);
    else if (by === 'system' || kind === 'system') {
      if (agent !== null) take(walk, agent, at);
      walk.owners.push(null);
    } else if (line.auto) {
      if (agent !== null && by === 'agent') automatic.push(agent);
      walk.owners.push(null);
    } else typedLine(walk, line);
  }
  const lastAutomatic = automatic[automatic.length - 1];
  if (walk.parts.length === 0 && lastAutomatic !== undefined) take(walk, lastAutomatic, null);
  for (const agent of automatic) {
    const part = findPart(walk, agent);
    if (part !== null) part.autoLines += 1;
  }
  return {
    receptions: eachOf(walk.parts, (part) => toReception(part, conversation, walk.holder)),
    owners: walk.owners,
    holder: walk.holder === null ? null : walk.holder.agent,
  };
}
