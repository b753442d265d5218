// How a round stands against a limit: replied in time, over it, not yet known, or not to be judged.
import type { Evidence, Round } from '../../domain/analysis.ts';
import { onDutyThrough } from '../../threads/duty.ts';
import type { Args } from '../args.ts';
import type { Place } from '../condition.ts';
import type { Facts } from '../facts.ts';
import { durationText } from '../option-value.ts';
import { concerning, hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';

type RoundState = 'over' | 'in-time' | 'not-yet' | 'off-duty' | 'no-time';

export type Which = 'all' | 'first' | 'later';

/**
 * A limit is strict: over 20 s means more than 20 s, to the millisecond. The duty must cover the
 * question and the whole limit, or the round is off duty, however it was answered.
 */
function stateOf(place: Place, round: Round, limitMs: number): RoundState {
  const { askedAt, repliedAt, repliedBy } = round;
  if (askedAt === null || (repliedAt === null && repliedBy >= 0)) return 'no-time';
  const deadline = askedAt + limitMs;
  const { setup, clock } = place.facts.stage.scene;
  if (!onDutyThrough(setup, round.agent, askedAt, deadline)) return 'off-duty';
  if (repliedAt !== null) return repliedAt > deadline ? 'over' : 'in-time';
  return clock.isPast(deadline) ? 'over' : 'not-yet';
}

/** Reads which rounds are meant; closings (谢谢, 好的) ask nothing and are never among them. */
export function readRounds(args: Args, usual: Which): Which {
  return args.choice('rounds', ['all', 'first', 'later']) ?? usual;
}

/** Hit if at least `count` of the rounds went over the limit. Off-duty rounds are left out. */
export function judgeRounds(place: Place, which: Which, limitMs: number, count: number): Outcome {
  const { conversation, buyerLines } = place.facts;
  if (buyerLines === 0) return notApplicable('no-buyer-line');
  if (conversation.startAt === null) return notApplicable('no-time');
  const over: Round[] = [];
  let open: RoundState | null = null;
  let undecided = 0;
  let asked = 0;
  let offDuty = 0;
  let agent: string | null = null;
  for (const round of conversation.rounds) {
    if (round.closing) continue;
    asked += 1;
    if (which !== 'all' && (which === 'first') !== round.first) continue;
    agent ??= round.agent;
    const state = stateOf(place, round, limitMs);
    if (state === 'over') over.push(round);
    else if (state === 'off-duty') offDuty += 1;
    else if (state !== 'in-time') {
      undecided += 1;
      open ??= state;
    }
  }
  if (over.length >= count) return hit(over.map((round) => markRound(place.facts, round, limitMs)));
  const outcome =
    open !== null && over.length + undecided >= count
      ? notApplicable(open)
      : asked === 0
        ? notApplicable('nothing-asked')
        : offDuty > 0 && over.length + offDuty >= count
          ? notApplicable('off-duty')
          : MISS;
  return agent === null || agent === conversation.agent ? outcome : concerning(outcome, agent);
}

function markRound(facts: Facts, round: Round, limitMs: number): Mark {
  const { openedBy, repliedBy, askedAt, waitMs } = round;
  const { lines } = facts;
  const deadline = askedAt! + limitMs;
  const evidence: Evidence[] = [{ messageId: lines[openedBy]!.message.id, role: 'trigger' }];
  const limit = durationText(limitMs);
  if (repliedBy >= 0 && waitMs !== null) {
    const note = `wait ${durationText(waitMs)} > ${limit}`;
    evidence.push({ messageId: lines[repliedBy]!.message.id, role: 'wrong', note });
  } else {
    const note = `no reply > ${limit}`;
    evidence.push({ messageId: null, role: 'absent', from: askedAt, to: deadline, note });
  }
  return { line: openedBy, at: deadline, agent: round.agent, evidence };
}
