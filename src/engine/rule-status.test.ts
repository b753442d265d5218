// Where a rule stands decides whether it is judged, and whether its verdicts say they are on trial.
import { describe, expect, test } from 'vitest';
import { parseChat } from './examples/parse-chat.ts';
import { sceneOf } from './examples/run-examples.ts';
import { judge } from './judge.ts';
import { parseRule } from './parse-rule.ts';
import { rulebookFromFiles } from './rulebook-from-files.ts';

const yaml = (status: string): string => `
id: greeted
version: 3
${status}
name: 打招呼
why: 打招呼让人放心
advice: 先说您好
when: { says: { by: agent, any: [您好] } }
`;
const { cases } = parseChat('== 一句\n10:00:00 buyer 在吗\n10:00:05 agent 您好', 'greeted.chat');

function verdictsOf(status: string) {
  const { rulebook } = rulebookFromFiles([{ name: 'greeted.yaml', text: yaml(status) }]);
  return judge(sceneOf(cases[0]!, cases[0]!.asks[0]!), rulebook);
}

describe('Q11 the life of a rule', () => {
  test.each(['status: draft', 'status: tested', 'status: backtested', 'status: retired'])(
    '%s is not judged in a run',
    (status) => {
      expect(parseRule(yaml(status), 'greeted.yaml').problems).toEqual([]);
      expect(verdictsOf(status)).toEqual([]);
    },
  );

  test.each(['', 'status: active'])('“%s” is judged and scored', (status) => {
    const [verdict] = verdictsOf(status);
    expect(verdict).toMatchObject({ rule: 'greeted', version: 3, result: 'hit' });
    expect(verdict?.shadow).toBeUndefined();
    expect(verdict?.optionsHash).toMatch(/^\w+$/);
  });

  test('shadow is judged and says so', () => {
    expect(verdictsOf('status: shadow')[0]).toMatchObject({ result: 'hit', shadow: true });
  });

  test('a word that is no status is told with the nearest one', () => {
    const { rule, problems } = parseRule(yaml('status: actve'), 'greeted.yaml');
    expect(rule).toBeNull();
    expect(problems[0]?.words.zh).toContain('active');
  });
});
