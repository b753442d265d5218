// What stepMissing and alone say of small conversations.
import { describeConditions } from '../../testing/try-condition.ts';

describeConditions('steps', [
  [
    'Q4 stepMissing: the second of two steps, in order',
    `stepMissing:
  step: 乙
  of:
    - { name: 甲, says: { by: agent, any: [什么款] } }
    - { name: 乙, says: { by: agent, any: [给谁] } }`,
    `== 两步都走了
10:00:00 agent 要什么款
10:00:10 buyer 短的
10:00:20 agent 给谁买
== 一句话里先后两步
10:00:00 agent 要什么款，给谁买
== 一句话里顺序反了
10:00:00 agent 给谁买，要什么款
10:00:10 now ? x not-yet
13:00:00 now ! x
== 前一步没走，只看这一步
10:00:00 agent 给谁买
== 顺序反了
10:00:00 agent 给谁买
10:00:20 agent 要什么款
10:00:30 now ? x not-yet
13:00:00 now ! x
== 都没走，会话还没结束
10:00:00 buyer 在吗
10:00:10 now ? x not-yet
13:00:00 now ! x
== 图里也许问了
10:00:00 agent [image] ? x unreadable
== 没有时间
- agent 要什么款
- buyer 短的
- agent 给谁买`,
  ],
  [
    'alone: one line in the turn, known once the other side spoke or the conversation ended',
    'line: { by: agent, says: { any: [有的] }, alone: true }',
    `== 买家接话了
10:00:00 buyer 有吗
10:00:10 agent 有的 ! x
10:00:20 buyer 好
== 后面还有一句
10:00:10 agent 有的
10:00:20 agent 明天发
== 前面有一张图
10:00:10 agent [image]
10:00:20 agent 有的
== 这一轮也许还没说完
10:00:10 agent 有的 ! x
10:00:20 now ? x not-yet
13:00:00 now ! x
== 自动的不算一句
10:00:10 agent 有的 ! x
10:00:11 auto 祝您愉快
== 没有时间就不等
- buyer 有吗
- agent 有的 ! x`,
  ],
]);
