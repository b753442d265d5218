// What one thread adds to the days of its agents: metrics, rules, scores, archetypes and load, packed.
import type { Analysis, Conversation } from '../domain/analysis.ts';
import { ARCHETYPES } from '../engine/rule.ts';
import { dayNumber, dayStart, minuteOfDay, weekday } from '../lib/zone.ts';
import { newTally, type Tally, tally, UNDATED } from '../measures/tally.ts';
import {
  type Cell,
  clearCell,
  encodeCell,
  newCell,
  SCORE_KEYS,
  SCORE_SCALE,
} from '../store/cell.ts';
import { type CellLayout, layoutOf } from '../store/cell-layout.ts';
import { UNDATED_DAY } from '../store/undated-day.ts';
import { onDutyThrough } from '../threads/duty.ts';
import { scoresByConversation } from './conversation-scores.ts';
import type { ShopSetup } from './shop-setup.ts';

export interface CellRow {
  /** '' is nobody's. */
  readonly agent: string;
  /** UNDATED_DAY: untimed. */
  readonly day: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** Longer waits are load only if somebody was on duty all the while. */
const LONG_WAIT_MS = 300_000;
const RESULT_SLOT = { hit: 0, miss: 1, na: 2 } as const;

/** Reused from thread to thread: a cell is far larger than what one thread fills of it. */
interface Scratch {
  readonly layout: CellLayout;
  readonly tally: Tally;
  readonly ruleIndex: ReadonlyMap<string, number>;
  /** Place in ARCHETYPES of each scored fault rule; −1: none. */
  readonly archetypes: readonly number[];
  readonly free: Cell[];
  readonly open: OpenCell[];
  /** The one asked for last: neighbours mostly ask for the same. */
  last: OpenCell | null;
}

interface OpenCell {
  readonly agent: string;
  readonly day: number;
  readonly cell: Cell;
}

const scratches = new WeakMap<ShopSetup['metrics'], Map<string, Scratch>>();

/** The cells, by agent and day, and the instant at which any of them changes by itself. */
export function threadCells(
  analysis: Analysis,
  shopSetup: ShopSetup,
): { readonly cells: CellRow[]; readonly recheckAt: number | null } {
  const scratch = scratchOf(shopSetup);
  const { layout, tally: sums } = scratch;
  resetTally(sums);
  const unitsRecheckAt = tally(sums, analysis, shopSetup.setup, shopSetup.metrics);
  const lastOpenDay = takeTally(scratch);
  addVerdicts(scratch, analysis, shopSetup);
  addScores(scratch, analysis, shopSetup);
  for (const conversation of analysis.conversations) addLoad(scratch, conversation, shopSetup);
  const cells: CellRow[] = [];
  for (const { agent, day, cell } of scratch.open) {
    cells.push({ agent, day, bytes: encodeCell(cell, layout) });
    clearCell(cell);
    scratch.free.push(cell);
  }
  scratch.open.length = 0;
  scratch.last = null;
  cells.sort((a, b) => a.day - b.day || (a.agent < b.agent ? -1 : 1));
  const { zoneOffsetMs, dayCutMs } = shopSetup.setup;
  const dayEnd = lastOpenDay === null ? null : dayStart(lastOpenDay + 1, zoneOffsetMs, dayCutMs);
  return { cells, recheckAt: earliest(analysis.recheckAt, unitsRecheckAt, dayEnd) };
}

function earliest(...instants: readonly (number | null)[]): number | null {
  const known = instants.filter((at) => at !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function scratchOf({ metrics, scoredRules, rulebook }: ShopSetup): Scratch {
  const known = scratches.get(metrics) ?? new Map<string, Scratch>();
  scratches.set(metrics, known);
  const key = `${rulebook.hash} ${scoredRules.length}`;
  let scratch = known.get(key);
  if (scratch === undefined) {
    const rules = new Map(rulebook.rules.map(({ rule }) => [rule.id, rule]));
    scratch = {
      layout: layoutOf(metrics, scoredRules),
      tally: newTally(metrics),
      ruleIndex: new Map(scoredRules.map((id, i) => [id, i])),
      archetypes: scoredRules.map((id) => {
        const rule = rules.get(id);
        return rule?.kind === 'fault' && rule.type !== null ? ARCHETYPES.indexOf(rule.type) : -1;
      }),
      free: [],
      open: [],
      last: null,
    };
    known.set(key, scratch);
  }
  return scratch;
}

function resetTally(t: Tally): void {
  t.slots.fill(0, 0, t.cells * t.stride);
  t.cells = 0;
  t.shops.clear();
  t.histograms.clear();
  t.spells.clear();
  t.open.clear();
}

function cellOf(scratch: Scratch, agent: string, day: number): Cell {
  const { last } = scratch;
  if (last !== null && last.agent === agent && last.day === day) return last.cell;
  // One thread has a handful of them.
  let found = scratch.open.find((each) => each.agent === agent && each.day === day);
  if (found === undefined) {
    found = { agent, day, cell: scratch.free.pop() ?? newCell(scratch.layout) };
    scratch.open.push(found);
  }
  scratch.last = found;
  return found.cell;
}

/** Copies the metrics' cells; returns the last day that had not ended, null if all had. */
function takeTally(scratch: Scratch): number | null {
  const t = scratch.tally;
  let lastOpen: number | null = null;
  for (const { agents } of t.shops.values()) {
    for (const [agent, byDay] of agents) {
      for (const [on, at] of byDay) {
        const cell = cellOf(scratch, agent ?? '', on === UNDATED ? UNDATED_DAY : on);
        cell.slots.set(t.slots.subarray(at * t.stride, (at + 1) * t.stride));
        if (!t.open.has(at)) continue;
        cell.open = 1;
        lastOpen = Math.max(lastOpen ?? on, on);
      }
    }
  }
  takeSpellsAndHistograms(scratch);
  return lastOpen;
}

function takeSpellsAndHistograms(scratch: Scratch): void {
  const t = scratch.tally;
  if (t.histograms.size === 0 && t.spells.size === 0) return;
  const cells: Cell[] = [];
  for (const { agents } of t.shops.values()) {
    for (const [agent, byDay] of agents) {
      for (const [on, at] of byDay) {
        cells[at] = cellOf(scratch, agent ?? '', on === UNDATED ? UNDATED_DAY : on);
      }
    }
  }
  for (const [key, histogram] of t.histograms) {
    const at = Math.floor(key / t.histogramsPerCell);
    cells[at]!.histograms[key - at * t.histogramsPerCell] = histogram;
  }
  for (const [key, spells] of t.spells) {
    const at = Math.floor(key / t.lanes);
    cells[at]!.spells[key - at * t.lanes]!.push(...spells);
  }
}

function dayOf({ startAt }: Conversation, { setup }: ShopSetup): number {
  if (startAt === null) return UNDATED_DAY;
  return dayNumber(startAt, setup.zoneOffsetMs, setup.dayCutMs);
}

/** Counts verdicts on their agent and the conversation's day, and archetypes once a conversation and agent. */
function addVerdicts(scratch: Scratch, analysis: Analysis, shopSetup: ShopSetup): void {
  const days = new Map(analysis.conversations.map((each) => [each.id, dayOf(each, shopSetup)]));
  let conversation: string | null = null;
  let agent: string | null = null;
  let cell: Cell | null = null;
  let day = UNDATED_DAY;
  const bits = new Map<Cell, number>();
  for (const verdict of analysis.verdicts) {
    const at = scratch.ruleIndex.get(verdict.rule);
    if (at === undefined) continue;
    if (cell === null || verdict.conversation !== conversation || verdict.agent !== agent) {
      if (verdict.conversation !== conversation) flushArchetypes(bits);
      ({ conversation, agent } = verdict);
      day = days.get(conversation) ?? UNDATED_DAY;
      cell = cellOf(scratch, agent ?? '', day);
    }
    const slot = 3 * at + RESULT_SLOT[verdict.result];
    cell.rules[slot] = cell.rules[slot]! + 1;
    const archetype = scratch.archetypes[at]!;
    if (archetype < 0 || agent === null || verdict.result === 'na') continue;
    const hit = verdict.result === 'hit' ? 1 << (archetype + 8) : 0;
    bits.set(cell, (bits.get(cell) ?? 0) | (1 << archetype) | hit);
  }
  flushArchetypes(bits);
}

function flushArchetypes(bits: Map<Cell, number>): void {
  for (const [cell, set] of bits) {
    for (let i = 0; i < ARCHETYPES.length; i++) {
      if (set & (1 << i)) cell.archetypes[2 * i] = cell.archetypes[2 * i]! + 1;
      if (set & (1 << (i + 8))) cell.archetypes[2 * i + 1] = cell.archetypes[2 * i + 1]! + 1;
    }
  }
  bits.clear();
}

function addScores(scratch: Scratch, analysis: Analysis, shopSetup: ShopSetup): void {
  const scores = scoresByConversation(analysis, shopSetup);
  for (const conversation of analysis.conversations) {
    for (const { agent, total, dimensions } of scores.get(conversation.id) ?? []) {
      const cell = cellOf(scratch, agent, dayOf(conversation, shopSetup));
      SCORE_KEYS.forEach((key, i) => {
        const points = key === 'total' ? total : (dimensions[key] ?? null);
        if (points === null) return;
        cell.scores[2 * i] = cell.scores[2 * i]! + Math.round(points * SCORE_SCALE);
        cell.scores[2 * i + 1] = cell.scores[2 * i + 1]! + 1;
      });
    }
  }
}

function addLoad(scratch: Scratch, conversation: Conversation, shopSetup: ShopSetup): void {
  const { setup } = shopSetup;
  const day = dayOf(conversation, shopSetup);
  for (const { message } of conversation.lines) {
    if (message.by !== 'buyer' || message.at === null) continue;
    const { load } = cellOf(scratch, message.agent ?? conversation.agent ?? '', day);
    const slot = 3 * hourSlot(message.at, setup.zoneOffsetMs);
    load[slot] = load[slot]! + 1;
  }
  for (const { closing, askedAt, waitMs, agent } of conversation.rounds) {
    if (closing || askedAt === null || waitMs === null) continue;
    if (waitMs > LONG_WAIT_MS && !onDutyThrough(setup, agent, askedAt, askedAt + waitMs)) continue;
    const { load } = cellOf(scratch, agent ?? '', day);
    const slot = 3 * hourSlot(askedAt, setup.zoneOffsetMs);
    load[slot + 1] = load[slot + 1]! + 1;
    load[slot + 2] = load[slot + 2]! + waitMs;
  }
}

function hourSlot(at: number, offsetMs: number): number {
  return weekday(dayNumber(at, offsetMs)) * 24 + Math.floor(minuteOfDay(at, offsetMs) / 60);
}
