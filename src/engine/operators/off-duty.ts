// offDuty: the agent was not on duty through a span that starts at the order or the first question.
import { onDutyThrough } from '../../threads/duty.ts';
import type { Place } from '../condition.ts';
import type { Operator } from '../operator.ts';
import { HIT, MISS, notApplicable } from '../outcome.ts';

export const offDuty: Operator = {
  name: 'offDuty',
  doc: {
    zh: '从下单（或第一次提问）起 during 这段时间，客服不全在班；没排班的看店铺接待时间',
    en: 'Not on duty all through `during` after the order was placed, or the first question',
  },
  example: 'offDuty: { during: 15m }',
  bare: 'during',
  compile: (args) => {
    const duringMs = args.duration('during') ?? 0;
    return {
      judge: (place) => {
        const { at, agent } = startOf(place);
        if (at === null) return notApplicable('no-time');
        const { setup } = place.facts.stage.scene;
        return onDutyThrough(setup, agent, at, at + duringMs) ? MISS : HIT;
      },
      doubt: () => null,
    };
  },
};

function startOf({ facts, order }: Place): { at: number | null; agent: string | null } {
  const { conversation } = facts;
  if (order !== null) return { at: order.placedAt, agent: order.owner ?? conversation.agent };
  const round = conversation.rounds.find(({ closing }) => !closing);
  return round === undefined
    ? { at: conversation.startAt, agent: conversation.agent }
    : { at: round.askedAt, agent: round.agent };
}
