// Ratings as units, and the buyer's days that were rated or on which the buyer was asked to rate.
import type { Analysis, Conversation, RatedContact } from '../domain/analysis.ts';
import type { DraftBuyerDay } from './buyer-day-units.ts';
import type { Days } from './days.ts';
import type { RatingUnit } from './unit.ts';

const NO_UNITS: readonly RatingUnit[] = [];

/** One a rating given; who was asked and gave none is no rating. */
export function ratingUnits(analysis: Analysis, days: Days): readonly RatingUnit[] {
  const { ratings } = analysis;
  if (ratings === undefined) return NO_UNITS;
  return ratings.flatMap((rating): RatingUnit[] => {
    if (rating.score === null) return [];
    const contact = findContact(analysis, rating);
    const at = startOf(rating, contact);
    return [
      {
        kind: 'rating',
        agent: rating.agent,
        day: at === null ? null : days.dayOf(at),
        minuteOfDay: at === null ? -1 : days.minuteOf(at),
        conversation: rating.conversation,
        leftOut: contact?.leftOut ?? '',
        provisional: false,
        about: rating.about,
        score: rating.score,
      },
    ];
  });
}

/**
 * Marks, in place, the buyer's day with the agent that each rating of service is about. A rating whose
 * contact is not known marks none: it cannot be set against what was received.
 */
export function markRated(drafts: readonly DraftBuyerDay[], analysis: Analysis, days: Days): void {
  for (const rating of analysis.ratings ?? []) {
    if (rating.about !== 'service' || rating.conversation === null) continue;
    const at = startOf(rating, findContact(analysis, rating));
    const day = at === null ? null : days.dayOf(at);
    for (const draft of drafts) {
      if (draft.agent !== rating.agent || draft.day !== day) continue;
      if (rating.score !== null) draft.rated = true;
      if (rating.invited === true) draft.invited = true;
    }
  }
}

function findContact(
  { conversations }: Analysis,
  { conversation }: RatedContact,
): Conversation | undefined {
  if (conversation === null) return undefined;
  return conversations.find(({ id }) => id === conversation);
}

/** The agent took part from here on; a rating with no contact counts when it was given. */
function startOf({ agent, at }: RatedContact, contact: Conversation | undefined): number | null {
  if (contact === undefined) return at;
  const part = contact.receptions.find((reception) => reception.agent === agent);
  return part?.startAt ?? contact.startAt;
}
