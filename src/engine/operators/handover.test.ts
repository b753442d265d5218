// What lateReply and passedOn say at their edges.
import { describeConditions } from '../../testing/try-condition.ts';

describeConditions('replies that come late or from another agent', [
  [
    'lateReply: to the millisecond, the whole turn is read, a closing asks nothing',
    'lateReply: { over: 1m, words: "@courtesy" }',
    `== 一分钟整
10:00:00 buyer 有货吗
10:01:00 agent 有货
10:01:10 buyer 嗯
== 过一毫秒
10:00:00 buyer 有货吗
10:01:00.001 agent 有货 ! x
10:01:10 buyer 嗯
== 同一轮后面说了
10:00:00 buyer 有货吗
10:02:00 agent 有货
10:02:10 agent 好的
10:02:20 buyer 嗯
== 这一轮还没完
10:00:00 buyer 有货吗
10:02:00 agent 有货 ! x
10:02:10 now ? x not-yet
23:00:00 now ! x
== 只说了好的
10:00:00 buyer 有货吗
10:00:10 agent 有货
10:00:20 buyer 好的
10:30:00 agent 上新了
10:31:00 buyer 嗯`,
  ],
  [
    'passedOn: either agent may explain, each new agent is asked about once',
    'passedOn: { words: "@courtesy", gap: 10m }',
    `== 两边都没说
10:00:00 buyer 有货吗
10:00:10 agent:小美 有货 ! x
10:00:20 agent:小丽 您要几件
10:00:30 buyer:小丽 两件
== 前一位说了
10:00:00 buyer 有货吗
10:00:10 agent:小美 好的
10:00:20 agent:小丽 您要几件
10:00:30 buyer:小丽 两件
== 后一位说了
10:00:00 buyer 有货吗
10:00:10 agent:小美 有货
10:00:20 agent:小丽 好的
10:00:30 buyer:小丽 两件
== 隔得久了不是转接
10:00:00 buyer 有货吗
10:00:10 agent:小美 有货
10:10:10.001 buyer:小丽 在吗
10:10:20 agent:小丽 您要几件
10:10:30 buyer:小丽 两件
== 回到原来那位不再问
10:00:00 buyer 有货吗
10:00:10 agent:小美 有货 ! x
10:00:20 agent:小丽 您要几件
10:00:30 buyer:小丽 两件
10:00:40 agent:小美 记下了
10:00:50 buyer:小美 嗯`,
  ],
]);
