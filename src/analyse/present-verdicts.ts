// Verdicts and findings of a thread as lines: there are more verdicts than messages.
import type { Analysis, Evidence, Verdict } from '../domain/analysis.ts';
import { jsonText, jsonTextOrNull, jsonTexts } from '../lib/json-text.ts';
import {
  type FactContext,
  type FactSink,
  newPiece,
  type Piece,
  type RuleFacts,
  type Shared,
  timeText,
  type VerdictSink,
} from './fact-line.ts';

/** Writes a line for each verdict, and a finding for each hit. */
export function presentVerdicts(
  { verdicts }: Analysis,
  context: FactContext,
  shared: Shared,
  put: FactSink,
  putVerdict: VerdictSink,
): void {
  // Verdicts come by conversation and mostly concern one agent: both are quoted once.
  let conversation: string | null = null;
  let agent: string | null = null;
  let orderId: string | null = null;
  let about = newPiece('');
  for (const verdict of verdicts) {
    if (
      verdict.conversation !== conversation ||
      verdict.agent !== agent ||
      verdict.orderId !== orderId
    ) {
      ({ conversation, agent, orderId } = verdict);
      about = newPiece(
        `"conversation":${jsonText(conversation)},"order":${jsonTextOrNull(orderId)},"agent":${jsonTextOrNull(agent)}`,
      );
    }
    putVerdict(headOf(verdict), about, tailOf(verdict, shared));
    if (verdict.result !== 'hit') continue;
    put('findings', findingLine(verdict, about.text, context.rules.get(verdict.rule), shared));
  }
}

interface Head {
  readonly version: number;
  readonly optionsHash: string | undefined;
  readonly shadow: boolean | undefined;
  readonly piece: Piece;
}

const heads = new Map<string, Head>();
const plainTails = { hit: new Map(), miss: new Map(), na: new Map() } as Readonly<
  Record<Verdict['result'], Map<string | null, Piece>>
>;

function headOf(verdict: Verdict): Piece {
  const { rule, version, optionsHash, shadow } = verdict;
  const known = heads.get(rule);
  if (
    known !== undefined &&
    known.version === version &&
    known.optionsHash === optionsHash &&
    known.shadow === shadow
  ) {
    return known.piece;
  }
  const text = `{"rule":${jsonText(rule)},"version":${version}${underOptions(verdict)},`;
  const piece = newPiece(text);
  heads.set(rule, { version, optionsHash, shadow, piece });
  return piece;
}

/** Nearly all verdicts point at nothing and differ in the reason only, which is one of a few codes. */
function tailOf(verdict: Verdict, shared: Shared): Piece {
  const { result, reason } = verdict;
  if (verdict.at !== null || verdict.evidence.length > 0) {
    return newPiece(
      `${resultText(result, reason)},"at":${timeText(verdict.at, shared)},"messages":${messageIds(verdict)}}`,
    );
  }
  const known = plainTails[result].get(reason);
  if (known !== undefined) return known;
  const piece = newPiece(`${resultText(result, reason)},"at":null,"messages":[]}`);
  plainTails[result].set(reason, piece);
  return piece;
}

function resultText(result: Verdict['result'], reason: string | null): string {
  return `,"result":"${result}","reason":${jsonTextOrNull(reason)}`;
}

function messageIds({ evidence }: Verdict): string {
  if (evidence.length === 0) return '[]';
  const ids: string[] = [];
  for (const { messageId } of evidence) {
    if (messageId !== null && !ids.includes(messageId)) ids.push(messageId);
  }
  return jsonTexts(ids);
}

function findingLine(
  verdict: Verdict,
  about: string,
  rule: RuleFacts | undefined,
  shared: Shared,
): string {
  let evidence = '';
  for (const item of verdict.evidence) {
    evidence += evidence === '' ? evidenceText(item, shared) : `,${evidenceText(item, shared)}`;
  }
  return (
    `{"rule":${jsonText(verdict.rule)},"version":${verdict.version}` +
    `,"severity":${jsonTextOrNull(rule?.severity ?? null)},"kind":${jsonTextOrNull(rule?.kind ?? null)}` +
    `,"dimension":${jsonTextOrNull(rule?.dimension ?? null)},"type":${jsonTextOrNull(rule?.type ?? null)}` +
    `,${shared.thread},${about},"at":${timeText(verdict.at, shared)}` +
    `,"reason":${jsonTextOrNull(verdict.reason)},"messages":${messageIds(verdict)}` +
    `,"evidence":[${evidence}]${underOptions(verdict)}}`
  );
}

/** What the rule was when it judged: its options, and whether it is on trial. */
function underOptions({ optionsHash, shadow }: Verdict): string {
  const trial = shadow === true ? ',"shadow":true' : '';
  return `,"optionsHash":${jsonTextOrNull(optionsHash ?? null)}${trial}`;
}

function evidenceText(item: Evidence, shared: Shared): string {
  const { start, end, note, from, to } = item;
  const span = start === undefined ? '' : `,"start":${start}`;
  const spanEnd = end === undefined ? '' : `,"end":${end}`;
  const noted = note === undefined ? '' : `,"note":${jsonText(note)}`;
  const since = from === undefined ? '' : `,"from":${timeText(from, shared)}`;
  const until = to === undefined ? '' : `,"to":${timeText(to, shared)}`;
  return `{"messageId":${jsonTextOrNull(item.messageId)}${span}${spanEnd},"role":"${item.role}"${noted}${since}${until}}`;
}
