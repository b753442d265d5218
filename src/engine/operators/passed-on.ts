// passedOn: the buyer came to another agent and neither of the two said a word about it.
import type { Evidence } from '../../domain/analysis.ts';
import { AGENT, BUYER, type Facts, hasWords, occursAt } from '../facts.ts';
import { MISSES, OPEN } from '../foresight.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable } from '../outcome.ts';
import type { Span } from '../span.ts';

/** Agents' turns before the change that are searched for the words. */
const TURNS_BEFORE = 2;

export const passedOn: Operator = {
  name: 'passedOn',
  doc: {
    zh: '换了一位客服接，前一位走之前、后一位开头都没有交代的话（词包 words）；隔了 gap 以上才换的不算转',
    en: 'Another agent took over and neither the last words of the one nor the first of the other explain it (pack `words`); after a pause longer than `gap` it is no transfer',
  },
  example: 'passedOn: { words: "@transfer-explained", gap: 30m }',
  bare: 'words',
  compile: (args) => {
    const name = args.text('words');
    if (name === null) args.missing('words');
    const words = name === null ? -1 : args.build.pack(name, [...args.path, 'words']);
    const gapMs = args.duration('gap');
    return {
      foresee: ({ conversation }) => (conversation.agents.length < 2 ? MISSES : OPEN),
      judge: ({ facts }, span) => {
        const { clock } = facts.stage.scene;
        const ended = facts.endsAfter === null || clock.isPast(facts.endsAfter);
        const marks: Mark[] = [];
        let open = false;
        for (const change of changesOf(facts, span, gapMs)) {
          const first = firstTurn(facts, change.to);
          if (saysAny(facts, words, lastTurns(facts, change.from))) continue;
          if (saysAny(facts, words, first.lines)) continue;
          if (first.closed || ended) marks.push(markChange(facts, change));
          else open = true;
        }
        if (marks.length > 0) return hit(marks);
        return open ? notApplicable('not-yet') : MISS;
      },
      doubt: () => null,
    };
  },
};

interface Change {
  /** The last line the first agent said. */
  readonly from: number;
  /** The first line of the conversation with the other agent, whoever said it. */
  readonly to: number;
}

/** Places where an agent not seen before takes over from one who had spoken. */
function changesOf(facts: Facts, span: Span, gapMs: number | null): readonly Change[] {
  const changes: Change[] = [];
  const seen = new Set<string>();
  let from = -1;
  for (let line = span.from; line < span.to; line++) {
    const side = facts.sides[line];
    if (side !== AGENT && side !== BUYER) continue;
    const { agent, at } = facts.lines[line]!.message;
    if (agent === null) continue;
    if (from >= 0 && !seen.has(agent)) {
      const left = facts.lines[from]!.message.at;
      const paused = gapMs !== null && at !== null && left !== null && at - left > gapMs;
      if (!paused) changes.push({ from, to: line });
    }
    seen.add(agent);
    if (side === AGENT) from = line;
  }
  return changes;
}

/** Lines of the last turns of the agent who spoke at `from`. */
function lastTurns(facts: Facts, from: number): readonly number[] {
  const { agent } = facts.lines[from]!.message;
  const found: number[] = [];
  let turns = 1;
  let interrupted = false;
  for (let line = from; line >= 0; line--) {
    const side = facts.sides[line];
    if (side === BUYER) interrupted = true;
    if (side !== AGENT) continue;
    if (facts.lines[line]!.message.agent !== agent) break;
    if (interrupted) turns += 1;
    if (turns > TURNS_BEFORE) break;
    interrupted = false;
    found.push(line);
  }
  return found;
}

/** The other agent's first turn; closed: the buyer has spoken since, nothing can be added to it. */
function firstTurn(facts: Facts, to: number): { lines: readonly number[]; closed: boolean } {
  const lines: number[] = [];
  for (let line = to; line < facts.lines.length; line++) {
    const side = facts.sides[line];
    if (side === AGENT) lines.push(line);
    else if (side === BUYER && lines.length > 0) return { lines, closed: true };
  }
  return { lines, closed: false };
}

function saysAny(facts: Facts, words: number, lines: readonly number[]): boolean {
  return lines.some(
    (line) => hasWords(facts.lines[line]!.message.kind) && occursAt(facts, words, line),
  );
}

function markChange(facts: Facts, { from, to }: Change): Mark {
  const left = facts.lines[from]!.message;
  const taken = facts.lines[to]!.message;
  const evidence: Evidence[] = [
    { messageId: left.id, role: 'wrong' },
    { messageId: taken.id, role: 'trigger', note: `to ${taken.agent}` },
  ];
  return { line: from, at: taken.at, agent: left.agent, evidence };
}
