// Which of a verdict's evidence is drawn in the chat.
import { describe, expect, test } from 'vitest';
import { verdictMarks } from './verdict-marks.ts';

type Verdicts = Parameters<typeof verdictMarks>[0];

const name = { zh: '没有顺带推荐', en: 'No related product' };

function marked(evidence: Verdicts[number]['evidence'], chosen: string | null = null): string[] {
  const verdicts: Verdicts = [{ rule: 'r', name, kind: 'fault', result: 'hit', evidence }];
  return verdictMarks(verdicts, chosen, 'zh').map(
    ({ messageId, start, to }) => `${messageId ?? 'absent'}${start ?? ''}${to ?? ''}`,
  );
}

describe('Q7 marks in the chat', () => {
  const missing: Verdicts[number]['evidence'] = [
    { role: 'trigger', messageId: 'a' },
    { role: 'trigger', messageId: 'b' },
    { role: 'context', messageId: 'c' },
    { role: 'absent', messageId: null, to: 1 },
    { role: 'absent', messageId: null, to: 2 },
  ];

  test('of a rule about what is missing, the first line and the last span', () => {
    expect(marked(missing)).toEqual(['a', 'absent2']);
  });

  test('of lines that should have said it, the first', () => {
    expect(
      marked([
        { role: 'wrong', messageId: 'b' },
        { role: 'trigger', messageId: 'a', start: 7, end: 9 },
        { role: 'wrong', messageId: 'c' },
        { role: 'absent', messageId: null, to: 1 },
      ]),
    ).toEqual(['b', 'a7', 'absent1']);
  });

  test('all of the rule that was chosen, but no context', () => {
    expect(marked(missing, 'r')).toEqual(['a', 'b', 'absent1', 'absent2']);
  });

  test('words, flagged lines and figures are always marked', () => {
    expect(
      marked([
        { role: 'trigger', messageId: 'a' },
        { role: 'trigger', messageId: 'b', start: 3, end: 5 },
        { role: 'wrong', messageId: 'c' },
        { role: 'trigger', messageId: 'd', note: 'wait 35 s > 20 s' },
      ]),
    ).toEqual(['a', 'b3', 'c', 'd']);
  });

  test('misses and n/a mark nothing', () => {
    const verdict = { rule: 'r', name, kind: 'fault', evidence: missing } as const;
    expect(verdictMarks([{ ...verdict, result: 'miss' }], null, 'zh')).toEqual([]);
    expect(verdictMarks([{ ...verdict, result: 'na' }], 'r', 'zh')).toEqual([]);
  });
});
