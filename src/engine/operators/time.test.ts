// What operators on time say, their boundaries to the millisecond.
import { describeConditions } from '../../testing/try-condition.ts';

describeConditions('time', [
  [
    'hold: to the millisecond, and an empty line is no follow-up',
    'hold: { over: 1m, words: "@hold", empty: "@courtesy" }',
    `== 一分钟整
10:00:00 agent 稍等
10:01:00 agent 有货
== 过一毫秒
10:00:00 agent 稍等 ! x
10:01:00.001 agent 有货
== 只说好的
10:00:00 agent 稍等 ! x
10:00:30 agent 好的
== 没说稍等
10:00:30 agent 好的`,
  ],
  [
    'silence counts inside the conversation only',
    'silence: { over: 1m, by: agent }',
    `== 客服隔了一分多钟
10:00:00 buyer 在吗
10:01:00.001 agent 在 ! x
== 一分钟整
10:00:00 buyer 在吗
10:01:00 agent 在
== 买家隔了很久
10:00:00 agent 在
10:30:00 buyer 好的`,
  ],
  [
    'duration over, and under only once ended',
    'any: [{ duration: { over: 1h } }, { duration: { under: 1m } }]',
    `== 一小时整
10:00:00 buyer 在吗
11:00:00 agent 在
== 一小时多
10:00:00 buyer 在吗 
10:59:00 agent 在
11:00:00.001 agent 亲
11:01:00 now ! x
== 很短
10:00:00 buyer 在吗
10:00:10 agent 在
10:10:00 now ? x not-yet
13:00:00 now ! x
== 没有时间
- buyer 在吗 ? x no-time`,
  ],
  [
    'clock wraps midnight',
    'clock: { from: "22:00", to: "08:00" }',
    `== 夜里
22:00:00 buyer 在吗
23:00:00 now ! x
== 白天
21:59:59 buyer 在吗
== 八点整不算
08:00:00 buyer 在吗`,
  ],
  [
    'a transfer nobody picks up',
    'transfer: { over: 3m }',
    `== 接手的没回
10:00:00 buyer 在吗
10:00:10 agent:小美 我帮您转给小丽
10:00:20 buyer:小丽 你好
10:03:20 now ? x not-yet
10:03:20.001 now ! x
== 接手的回了
10:00:00 buyer 在吗
10:00:10 agent:小美 我帮您转给小丽
10:00:20 buyer:小丽 你好
10:03:20 agent:小丽 在的`,
  ],
  [
    'offDuty as a reason not to judge',
    'says: { by: agent, any: [有] }',
    `== 在班
10:00:00 buyer 在吗
10:00:10 agent 有 ! x
== 不在班
23:30:00 buyer 在吗 ? x off-duty
23:30:10 agent 有`,
    'naWhen: [{ offDuty: { during: 1m } }]',
  ],
]);
