// A stored AI answer as a condition: hit, miss, and every way in which it is not applicable.
import { describe, expect, test } from 'vitest';
import { analyse } from '../../analyse/analyse.ts';
import type { Annotation } from '../../domain/annotation.ts';
import type { Thread } from '../../domain/event.ts';
import { defaultSetup } from '../../domain/setup.ts';
import { scriptInstant, scriptThread } from '../../testing/script-thread.ts';
import { shippedPolicy } from '../../testing/shipped-policies.ts';
import { describeConditions, ruleOf } from '../../testing/try-condition.ts';
import { conversationContent } from '../../threads/conversation-content.ts';
import { compileRulebook } from '../compile-rulebook.ts';
import { findAnnotation } from '../find-annotation.ts';

const TALK = '10:00:00 buyer 还没修好\n10:00:09 agent 在看了';

describeConditions('annotation Q13 M12', [
  [
    'is',
    'annotation: { id: tone, is: cold }',
    `== 例\n@ annotation tone=cold\n${TALK}\n10:00:10 now ! x`,
  ],
  ['is another', 'annotation: { id: tone, is: cold }', `== 例\n@ annotation tone=warm\n${TALK}`],
  [
    'in',
    'annotation: { id: tone, in: [cold, rude] }',
    `== 例\n@ annotation tone=rude\n${TALK}\n10:00:10 now ! x`,
  ],
  [
    'not in',
    'annotation: { id: tone, in: [cold, rude] }',
    `== 例\n@ annotation tone=warm\n${TALK}`,
  ],
  [
    'not',
    'annotation: { id: tone, not: warm }',
    `== 例\n@ annotation tone=cold\n${TALK}\n10:00:10 now ! x`,
  ],
  [
    'a flag',
    'annotation: { id: angry, is: true }',
    `== 例\n@ annotation angry=true\n${TALK}\n10:00:10 now ! x`,
  ],
  [
    'atLeast at its limit',
    'annotation: { id: score, atLeast: 3 }',
    `== 例\n@ annotation score=3\n${TALK}\n10:00:10 now ! x`,
  ],
  [
    'atLeast below it',
    'annotation: { id: score, atLeast: 3 }',
    `== 例\n@ annotation score=2.9\n${TALK}`,
  ],
  [
    'atMost',
    'annotation: { id: score, atLeast: 1, atMost: 3 }',
    `== 例\n@ annotation score=3.1\n${TALK}`,
  ],
  [
    'nobody asked',
    'annotation: { id: tone, is: cold }',
    `== 例\n@ annotation mood=cold\n${TALK} ? x no-annotation`,
  ],
  [
    'the model could not tell',
    'annotation: { id: tone, is: cold }',
    `== 例\n@ annotation tone=null\n${TALK} ? x annotation-unsure`,
  ],
  [
    'no number to compare',
    'annotation: { id: tone, atLeast: 1 }',
    `== 例\n@ annotation tone=cold\n${TALK} ? x annotation-not-a-number`,
  ],
  [
    'not of nothing is nothing',
    'not: { annotation: { id: tone, is: cold } }',
    `== 例\n${TALK} ? x no-annotation`,
  ],
  [
    'with a part beside it that misses',
    'all: [{ annotation: { id: tone, is: cold } }, { says: { by: agent, any: [滚] } }]',
    `== 例\n${TALK}`,
  ],
]);

test('Q11 what is missing or misspelt in it is told', () => {
  const codes = (when: string): readonly string[] => {
    const { rule, problems } = ruleOf(when);
    const compiled = rule === null ? [] : compileRulebook({ rules: [rule], packs: [] }).problems;
    return [...problems, ...compiled].map(({ code }) => code);
  };
  expect(codes('annotation: { is: cold }')).toEqual(['missing-key']);
  expect(codes('annotation: { id: tone }')).toEqual(['missing-key']);
  expect(codes('annotation: { id: tone, iz: cold }')).toContain('unknown-key');
});

describe('an answer about given words', () => {
  const rule = ruleOf('annotation: { id: tone, is: cold }').rule!;
  const { rulebook } = compileRulebook({ rules: [rule], packs: [] });
  const setup = { setup: defaultSetup(shippedPolicy('common-tool')), rulebook };
  const thread = scriptThread('10:00:00 buyer 还没修好\n10:00:09 小美 在看了');
  const later = scriptThread('10:00:00 buyer 还没修好\n10:00:09 小美 在看了\n10:05:00 buyer 人呢');
  const evening = scriptInstant('20:00:00');
  const [conversation] = analyse(thread, setup, evening).conversations;
  const stored: Annotation = {
    id: 'tone',
    version: 1,
    conversation: conversation!.id,
    content: conversationContent(conversation!),
    answer: 'cold',
    none: null,
    messages: ['m1'],
    model: 'm',
    at: evening,
  };
  const verdict = (about: Thread, annotations: readonly Annotation[], asOf = evening) =>
    analyse({ ...about, annotations }, setup, asOf).verdicts[0];

  test('Q13 points at the messages it rests on', () => {
    expect(verdict(thread, [stored])).toMatchObject({
      result: 'hit',
      agent: '小美',
      at: scriptInstant('10:00:09'),
      evidence: [{ messageId: 'm1', role: 'wrong', note: 'annotation tone = cold' }],
    });
  });

  test('Q13 no longer stands once the conversation has changed, and not before it was so', () => {
    expect(verdict(later, [stored])).toMatchObject({ result: 'na', reason: 'no-annotation' });
    expect(verdict(later, [stored], scriptInstant('10:01:00'))).toMatchObject({ result: 'hit' });
    expect(verdict(thread, [stored], scriptInstant('10:00:05'))).toMatchObject({
      reason: 'no-annotation',
    });
  });

  test('Q13 that failed is not applicable, and says so', () => {
    const failed: Annotation = { ...stored, answer: null, none: 'failed' };
    expect(verdict(thread, [failed])).toMatchObject({ result: 'na', reason: 'annotation-failed' });
  });

  test('M1 of several answers one counts, whatever their order', () => {
    const others: readonly Annotation[] = [
      { ...stored, version: 2, answer: 'warm' },
      { ...stored, conversation: null, content: null, version: 2, answer: 'rude' },
      { ...stored, version: 2, at: evening + 1, answer: 'flat' },
      { ...stored, version: 2, at: evening + 1, answer: 'curt' },
      { ...stored, content: 'other', version: 9 },
      { ...stored, conversation: 'other', version: 9 },
    ];
    const all = [stored, ...others];
    const found = all.map((_, cut) =>
      findAnnotation([...all.slice(cut), ...all.slice(0, cut)], conversation!, 'tone'),
    );
    expect(new Set(found.map((one) => one?.answer))).toEqual(new Set(['flat']));
  });
});
