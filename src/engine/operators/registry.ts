// All operators of the rule language, in the order the reference lists them.
import type { Operator } from '../operator.ts';
import { absent } from './absent.ts';
import { all } from './all.ts';
import { alone } from './alone.ts';
import { annotation } from './annotation.ts';
import { answered } from './answered.ts';
import { answers } from './answers.ts';
import { any } from './any.ts';
import { after, around, before } from './around.ts';
import { atLeast } from './at-least.ts';
import { auto } from './auto.ts';
import { bareAnswer } from './bare-answer.ts';
import { bought } from './bought.ts';
import { buyer } from './buyer.ts';
import { clock } from './clock.ts';
import { count } from './count.ts';
import { duration } from './duration.ts';
import { entity } from './entity.ts';
import { firstResponse } from './first-response.ts';
import { hold } from './hold.ts';
import { kind } from './kind.ts';
import { lateReply } from './late-reply.ts';
import { length } from './length.ts';
import { line } from './line.ts';
import { not } from './not.ts';
import { offDuty } from './off-duty.ts';
import { order } from './order.ts';
import { passedOn } from './passed-on.ts';
import { product } from './product.ts';
import { promise } from './promise.ts';
import { question } from './question.ts';
import { ratio } from './ratio.ts';
import { regex } from './regex.ts';
import { repeatedText } from './repeated-text.ts';
import { replyTo } from './reply-to.ts';
import { revoked } from './revoked.ts';
import { says } from './says.ts';
import { sentiment } from './sentiment.ts';
import { sequence } from './sequence.ts';
import { silence } from './silence.ts';
import { similar } from './similar.ts';
import { stepMissing } from './step-missing.ts';
import { transfer } from './transfer.ts';
import { unanswered } from './unanswered.ts';
import { wait } from './wait.ts';

/** Groups of the reference page. */
export const OPERATORS: Readonly<Record<string, readonly Operator[]>> = {
  combination: [all, any, not, atLeast],
  message: [
    says,
    line,
    regex,
    similar,
    entity,
    length,
    question,
    answers,
    answered,
    bareAnswer,
    sentiment,
    kind,
    repeatedText,
    replyTo,
    alone,
    auto,
    revoked,
  ],
  time: [
    firstResponse,
    wait,
    lateReply,
    unanswered,
    hold,
    transfer,
    passedOn,
    silence,
    duration,
    clock,
    offDuty,
  ],
  order: [order, promise, bought, product, buyer],
  structure: [absent, sequence, stepMissing, count, ratio, before, after, around],
  model: [annotation],
};

const byName = new Map(
  Object.values(OPERATORS)
    .flat()
    .map((operator) => [operator.name, operator]),
);

export const OPERATOR_NAMES: readonly string[] = [...byName.keys()];

export function findOperator(name: string): Operator | undefined {
  return byName.get(name);
}
