// One question about one conversation: from the cache if it was ever answered, else from the model.

import { NANO_A_YUAN } from './ai-settings.ts';
import type { Annotator } from './annotator.ts';
import { type AnswerCache, type AnswerRecord, answerKey } from './answer-cache.ts';
import { type CallResult, callWithRetries, type Line } from './call-with-retries.ts';
import { type ModelAnswer, parseAnswer } from './parse-answer.ts';
import { assemblePrompt, assembleRepair, type ChatMessage } from './prompt.ts';
import type { Transcript } from './transcript.ts';

export interface Question {
  readonly annotator: Annotator;
  readonly transcript: Transcript;
  readonly messages: readonly ChatMessage[];
  readonly key: string;
}

export type Asked =
  | { readonly kind: 'answered'; readonly record: AnswerRecord }
  | Exclude<CallResult, { kind: 'answer' }>;

export function assembleQuestion(
  annotator: Annotator,
  transcript: Transcript,
  model: string,
): Question {
  const messages = assemblePrompt(annotator, transcript.text);
  return { annotator, transcript, messages, key: answerKey(annotator, model, messages) };
}

/**
 * Asks the model, a second time with what was wrong if its first answer cannot be used; a second
 * unusable answer is stored as failed. What was stored, failed or not, is in `cache`.
 */
export async function askModel(line: Line, cache: AnswerCache, question: Question): Promise<Asked> {
  const { annotator, messages, transcript } = question;
  const first = await callWithRetries(line, messages);
  if (first.kind !== 'answer') return first;
  let read = parseAnswer(first.content, annotator.answer, transcript.shown);
  const calls = [first];
  if ('fault' in read) {
    const repair = assembleRepair(messages, first.content, read.fault);
    const second = await callWithRetries(line, repair);
    if (second.kind !== 'answer') return second;
    calls.push(second);
    read = parseAnswer(second.content, annotator.answer, transcript.shown);
  }
  const record = recordOf(line, question, read, calls);
  cache.save(record);
  return { kind: 'answered', record };
}

function recordOf(
  { settings, waiting }: Line,
  { annotator, key }: Question,
  read: ModelAnswer | { readonly fault: string },
  calls: readonly Extract<CallResult, { kind: 'answer' }>[],
): AnswerRecord {
  const sum = (of: (call: (typeof calls)[number]) => number): number =>
    calls.reduce((total, call) => total + of(call), 0);
  const failed = 'fault' in read;
  const answer = failed ? null : read.answer;
  return {
    key,
    annotation: annotator.id,
    version: annotator.version,
    model: settings.model,
    at: waiting.now(),
    answer,
    none: failed ? 'failed' : answer === null ? 'unsure' : null,
    lines: failed ? [] : [...read.lines],
    because: failed ? read.fault : read.because,
    promptTokens: sum(({ use }) => use.promptTokens),
    completionTokens: sum(({ use }) => use.completionTokens),
    costYuan: sum(({ costNano }) => costNano) / NANO_A_YUAN,
    calls: sum((call) => call.calls),
  };
}
