// What lines of facts are made of: the files, the sinks, and times as text.
import { isoText } from '../lib/zone.ts';

/** The files of a facts folder, in the order they are documented. */
export const FACT_FILES = [
  'conversations',
  'receptions',
  'rounds',
  'inquiries',
  'orders',
  'findings',
  'verdicts',
] as const;

export type FactFile = (typeof FACT_FILES)[number];

/** What every record of one analysis shares. */
export interface FactContext {
  readonly zoneOffsetMs: number;
  /** Severity, kind and archetype of each rule, by id; findings carry them. */
  readonly rules: ReadonlyMap<string, RuleFacts>;
}

export interface RuleFacts {
  readonly severity: string;
  readonly kind: string;
  readonly dimension: string;
  readonly type: string | null;
}

/** Takes finished lines, without the line end. */
export type FactSink = (file: FactFile, line: string) => void;

/** Part of a line that comes again and again as the same object: a sink may keep its bytes with it. */
export interface Piece {
  readonly text: string;
  bytes: Uint8Array | null;
}

export function newPiece(text: string): Piece {
  return { text, bytes: null };
}

/** Takes a verdict's line in three parts; most come again, `about` for all verdicts of a conversation. */
export type VerdictSink = (head: Piece, about: Piece, tail: Piece) => void;

/** What the lines of one thread share, written once. */
export interface Shared {
  readonly zoneOffsetMs: number;
  /** `"shop":"…","buyer":"…"`. */
  readonly thread: string;
}

export function timeText(at: number | null, { zoneOffsetMs }: Shared): string {
  return at === null ? 'null' : `"${isoText(at, zoneOffsetMs)}"`;
}

export function secondsText(ms: number | null): string {
  return ms === null ? 'null' : String(ms / 1000);
}
