// Answers about the wording of a line that several rules ask, worked out once a line.
import type { Facts } from './facts.ts';
import { type ReadAnswer, type ReadQuestion, readAnswer, readQuestion } from './text/answers.ts';
import { isBareAnswer } from './text/bare-answer.ts';
import { findEntities } from './text/entity.ts';
import { type Entity, entityKinds } from './text/entity-kind.ts';
import { isQuestion } from './text/question.ts';

const UNKNOWN = 0;
const NO = 1;
const YES = 2;

interface Memory {
  readonly asking: Uint8Array;
  readonly bare: Uint8Array;
  readonly questions: (ReadQuestion | undefined)[];
  readonly answers: (ReadAnswer | undefined)[];
  readonly entities: (readonly Entity[] | undefined)[];
}

const memories = new WeakMap<Facts, Memory>();

function memoryOf(facts: Facts): Memory {
  let memory = memories.get(facts);
  if (memory === undefined) {
    const size = facts.lines.length;
    memory = {
      asking: new Uint8Array(size),
      bare: new Uint8Array(size),
      questions: [],
      answers: [],
      entities: [],
    };
    memories.set(facts, memory);
  }
  return memory;
}

function remember(
  known: Uint8Array,
  line: number,
  facts: Facts,
  ask: (text: string) => boolean,
): boolean {
  if (known[line] === UNKNOWN) known[line] = ask(facts.lines[line]!.message.text) ? YES : NO;
  return known[line] === YES;
}

/** Whether the line asks something. */
export function isAsking(facts: Facts, line: number): boolean {
  return remember(memoryOf(facts).asking, line, facts, isQuestion);
}

/** Whether the line is a bare yes or no. */
export function isBare(facts: Facts, line: number): boolean {
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

/** Every contact, number, link, price and address of the line, by place. */
export function entitiesOf(facts: Facts, line: number): readonly Entity[] {
  const { entities } = memoryOf(facts);
  const known = entities[line];
  if (known !== undefined) return known;
  const found = findEntities(facts.lines[line]!.message.text, entityKinds);
  entities[line] = found;
  return found;
}
