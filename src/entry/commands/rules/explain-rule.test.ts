// `kejing rules explain` as its user runs it: on exports, events and .chat files.
import { afterAll, describe, expect, test } from 'vitest';
import { ruleFolder } from '../../../testing/rule-folder.ts';
import { runCommand } from '../../../testing/run-command.ts';

const folder = ruleFolder();
const { put, rules, talks } = folder;
afterAll(folder.remove);
const own = ['--rules', rules] as const;

const chats = put(
  'chats.csv',
  `会话ID,店铺,买家,客服,发送方,时间,内容
e1,小店,买家一,小店:小满,买家,2026-06-01 10:00:00,便宜点
e1,小店,买家一,小店:小满,客服,2026-06-01 10:00:05,您到线下买，便宜二十
`,
);
const events = put(
  'events.json',
  JSON.stringify({
    shop: '小店',
    buyer: '买家二',
    events: [
      {
        type: 'message',
        id: 'm1',
        conversation: 'v1',
        at: '2026-06-01 10:00:00',
        by: 'buyer',
        text: '便宜点',
      },
      {
        type: 'message',
        id: 'm2',
        conversation: 'v1',
        at: '2026-06-01 10:00:05',
        by: 'agent',
        agent: '小满',
        text: '到线下买',
      },
    ],
  }),
);

describe('Q11 rules explain', () => {
  test.each([
    ['an export', 'e1', chats],
    ['a document of events', 'v1', events],
    ['a .chat file', 't1', talks],
  ])('finds the conversation in %s and marks what matched', async (_, id, data) => {
    const run = await runCommand('rules', 'explain', 'forbidden-outside', id, '--on', data, ...own);
    expect(run.code, run.err).toBe(0);
    expect(run.out).toContain('命中');
    expect(run.out).toMatch(/▶ {2}#2 10:00:05 客服 小满：.*【到线下买】/);
    expect(run.out).toMatch(/● says .*→ 命中\n {6}找到 #2 .*【到线下买】/);
  });

  test('as data, with the words that matched; the same verdict', async () => {
    const run = await runCommand(
      'rules',
      'explain',
      'forbidden-outside',
      'e1',
      '--on',
      chats,
      '--json',
      ...own,
    );
    const told = JSON.parse(run.out);
    expect(told.explanations[0].verdict.evidence[0].matched).toBe('到线下买');
    expect(told.explanations[0].trace[0]).toMatchObject({ operator: 'says', value: 'hit' });
    expect(told.messages).toHaveLength(2);
  });

  test('a shipped rule in English', async () => {
    const run = await runCommand(
      'rules',
      'explain',
      'slow-first-reply',
      't1',
      '--on',
      talks,
      '--lang',
      'en',
    );
    expect(run.out).toContain('Condition by condition');
    expect(run.out).toContain('→ miss');
  });

  test('says so where the conversation, the rule or the file is not there', async () => {
    const none = await runCommand(
      'rules',
      'explain',
      'forbidden-outside',
      'e9',
      '--on',
      chats,
      ...own,
    );
    expect([none.code, none.err.includes('没有会话“e9”')]).toEqual([2, true]);
    const typo = await runCommand(
      'rules',
      'explain',
      'forbidden-outsid',
      'e1',
      '--on',
      chats,
      ...own,
    );
    expect([typo.code, typo.err.includes('是不是 forbidden-outside')]).toEqual([2, true]);
    const gone = await runCommand(
      'rules',
      'explain',
      'forbidden-outside',
      'e1',
      '--on',
      'nowhere.csv',
      ...own,
    );
    expect([gone.code, gone.err.includes('找不到 nowhere.csv')]).toEqual([2, true]);
  });
});
