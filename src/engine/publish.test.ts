// A rule is published only when nothing stands in the way, and each thing that can is told by itself.
import { describe, expect, test } from 'vitest';
import { parseChat } from './examples/parse-chat.ts';
import { parseRule } from './parse-rule.ts';
import { checkPublish, type PublishEvidence } from './publish.ts';
import type { Previous } from './publish-version.ts';
import type { Rule } from './rule.ts';

const YAML = `
id: forbidden-outside
version: 2
name: { zh: 约到站外, en: Meets elsewhere }
severity: critical
dimension: compliance
why: { zh: 站外没有保障, en: Nobody protects a deal elsewhere }
advice: { zh: 就在这里聊, en: Stay here }
when: { says: { by: agent, any: [到线下买] } }
`;
const CHAT = `
== 约到线下
10:00:00 buyer 便宜点
10:00:05 agent 您到线下买，便宜二十          ! forbidden-outside
== 说了两次
10:00:05 agent 到线下买吧                    ! forbidden-outside
10:00:09 agent 真的，到线下买                ! forbidden-outside
== 第二句才说
10:00:05 agent 您好
10:00:08 agent 这款到线下买更便宜            ! forbidden-outside
== 没有时间的记录
- agent 到线下买                             ! forbidden-outside
== 买家自己说的
10:00:00 buyer 我想到线下买
10:00:05 agent 好的
== 没说
10:00:00 buyer 便宜点
10:00:05 agent 已经是活动价了
== 机器人说的
10:00:05 bot 到线下买
10:00:06 agent 您好
== 只说线下
10:00:05 agent 线下也是这个价
`;
const APPEAL = `
== 买家问门店，客服照实说
@ appeal AP-17 2026-06-03
10:00:00 buyer 门店有货吗
10:00:05 agent 有的，您可以就近看看
`;
const NOTHING: PublishEvidence = { previous: null, appeals: '', backtest: null };

function ruleOf(edit: (yaml: string) => string = (yaml) => yaml): Rule {
  const { rule, problems } = parseRule(edit(YAML), 'forbidden-outside.yaml');
  expect(problems).toEqual([]);
  return rule!;
}

const codes = (
  rule: Rule,
  chat: string | null = CHAT,
  evidence: Partial<PublishEvidence> = {},
): string[] => checkPublish(rule, chat, [], { ...NOTHING, ...evidence }).map(({ code }) => code);

describe('Q11 what blocks publishing', () => {
  test('nothing, where examples pass, pin the rule and lint is clean', () => {
    expect(checkPublish(ruleOf(), CHAT, [], NOTHING)).toEqual([]);
  });

  test('no examples, too few, or one that fails', () => {
    expect(codes(ruleOf(), null)).toEqual(['no-examples']);
    expect(codes(ruleOf(), CHAT.split('== 没有时间')[0])).toContain('too-few-examples');
    const wrong = CHAT.replace('agent 您好\n', 'agent 您好，到线下买\n');
    expect(codes(ruleOf(), wrong)).toEqual(['example-fails']);
  });

  test('M2 examples that do not notice changes of the rule', () => {
    const loose = ruleOf((yaml) =>
      yaml.replace('any: [到线下买]', 'any: [到线下买, 私下转账, 别处付款]'),
    );
    const problems = checkPublish(loose, CHAT, [], NOTHING);
    expect(problems.map(({ code }) => code)).toContain('mutation-low');
    expect(problems[0]?.words.zh).toMatch(/只发现了 \d+%/);
  });

  test('what lint finds', () => {
    const rule = ruleOf((yaml) => yaml.replace('when:', 'options: { limit: 5m }\nwhen:'));
    expect(codes(rule)).toContain('unused-option');
  });

  test('a word pack that is not there', () => {
    expect(codes(ruleOf((yaml) => yaml.replace('[到线下买]', '["@nowhere"]')))).toEqual([
      'unknown-pack',
    ]);
  });

  test('M3 a back-test in which it is surely worse; not one that proves nothing', () => {
    const change = (low: number, high: number) => ({
      change: { precision: { value: (low + high) / 2, low, high }, recall: null },
    });
    expect(codes(ruleOf(), CHAT, { backtest: change(-0.2, -0.05) })).toEqual(['worse-than-before']);
    expect(codes(ruleOf(), CHAT, { backtest: change(-0.2, 0.05) })).toEqual([]);
  });
});

describe('Q11 versions', () => {
  const previous = (rule: Rule | null, more: Partial<Previous> = {}): Previous => {
    return { rule, packs: [], corpus: [], recorded: null, ...more };
  };
  const older = (words: string, version: number): Rule =>
    ruleOf((yaml) => yaml.replace('到线下买', words).replace('version: 2', `version: ${version}`));

  test.each([
    ['the same verdicts need no new version', older('到线下买', 2), []],
    ['other verdicts do', older('线下', 2), ['version-not-raised']],
    ['which a higher version settles', older('线下', 1), []],
    ['a lower version is none', older('到线下买', 3), ['version-lowered']],
  ])('%s', (_, rule, due) => {
    expect(codes(ruleOf(), CHAT, { previous: previous(rule) })).toEqual(due);
  });

  test('a difference that only the corpus shows counts as well', () => {
    const rule = older('到线下买, 站外下单', 2);
    expect(codes(ruleOf(), CHAT, { previous: previous(rule) })).toEqual([]);
    const { cases } = parseChat('== 站外\n10:00:05 agent 站外下单', 'corpus.chat');
    const seen = { previous: previous(rule, { corpus: cases }) };
    expect(codes(ruleOf(), CHAT, seen)).toEqual(['version-not-raised']);
  });

  test('so does an effect recorded under the same version', () => {
    const recorded = { version: 2, changed: ['站外'] };
    const seen = { previous: previous(null, { recorded }) };
    expect(codes(ruleOf(), CHAT, seen)).toEqual(['version-not-raised']);
    const earlier = { ...recorded, version: 1 };
    expect(codes(ruleOf(), CHAT, { previous: previous(null, { recorded: earlier }) })).toEqual([]);
  });
});

describe('M11 upheld appeals', () => {
  test('one that passes blocks nothing', () => {
    expect(codes(ruleOf(), CHAT, { appeals: APPEAL })).toEqual([]);
  });

  test('one that is still judged wrongly blocks, and is named', () => {
    const appeals = APPEAL.replace('就近看看', '就近到线下买');
    const problems = checkPublish(ruleOf(), CHAT, [], { ...NOTHING, appeals });
    expect(problems.map(({ code }) => code)).toEqual(['appeal-fails']);
    expect(problems[0]?.file).toBe('appeals/forbidden-outside.chat');
    expect(problems[0]?.words.zh).toContain('AP-17');
    // The mended rule passes it.
    const mended = ruleOf((yaml) =>
      yaml
        .replace('version: 2', 'version: 3')
        .replace('when: {', 'when: { not: { says: { by: buyer, any: [门店] } },'),
    );
    expect(codes(mended, CHAT, { appeals })).not.toContain('appeal-fails');
  });

  test('one that does not say which appeal it was', () => {
    const appeals = APPEAL.replace(/@ appeal.*\n/, '');
    expect(codes(ruleOf(), CHAT, { appeals })).toEqual(['appeal-unnamed']);
    const undated = APPEAL.replace(' 2026-06-03', '');
    expect(codes(ruleOf(), CHAT, { appeals: undated })).toEqual([
      'bad-directive',
      'appeal-unnamed',
    ]);
  });
});
