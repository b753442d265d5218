// `kejing rules backtest` as its user runs it: files, ids, folders, labels, and what is refused.
import { afterAll, describe, expect, test } from 'vitest';
import { ruleFolder, SMALL_RULE } from '../../../testing/rule-folder.ts';
import { runCommand } from '../../../testing/run-command.ts';
import type { BacktestReport } from './backtest-report.ts';

const folder = ruleFolder();
const { put, rules, ruleFile, looser, talks } = folder;
afterAll(folder.remove);
const own = ['--rules', rules] as const;

describe('M3 rules backtest', () => {
  const labels = put(
    'labels.jsonl',
    '{"conversation":"t1","hit":true}\n{"conversation":"t2","hit":false}\n{"conversation":"zz","hit":true}\n',
  );

  test('flips, agents, precision and recall, and what to read', async () => {
    const run = await runCommand(
      'rules',
      'backtest',
      'forbidden-outside',
      looser,
      '--on',
      talks,
      '--labels',
      labels,
      ...own,
    );
    expect(run.code, run.err).toBe(0);
    expect(run.out).toContain('不算 → 命中  1');
    expect(run.out).toMatch(/查准率 100\.0% \(1\/1\).* → 50\.0% \(1\/2\)/);
    expect(run.out).toMatch(/小满 +1 → 2/);
    expect(run.out).toContain('1 条标注在数据里找不到');
    expect(run.out).toContain('【线下】也是这个价');
  });

  test('as data, and the same over a folder of rules', async () => {
    const one = await runCommand(
      'rules',
      'backtest',
      ruleFile,
      looser,
      '--on',
      talks,
      '--json',
      ...own,
    );
    const all = await runCommand(
      'rules',
      'backtest',
      rules,
      `${folder.path}/next`,
      '--on',
      talks,
      '--json',
      ...own,
    );
    const [report, whole] = [JSON.parse(one.out), JSON.parse(all.out)] as BacktestReport[];
    expect(report?.rules).toEqual(whole?.rules);
    expect(report?.rules[0]).toMatchObject({
      old: 'forbidden-outside@1',
      new: 'forbidden-outside@2',
      before: { hit: 1, miss: 2, na: 0 },
      after: { hit: 2, miss: 1, na: 0 },
      flips: { 'miss→hit': 1 },
    });
  });

  test('points of a rule the scorecards know, gained and lost', async () => {
    const never = put(
      'never/missing-greeting.yaml',
      SMALL_RULE.replace('forbidden-outside', 'missing-greeting').replace('到线下买', '没人这么说'),
    );
    const talk = put(
      'rude.chat',
      '== 丁\n@ conversation t4\n10:00:00 buyer 有M码吗\n10:00:05 agent:小满 有\n+1 12:00:00 now\n',
    );
    const run = await runCommand(
      'rules',
      'backtest',
      'missing-greeting',
      never,
      '--on',
      talk,
      '--json',
    );
    expect(run.code, run.err).toBe(0);
    const { agents } = JSON.parse(run.out) as BacktestReport;
    expect(agents[0]).toMatchObject({
      agent: '小满',
      hitsBefore: 1,
      hitsAfter: 0,
      changed: 1,
      lost: 0,
    });
    expect(agents[0]!.gained).toBeGreaterThan(0);
  });

  test('refuses what is no rule, and labels it cannot read', async () => {
    const none = await runCommand(
      'rules',
      'backtest',
      'nothing-here',
      looser,
      '--on',
      talks,
      ...own,
    );
    expect([none.code, none.err.includes('“nothing-here”不是规则')]).toEqual([2, true]);
    const bad = put('bad.jsonl', '{"hit":true}\n');
    const run = await runCommand(
      'rules',
      'backtest',
      ruleFile,
      looser,
      '--on',
      talks,
      '--labels',
      bad,
      ...own,
    );
    expect([run.code, run.err.includes('bad.jsonl:1')]).toEqual([2, true]);
  });
});
