// A Dongdong evaluation, in a session or in a list of its own → a rating of its waiter's work.
import type { Rating } from '../../domain/event.ts';
import { ratingId } from '../evaluations/rating-identity.ts';
import { parseScore } from '../evaluations/rating-words.ts';
import { asText, type JsonObject } from '../json-document/json-records.ts';
import { cleanText, parseTime } from '../values.ts';
import { customerKey } from './jd-message.ts';
import type { Reading } from './jd-reading.ts';

/** True for an entry of the evaluation list. */
export function isEvaluation(value: JsonObject): boolean {
  return (
    'degree' in value && !('waiterSend' in value) && ('customer' in value || 'waiter' in value)
  );
}

/** An evaluation with a row of its own in the file. */
export function tellEvaluation(value: JsonObject, reading: Reading): void {
  reading.context.sink.row('accepted');
  tellRating(value, reading);
}

/**
 * The rating a session or evaluation carries, if any: `degree` 1–5, 5 being the best; `inviteTime`
 * says that the customer was asked. Degrees of another scale are left aside, and that is said.
 */
export function tellRating(value: JsonObject, { context, notices }: Reading): void {
  const text = (name: string): string => cleanText(asText(value[name]));
  const score = parseScore(text('degree'));
  if (score === undefined) {
    notices.add('degree-unread', {
      zh: '有些评价的 degree 不是 1–5，看不出是几分，没有计入',
      en: 'Some evaluations have a degree outside 1–5; it cannot be told what they mean, left out',
    });
    return;
  }
  const asked = timeOf(text('inviteTime'), context.zoneOffsetMs);
  if (score === null && asked === null) return;
  const conversation = text('sid') || null;
  const agent = text('waiter') || null;
  const given = timeOf(text('evaluationTime') || text('createTime'), context.zoneOffsetMs);
  const known = given ?? asked;
  const at = known !== null && known > context.latest ? null : known;
  const about = { conversation, orderId: null, agent, at };
  const rating: Rating = {
    ...{ type: 'rating', id: ratingId(about, score), seq: 0, ...about },
    ...{ score, invited: asked === null ? null : true, text: text('evaluation'), revision: 0 },
  };
  context.sink.event(context.shop, customerKey(value, value), rating);
}

/** JD writes 0 where there is none. */
function timeOf(text: string, zoneOffsetMs: number): number | null {
  return text === '' || text === '0' ? null : parseTime(text, zoneOffsetMs);
}
