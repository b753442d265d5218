// Lines of one conversation → rounds: from the buyer's first line after a reply to the next reply.
import type { Line, Round } from '../domain/analysis.ts';
import type { Receptions } from './receptions.ts';

/** Typed by a person and standing: an automatic or revoked line is no reply. */
export function isEffectiveReply(line: Line): boolean {
  const { by, kind } = line.message;
  return by !== 'buyer' && by !== 'system' && kind !== 'system' && !line.auto && !line.revoked;
}

interface OpenRound {
  readonly raw: number;
  opened: number;
  lastBuyerLine: number;
}

/**
 * All rounds in order, the last one perhaps unanswered. Closings before a question open its round
 * only in `rawOpenedBy`: the wait runs from the first line that asks. Agent lines before any buyer
 * line open none.
 */
export function assembleRounds(lines: readonly Line[], parts: Receptions): Round[] {
  const rounds: Round[] = [];
  let open: OpenRound | null = null;
  let firstSeen = false;
  const close = (round: OpenRound, repliedBy: number): void => {
    const closing = round.opened < 0;
    const openedBy = closing ? round.raw : round.opened;
    const askedAt = (lines[openedBy] as Line).message.at;
    const reply = repliedBy < 0 ? null : (lines[repliedBy] as Line);
    const repliedAt = reply === null ? null : reply.message.at;
    const answerer = repliedBy < 0 ? parts.holder : (parts.owners[repliedBy] ?? null);
    rounds.push({
      openedBy,
      rawOpenedBy: round.raw,
      rawAskedAt: (lines[round.raw] as Line).message.at,
      repliedBy,
      askedAt,
      repliedAt,
      waitMs: askedAt === null || repliedAt === null ? null : repliedAt - askedAt,
      agent: answerer ?? parts.owners[round.lastBuyerLine] ?? null,
      closing,
      first: !closing && !firstSeen,
    });
    if (!closing) firstSeen = true;
  };
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i] as Line;
    if (line.message.by === 'buyer' && !line.revoked) {
      if (open === null) open = { raw: i, opened: -1, lastBuyerLine: i };
      if (!line.closing && open.opened < 0) open.opened = i;
      open.lastBuyerLine = i;
    } else if (open !== null && isEffectiveReply(line)) {
      close(open, i);
      open = null;
    }
  }
  if (open !== null) close(open, -1);
  return rounds;
}
