// What operators on one line say of small conversations.
import { describeConditions } from '../../testing/try-condition.ts';

describeConditions('message', [
  [
    'says any, all, none and nOf in one line',
    'says: { by: agent, any: [你好], all: [甲, 乙], none: [丙], nOf: { k: 2, of: [一, 二, 三] } }',
    `== 全中
10:00:00 agent 你好甲乙一三  ! x
== 少一个 all
10:00:00 agent 你好甲一三
== 有 none
10:00:00 agent 你好甲乙丙一三
== 不到 k 个
10:00:00 agent 你好甲乙一
== 分在两句不算
10:00:00 agent 你好甲
10:00:01 agent 乙一三
== 买家说的不算
10:00:00 buyer 你好甲乙一三
== 撤回的不算
10:00:00 buyer 在吗
10:00:01 agent [revoked] 你好甲乙一三
== 自动的不算
10:00:00 auto 你好甲乙一三`,
  ],
  [
    'by: bot sees automatic lines',
    'says: { by: bot, any: [欢迎] }',
    `== 自动
10:00:00 auto 欢迎 ! x
== 人说的
10:00:00 agent 欢迎`,
  ],
  [
    'repeatedText counts the copies of one side',
    'repeatedText: { by: agent, times: 3, span: 1m, length: 4 }',
    `== 三遍
10:00:00 agent 今天有活动
10:00:30 agent 今天有活动
10:01:00 agent 今天有活动 ! x
== 三遍但太久
10:00:00 agent 今天有活动
10:00:30 agent 今天有活动
10:01:00.001 agent 今天有活动
== 太短
10:00:00 agent 在的
10:00:30 agent 在的
10:01:00 agent 在的
== 买家也说了
10:00:00 agent 今天有活动
10:00:30 buyer 今天有活动
10:01:00 agent 今天有活动`,
  ],
  [
    'entity, regex, similar, length, sentiment, bareAnswer',
    `any:
  - entity: { by: agent, any: [phone] }
  - regex: { by: agent, pattern: "返现?\\\\s*\\\\d+元" }
  - similar: { by: agent, to: [有什么可以帮到您的吗], atLeast: 70% }
  - length: { by: agent, atMost: 1 }
  - sentiment: { by: buyer, is: angry }
  - bareAnswer: { by: agent, is: true }`,
    `== 电话
10:00:00 agent 打我电话 13812345678 吧 ! x
== 返现
10:00:00 agent 好评返现 5元哦 ! x
== 相似
10:00:00 agent 亲，请问有什么可以帮到您的吗？ ! x
== 一个字
10:00:00 agent 嗨 ! x
== 生气
10:00:00 buyer 气死我了，什么破店 ! x
== 光答是
10:00:00 agent 是的亲 ! x
== 都没有
10:00:00 buyer 这件衬衫有蓝色吗
10:00:10 agent 蓝色和白色都有现货`,
  ],
  [
    'answered by content',
    'line: { by: buyer, question: true, answered: { is: false } }',
    `== 答非所问
10:00:00 buyer 多少钱一件？ ! x
10:00:10 agent 有什么问题我可以帮您
== 答了
10:00:00 buyer 多少钱一件？
10:00:10 agent 59 元一件哦
== 发了图
10:00:00 buyer 多少钱一件？ ? x unreadable
10:00:10 agent [image]
== 还没人回
10:00:00 buyer 多少钱一件？`,
  ],
  [
    'auto and revoked ask for what others leave out',
    'any: [{ auto: true }, { revoked: agent }]',
    `== 自动
10:00:00 auto 您好 ! x
== 撤回
10:00:00 buyer 在吗
10:00:01 agent [revoked] 说错了 ! x
== 人说的
10:00:00 agent 您好
== 买家撤回
10:00:00 agent 亲
10:00:01 buyer [revoked] 说错了`,
  ],
  [
    'M12 an annotation nobody made is n/a',
    'annotation: { id: tone, is: cold }',
    `== 没有标注
10:00:00 buyer 在吗 ? x no-annotation`,
  ],
  [
    'scope: outside it n/a',
    'says: { by: agent, any: [有] }',
    `== 时段内
10:00:00 agent 有 ! x
== 时段外
08:59:59 agent 有 ? x out-of-scope`,
    'scope: { hours: { from: "09:00", to: "18:00" } }',
  ],
]);
