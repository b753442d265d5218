// What operators on the structure of a conversation say, absence and its proof among them.
import { describeConditions } from '../../testing/try-condition.ts';

describeConditions('structure', [
  [
    'M12 not is n/a while the conversation goes on or a picture is unread',
    'not: { says: { by: agent, any: [您好] } }',
    `== 说了
10:00:00 agent 您好
== 会话还没结束
10:00:00 agent 有的
12:00:00 now ? x not-yet
12:00:00.001 now ! x
== 发的是图
10:00:00 agent [image]
13:00:00 now ? x unreadable
== 买家发图没关系
10:00:00 buyer [image]
10:00:00 agent 有的
13:00:00 now ! x
== 没有时间就按已结束
- agent 有的
13:00:00 now ! x`,
  ],
  [
    'first and last count turns',
    'all: [{ says: { by: agent, any: [您好], first: 1 } }, { says: { by: agent, any: [再见], last: 1 } }]',
    `== 头一轮两句里有，最后一轮有
10:00:00 buyer 在吗
10:00:01 agent 在 
10:00:02 agent 您好 ! x
10:00:03 buyer 有吗
10:00:04 agent 有
10:00:05 agent 再见 ! x
== 第二轮才问好
10:00:00 buyer 在吗
10:00:01 agent 在
10:00:02 buyer 有吗
10:00:04 agent 您好再见
== 还没结束就不知道是不是最后一轮
10:00:00 agent 您好再见
10:01:00 now ? x not-yet`,
  ],
  [
    'after with a reach in time is inclusive',
    'says: { by: agent, any: [优惠], after: { says: { by: buyer, any: [太贵] } }, within: 1m }',
    `== 一分钟整
10:00:00 buyer 太贵
10:01:00 agent 有优惠 ! x
== 过一毫秒
10:00:00 buyer 太贵
10:01:00.001 agent 有优惠
== 之前说的不算
10:00:00 agent 有优惠
10:00:10 buyer 太贵
== 没嫌贵
10:00:00 agent 有优惠
== 没有时间
- buyer 太贵
- agent 有优惠 ? x no-time`,
  ],
  [
    'after the second place, within turns',
    'says: { by: agent, any: [优惠], after: { nth: 2, says: { by: buyer, any: [太贵] } }, within: 1 turns }',
    `== 第二次之后一轮内
10:00:00 buyer 太贵
10:00:10 agent 嗯
10:00:20 buyer 太贵
10:00:30 agent 有优惠 ! x
== 只说了一次
10:00:00 buyer 太贵
10:00:10 agent 有优惠
== 隔了两轮
10:00:00 buyer 太贵
10:00:10 buyer 太贵
10:00:20 agent 嗯
10:00:30 buyer 哦哦怎么办
10:00:40 agent 有优惠`,
  ],
  [
    'before looks back only',
    'before: { of: { says: { by: agent, any: [推荐] } }, then: { line: { by: agent, question: true } } }',
    `== 先问再推
10:00:00 agent 您平时穿多大码？ ! x
10:00:10 agent 推荐这款
== 先推再问
10:00:00 agent 推荐这款
10:00:10 agent 您平时穿多大码？`,
  ],
  [
    'around reaches both ways',
    'around: { of: { says: { by: buyer, any: [投诉] } }, within: 1 turns, then: { says: { by: agent, any: [抱歉] } } }',
    `== 前一轮
10:00:00 agent 抱歉 ! x
10:00:10 buyer 我要投诉
== 隔一轮
10:00:00 agent 抱歉
10:00:10 buyer 哦是吗
10:00:20 agent 嗯嗯
10:00:30 buyer 我要投诉`,
  ],
  [
    'replyTo looks at the turn right before',
    'line: { by: agent, says: { any: [不知道] }, replyTo: { question: true } }',
    `== 问了
10:00:00 buyer 这是纯棉的吗
10:00:10 buyer 急
10:00:20 agent 不知道 ! x
== 没问
10:00:00 buyer 我看看
10:00:20 agent 不知道
== 上一轮是图
10:00:00 buyer [image]
10:00:20 agent 不知道 ? x`,
  ],
  [
    'count in a sliding span',
    'count: { of: { says: { by: buyer, any: [在吗] } }, atLeast: 3, within: 5m }',
    `== 五分钟整三次
10:00:00 buyer 在吗 ! x
10:03:00 buyer 在吗 ! x
10:05:00 buyer 在吗 ! x
== 过一毫秒
10:00:00 buyer 在吗
10:03:00 buyer 在吗
10:05:00.001 buyer 在吗
== 没有时间
- buyer 在吗 ? x no-time
- buyer 在吗
- buyer 在吗`,
  ],
  [
    'Q4 sequence names the missing steps in order',
    `sequence:
  steps:
    - { name: 要什么, says: { by: agent, any: [想要哪款] } }
    - { name: 为什么, says: { by: agent, any: [送给谁] } }
  missing: true`,
    `== 都有
10:00:00 agent 想要哪款
10:01:00 agent 送给谁
13:00:00 now
== 次序反了
10:00:00 agent 送给谁
10:01:00 agent 想要哪款
13:00:00 now ! x
== 一句话里两步
10:00:00 agent 想要哪款，送给谁
13:00:00 now
== 还没结束
10:00:00 agent 想要哪款
10:01:00 now ? x not-yet
== 缺第二步
10:00:00 agent 想要哪款
13:00:00 now ! x`,
  ],
  [
    'sequence keeps the gap, whichever start it takes',
    'sequence: { steps: [{ says: { any: [甲] } }, { says: { any: [乙] } }], gap: 1m }',
    `== 第二个甲离得近
10:00:00 agent 甲
10:05:00 agent 甲 ! x
10:06:00 agent 乙 ! x
== 都太远
10:00:00 agent 甲
10:06:00 agent 乙`,
  ],
  [
    'Q2 ratio: exactly the limit is not over it, automatic lines count on neither side',
    'ratio: { of: { by: agent }, to: { by: buyer }, over: 2, minimum: 3 }',
    `== 三比一
10:00:00 buyer 问
10:00:01 agent 一
10:00:02 agent 二
10:00:03 agent 三 ! x
== 二比一不到最少
10:00:00 buyer 问
10:00:01 agent 一
10:00:02 agent 二
== 四比二
10:00:00 buyer 问
10:00:01 agent 一
10:00:02 agent 二
10:00:03 agent 三
10:00:04 buyer 问
10:00:05 agent 四
== 买家没说
10:00:01 agent 一 ? x no-buyer-line
10:00:02 agent 二
10:00:03 agent 三
== 自动的不算
10:00:00 buyer 问
10:00:01 auto 一
10:00:02 auto 二
10:00:03 auto 三`,
  ],
  [
    'a low ratio is known when the conversation has ended',
    'ratio: { of: { by: agent }, to: { by: buyer }, under: 0.5 }',
    `== 三问一答
10:00:00 buyer 一
10:00:01 buyer 二
10:00:02 buyer 三
10:00:03 agent 答 ! x
== 还没结束
10:00:00 buyer 一
10:00:01 buyer 二
10:00:02 buyer 三
10:00:03 agent 答
10:05:00 now ? x not-yet`,
  ],
  [
    'absent after a place in the talk, within a time',
    'absent: { says: { by: agent, any: [抱歉] }, within: { after: { says: { by: buyer, any: [坏了] } }, for: 5m } }',
    `== 道歉了
10:00:00 buyer 坏了
10:05:00 agent 抱歉
== 晚了一毫秒
10:00:00 buyer 坏了 ! x
10:05:00.001 agent 抱歉
== 时限没到
10:00:00 buyer 坏了
10:05:00 now ? x not-yet
10:05:00.001 now ! x
== 没说坏
10:00:00 buyer 在吗
== 发了图
10:00:00 buyer 坏了 ? x unreadable
10:01:00 agent [image]
== 不在班
22:58:00 buyer 坏了 ? x off-duty
23:40:00 now ? x off-duty`,
  ],
]);
