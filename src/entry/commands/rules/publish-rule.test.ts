// `kejing rules publish` as its user runs it, and what a rule on trial means for a run.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ruleFolder, SMALL_CHAT, SMALL_RULE } from '../../../testing/rule-folder.ts';
import { runCommand } from '../../../testing/run-command.ts';

const folder = ruleFolder();
const { put, rules, ruleFile } = folder;
afterAll(folder.remove);
const own = ['--rules', rules] as const;

const chats = put(
  'chats.csv',
  `会话ID,店铺,买家,客服,发送方,时间,内容
e1,小店,买家一,小店:小满,买家,2026-06-01 10:00:00,便宜点
e1,小店,买家一,小店:小满,客服,2026-06-01 10:00:05,您到线下买，便宜二十
`,
);

describe('Q11 rules publish', () => {
  test('M11 an upheld appeal blocks until the rule passes it; then one line of the file changes', async () => {
    const draft = put(
      'drafts/forbidden-outside.yaml',
      SMALL_RULE.replace('version: 1', 'version: 1\nstatus: draft'),
    );
    put('drafts/forbidden-outside.chat', SMALL_CHAT);
    const appeal =
      '== 说的是门店自提\n@ appeal AP-3 2026-06-03\n10:00:00 buyer 门店有吗\n10:00:05 agent 有的，您到线下买也一样\n';
    put('drafts/appeals/forbidden-outside.chat', appeal);
    const publish = (...args: readonly string[]) =>
      runCommand(
        'rules',
        'publish',
        'forbidden-outside',
        '--rules',
        join(folder.path, 'drafts'),
        ...args,
      );
    const blocked = await publish();
    expect(blocked.code).toBe(3);
    expect(blocked.out).toContain('AP-3');
    expect(readFileSync(draft, 'utf8')).toContain('status: draft');
    const tested = await runCommand('rules', 'test', '--rules', join(folder.path, 'drafts'));
    expect([tested.code, tested.out.includes('appeals/forbidden-outside.chat:1')]).toEqual([
      3,
      true,
    ]);

    put('drafts/appeals/forbidden-outside.chat', appeal.replace('到线下买也一样', '自提也一样'));
    expect((await publish('--check')).code).toBe(0);
    expect(readFileSync(draft, 'utf8')).toContain('status: draft');
    expect((await publish('--to', 'shadow')).code).toBe(0);
    expect(readFileSync(draft, 'utf8')).toContain('version: 1\nstatus: shadow\n# 作者的说明');
    expect((await publish()).code).toBe(0);
    expect(readFileSync(draft, 'utf8')).toContain('status: active');
  });

  test('a changed rule must raise its version over the one in force', async () => {
    put('same/forbidden-outside.yaml', SMALL_RULE.replace('到线下买', '线下'));
    put('same/forbidden-outside.chat', SMALL_CHAT);
    const run = await runCommand(
      'rules',
      'publish',
      'forbidden-outside',
      '--check',
      '--rules',
      join(folder.path, 'same'),
      '--previous',
      ruleFile,
    );
    expect(run.code).toBe(3);
    expect(run.out).toContain('版本要从 1 改成 2');
  });

  test('a back-test of another version is refused', async () => {
    const report = put(
      'report.json',
      JSON.stringify({ rules: [{ new: 'forbidden-outside@9', accuracy: null }] }),
    );
    const run = await runCommand(
      'rules',
      'publish',
      'forbidden-outside',
      '--check',
      '--backtest',
      report,
      ...own,
    );
    expect([run.code, run.err.includes('请重新回测')]).toEqual([2, true]);
  });
});

test('Q11 a rule on trial is in the facts, marked, and in no report', async () => {
  put(
    'trial/forbidden-outside.yaml',
    SMALL_RULE.replace('version: 1', 'version: 1\nstatus: shadow'),
  );
  put(
    'trial/other-rule.yaml',
    SMALL_RULE.replace('forbidden-outside', 'other-rule').replace('到线下买', '便宜'),
  );
  const out = join(folder.path, 'out');
  const run = await runCommand(
    'analyze',
    chats,
    '--rules',
    join(folder.path, 'trial'),
    '--out',
    out,
    '--json',
    '--workers',
    '1',
  );
  expect(run.code, run.err).toBe(0);
  const findings = readFileSync(join(out, 'facts/findings.jsonl'), 'utf8').trim().split('\n');
  const byRule = new Map(findings.map((line) => JSON.parse(line)).map((one) => [one.rule, one]));
  expect(byRule.get('forbidden-outside')).toMatchObject({ shadow: true, version: 1 });
  expect(byRule.get('other-rule').shadow).toBeUndefined();
  expect(byRule.get('other-rule').optionsHash).toMatch(/^\w+$/);
  const told = (JSON.parse(run.out).rules as { rule: { id: string } }[]).map(({ rule }) => rule.id);
  expect(told).toEqual(['other-rule']);
  expect(readFileSync(join(out, 'report.html'), 'utf8')).not.toContain('forbidden-outside');
});
