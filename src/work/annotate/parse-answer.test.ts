// What counts as an answer, and what is sent back to the model instead of being guessed at.
import { describe, expect, test } from 'vitest';
import type { AnswerShape } from './annotator.ts';
import { parseAnswer } from './parse-answer.ts';

const SHOWN = new Map([
  [1, 'a'],
  [2, 'b'],
]);
const ENUM: AnswerShape = { type: 'enum', values: { good: '好', bad: '不好' } };
const FLAG: AnswerShape = { type: 'boolean', yes: '是', no: '否' };
const NUMBER: AnswerShape = { type: 'number', min: 1, max: 5, meaning: '分' };

describe('accepted', () => {
  test.each<[string, AnswerShape, object]>([
    ['{"answer": "good"}', ENUM, { answer: 'good', lines: [], because: '' }],
    ['{"answer": null, "because": "没说"}', ENUM, { answer: null, lines: [], because: '没说' }],
    [
      '```json\n{"answer": "bad", "lines": [2, 2, 1]}\n```',
      ENUM,
      { answer: 'bad', lines: [2, 1], because: '' },
    ],
    [
      '<think>{"answer": "good"}</think>\n{"answer": "bad"}',
      ENUM,
      { answer: 'bad', lines: [], because: '' },
    ],
    ['{"answer": false}', FLAG, { answer: false, lines: [], because: '' }],
    ['{"answer": 4.5, "more": 1}', NUMBER, { answer: 4.5, lines: [], because: '' }],
  ])('Q13 %s', (content, shape, answer) => {
    expect(parseAnswer(content, shape, SHOWN)).toEqual(answer);
  });
});

describe('sent back', () => {
  test.each<[string, AnswerShape]>([
    ['', ENUM],
    ['好', ENUM],
    ['{"answer": "good"', ENUM],
    ['答案是 {"answer": "good"}', ENUM],
    ['["good"]', ENUM],
    ['null', ENUM],
    ['{"result": "good"}', ENUM],
    ['{"answer": "Good"}', ENUM],
    ['{"answer": "toString"}', ENUM],
    ['{"answer": "good", "lines": [3]}', ENUM],
    ['{"answer": "good", "lines": "1"}', ENUM],
    ['{"answer": "true"}', FLAG],
    ['{"answer": 0}', NUMBER],
    ['{"answer": "5"}', NUMBER],
  ])('Q13 %s', (content, shape) => {
    expect(parseAnswer(content, shape, SHOWN)).toHaveProperty('fault');
  });
});
