// Which products a buyer means who writes words instead of sending a card.
import { describeConditions } from '../../testing/try-condition.ts';

const TABLE = `@ product P1 木石记碎花茶歇连衣裙夏季宽松 类目=连衣裙 价格=200
@ product P2 木石记亚麻衬衫连衣裙夏季宽松 类目=连衣裙 价格=260
@ product P3 木石记无线电钻夏季宽松 类目=工具 价格=300`;

describeConditions('products named in words', [
  [
    'Q5 product: what words of a title tell apart is asked about',
    'product: { shares: false }',
    `== 标题里独有的词
${TABLE}
10:00:00 buyer 碎花茶歇裙还有吗
10:00:10 agent [card P3] ! x
== 几款都有的词说不准是哪款
${TABLE}
10:00:00 buyer 夏季宽松的有吗
10:00:10 agent [card P3] ? x no-asked-product
== 买家点过名的款不是推荐
${TABLE}
10:00:00 buyer 和无线电钻比哪个好
10:00:10 agent [card P3]
== 说了类目，推的哪款都不沾边
${TABLE}
10:00:00 buyer 连衣裙有什么推荐
10:00:10 agent [card P3] ! x
== 说了类目，推的就是这一类
${TABLE}
10:00:00 buyer 连衣裙有什么推荐
10:00:10 agent [card P2]
== 接着问了客服发的款，后面推的就跟它比
${TABLE}
10:00:00 buyer 帮我选一款
10:00:10 agent [card P1]
10:00:20 buyer 会起皱吗
10:00:30 agent [card P3] ! x
== 客服发的款买家没看上，不算问过
${TABLE}
10:00:00 buyer 帮我选一款
10:00:10 agent [card P1]
10:00:20 buyer 不喜欢，还有吗
10:00:30 agent [card P3] ? x no-asked-product`,
  ],
  [
    'Q4 product dearer than every product of the kind asked about',
    'product: { dearer: true }',
    `== 比这一类都贵
${TABLE}
10:00:00 buyer 连衣裙有吗
10:00:10 agent [card P3] ! x
== 只比其中一款贵，说不准
${TABLE}
10:00:00 buyer 连衣裙有吗
10:00:10 agent [card P2] ? x no-asked-product
== 比这一类都不贵
${TABLE}
10:00:00 buyer 连衣裙有吗
10:00:10 agent [card P1]`,
  ],
]);
