// What operators on orders and products say.
import { describeConditions } from '../../testing/try-condition.ts';

describeConditions('order', [
  [
    'Q5 product: what the recommended one shares with the asked one',
    'product: { shares: false }',
    `== 没有共同点
@ product P1 碎花连衣裙 类目=连衣裙 用途=约会
@ product P2 电钻 类目=工具
10:00:00 buyer [card P1]
10:00:10 agent [card P2] ! x
== 类目一样
@ product P1 碎花连衣裙 类目=连衣裙
@ product P2 长裙 类目=连衣裙
10:00:00 buyer [card P1]
10:00:10 agent [card P2]
== 材质一样
@ product P1 碎花连衣裙 类目=连衣裙 属性:材质=真丝
@ product P2 丝巾 类目=配饰 属性:材质=真丝
10:00:00 buyer [card P1]
10:00:10 agent [card P2]
== 常一起买
@ product P1 碎花连衣裙 类目=连衣裙 搭配=P2
@ product P2 腰带 类目=配饰
10:00:00 buyer [card P1]
10:00:10 agent [card P2]
== 就是问的那款，不是推荐
@ product P1 碎花连衣裙 类目=连衣裙
10:00:00 buyer [card P1]
10:00:10 agent [card P1]
== 商品资料里没有
@ product P1 碎花连衣裙 类目=连衣裙
10:00:00 buyer [card P1]
10:00:10 agent [card P9] ? x product-unknown
== 买家没问过哪款
@ product P2 丝巾 类目=配饰
10:00:00 buyer 有推荐吗
10:00:10 agent [card P2] ? x no-asked-product
== 打出全名也是问
@ product P1 碎花连衣裙 类目=连衣裙
@ product P2 电钻 类目=工具
10:00:00 buyer 碎花连衣裙还有吗
10:00:10 agent [card P2] ! x`,
  ],
  [
    'product dearer',
    'product: { dearer: true }',
    `== 更贵
@ product P1 甲款裙子 价格=100
@ product P2 乙款裙子 价格=101
10:00:00 buyer [card P1]
10:00:10 agent [card P2] ! x
== 一样贵
@ product P1 甲款裙子 类目=裙 价格=100
@ product P2 乙款裙子 类目=裙 价格=100
10:00:00 buyer [card P1]
10:00:10 agent [card P2]
== 不知道价格
@ product P1 甲款裙子 类目=裙
@ product P2 乙款裙子 类目=裙 价格=100
10:00:00 buyer [card P1]
10:00:10 agent [card P2] ? x price-unknown`,
  ],
  [
    'bought what was recommended, and paid',
    'bought: { recommended: true }',
    `== 买了推荐的
10:00:00 buyer [card P1]
10:00:10 agent [card P2] ! x
10:01:00 order A1 placed 100 P2
10:02:00 order A1 paid
== 没付款
10:00:00 buyer [card P1]
10:00:10 agent [card P2]
10:01:00 order A1 placed 100 P2
== 买了自己问的
10:00:00 buyer [card P1]
10:00:10 agent [card P2]
10:01:00 order A1 placed 100 P1
10:02:00 order A1 paid
== 没有订单数据
@ orders unknown
10:00:00 buyer [card P1] ? x orders-unknown
10:00:10 agent [card P2]`,
  ],
  [
    'bought what was asked about, though no agent showed anything',
    'bought: { asked: true }',
    `== 买了自己问的
10:00:00 buyer [card P1] ! x
10:00:10 agent 有的
10:01:00 order A1 placed 100 P1
10:02:00 order A1 paid
== 买了别的
10:00:00 buyer [card P1]
10:00:10 agent 有的
10:01:00 order A1 placed 100 P2
10:02:00 order A1 paid`,
  ],
  [
    'buyer returning',
    'buyer: { returning: true }',
    `== 之前付过款
09:00:00 order A1 placed 10 P1
09:00:10 order A1 paid
10:00:00 buyer 在吗
10:10:00 now ! x
== 新客
10:00:00 buyer 在吗
10:10:00 now
== 没有订单数据
@ orders unknown
10:00:00 buyer 在吗 ? x orders-unknown`,
  ],
  [
    'order as a trigger: amounts and states',
    'order: { placed: true, atLeast: 100, paid: true }',
    `== 付了一百
10:00:00 buyer 在吗
10:01:00 order A1 placed 100 P1 ! x
10:02:00 order A1 paid
== 不到一百
10:00:00 buyer 在吗
10:01:00 order A1 placed 99.99 P1
10:02:00 order A1 paid
== 没付
10:00:00 buyer 在吗
10:01:00 order A1 placed 100 P1
== 没下单
10:00:00 buyer 在吗 ? x no-order`,
    'per: order',
  ],
]);
