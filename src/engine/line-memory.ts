// Answers about the wording of a line that several rules ask, worked out once a line.
import { zeros } from '../lib/zeros.ts';
import { type Facts, hasSign, type LineMemory } from './facts.ts';
import { type ReadAnswer, type ReadQuestion, readAnswer, readQuestion } from './text/answers.ts';
import { isBareAnswer } from './text/bare-answer.ts';
import { ASKS, BARE } from './text/line-signs.ts';
import { isQuestion } from './text/question.ts';

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

function memoryOf(facts: Facts): LineMemory {
  if (facts.memory === null) {
    const size = facts.lines.length;
    facts.memory = { asking: zeros(size), bare: zeros(size), questions: [], answers: [] };
  }
  return facts.memory;
}

function remember(
  known: number[],
  line: number,
  facts: Facts,
  ask: (text: string) => boolean,
): boolean {
  if (known[line] === UNKNOWN) known[line] = ask(facts.lines[line]!.message.text) ? YES : NO;
  return known[line] === YES;
}

/** Whether the line, which has words, asks something. */
export function isAsking(facts: Facts, line: number): boolean {
  if (!hasSign(facts, ASKS, line)) return false;
  return remember(memoryOf(facts).asking, line, facts, isQuestion);
}

/** Whether the line, which has words, is a bare yes or no. */
export function isBare(facts: Facts, line: number): boolean {
  if (!hasSign(facts, BARE, line)) return false;
  return remember(memoryOf(facts).bare, line, facts, isBareAnswer);
}

/** The line as a question to be answered. */
export function questionOf(facts: Facts, line: number): ReadQuestion {
  const { questions } = memoryOf(facts);
  const known = questions[line];
  if (known !== undefined) return known;
  const question = readQuestion(facts.lines[line]!.message.text);
  questions[line] = question;
  return question;
}

/** The line as an answer to whatever was asked. */
export function answerOf(facts: Facts, line: number): ReadAnswer {
  const { answers } = memoryOf(facts);
  const known = answers[line];
  if (known !== undefined) return known;
  const answer = readAnswer(facts.lines[line]!.message.text);
  answers[line] = answer;
  return answer;
}
