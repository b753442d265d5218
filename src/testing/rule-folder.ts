// A folder with one small rule, its examples and three talks, for tests of the rule tools.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const SMALL_RULE = `id: forbidden-outside
version: 1
# 作者的说明
name: { zh: 约到站外, en: Meets elsewhere }
severity: critical
dimension: compliance
why: { zh: 站外没有保障, en: Nobody protects a deal elsewhere }
advice: { zh: 就在这里聊, en: Stay here }
when: { says: { by: agent, any: [到线下买] } }
`;
export const SMALL_CHAT = `
== 约到线下
10:00:00 buyer 便宜点
10:00:05 agent 您到线下买，便宜二十          ! forbidden-outside
== 直接说
10:00:05 agent 到线下买吧                    ! forbidden-outside
== 第二句才说
10:00:05 agent 您好
10:00:08 agent 这款到线下买更便宜            ! forbidden-outside
== 没有时间的记录
- agent 到线下买                             ! forbidden-outside
== 买家自己说的
10:00:00 buyer 我想到线下买
10:00:05 agent 好的
== 没说
10:00:05 agent 已经是活动价了
== 机器人说的
10:00:05 bot 到线下买
10:00:06 agent 您好
== 只说线下
10:00:05 agent 线下也是这个价
`;
const TALKS = `
== 甲
@ conversation t1
10:00:00 buyer 便宜点
10:00:05 agent:小满 您到线下买，便宜二十
== 乙
@ conversation t2
10:00:00 buyer 门店有吗
10:00:05 agent:小满 线下也是这个价
== 丙
@ conversation t3
10:00:00 buyer 你好
10:00:05 agent:阿岚 您好
`;

export interface RuleFolder {
  readonly path: string;
  /** Writes a file below the folder and returns its path. */
  put(name: string, text: string): string;
  /** `rules/`, with the rule and its examples. */
  readonly rules: string;
  readonly ruleFile: string;
  /** The same rule, version 2, with a word that says less. */
  readonly looser: string;
  /** Three conversations t1 (flagged), t2 (flagged by the looser rule) and t3. */
  readonly talks: string;
  remove(): void;
}

/** The caller removes it. */
export function ruleFolder(): RuleFolder {
  const path = mkdtempSync(join(tmpdir(), 'kejing-rules-'));
  const put = (name: string, text: string): string => {
    const file = join(path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    return file;
  };
  const ruleFile = put('rules/forbidden-outside.yaml', SMALL_RULE);
  put('rules/forbidden-outside.chat', SMALL_CHAT);
  const loose = SMALL_RULE.replace('version: 1', 'version: 2').replace('到线下买', '线下');
  return {
    path,
    put,
    rules: join(path, 'rules'),
    ruleFile,
    looser: put('next/forbidden-outside.yaml', loose),
    talks: put('talks.chat', TALKS),
    remove: () => rmSync(path, { recursive: true }),
  };
}
