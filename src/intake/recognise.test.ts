// Shows that tables are known by their headers alone: whatever the order, width, case or company they stand in.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tableFormats } from './formats.ts';
import { headerKey, nearest, recognise } from './recognise.ts';

const HEADERS: readonly (readonly [format: string, headers: string])[] = [
  [
    'taobao-orders',
    '订单编号,买家会员名,买家支付宝账号,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址,运送方式,联系电话,联系手机,订单创建时间,订单付款时间,宝贝标题,宝贝种类,物流单号,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,特权订金订单id,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,是否是O2O交易',
  ],
  [
    'taobao-items',
    '子订单编号,主订单编号,商品标题,商品价格,购买数量,商品属性,套餐信息,订单状态,商家编码,买家应付货款,买家实付金额,退款状态,退款金额,订单创建时间,订单付款时间,商品ID,商家备注',
  ],
  [
    'taobao-items',
    '订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码',
  ],
  [
    'jd-orders',
    '订单号,商品ID,商品名称,订购数量,下单时间,京东价,订单金额,结算金额,余额支付,应付金额,订单状态,订单类型,下单帐号,客户姓名,客户地址,联系电话,订单备注,发票类型,商家备注,运费金额,付款确认时间,货号,订单完成时间,订单来源,订单渠道,仓库id,仓库名称',
  ],
  [
    'douyin-orders',
    '主订单编号,子订单编号,选购商品,商品ID,商家编码,商品数量,订单应付金额,订单状态,售后状态,商家备注,平台优惠,流量来源,流量类型,订单创建时间',
  ],
  [
    'pdd-orders',
    '商品,订单号,订单状态,商品总价(元),邮费(元),店铺优惠折扣(元),平台优惠折扣(元),多多支付立减金额(元),用户实付金额(元),商家实收金额(元),商品数量(件),发货时间,确认收货时间,商品id,商品规格,样式ID,商家编码-规格维度,商家编码-商品维度,商家备注,售后状态,快递单号,快递公司,订单成交时间',
  ],
  [
    'chitu-metrics',
    '旺旺,接待人数,询单人数,询单->最终付款人数,询单->最终付款成功率,客件数,客单价,客服回复率,平均响应(秒),首次响应时间,销售额,答问比',
  ],
  ['sycm-metrics', '旺旺昵称,咨询人数,接待人数,未回复人数,平均响应时长（秒),3分钟人工响应率'],
  ['generic-chats', '消息编号,会话编号,店铺,买家,客服,发送方,发送时间,消息类型,内容,商品编号'],
  ['generic-chats', 'message_id,conversation_id,shop,buyer,agent,sender,sent_at,kind,text,sku'],
  [
    'generic-orders',
    'order_id,shop,buyer,status,placed_at,paid_at,shipped_at,closed_at,refunded_at,paid_amount,sku,title,quantity,price,refund_amount',
  ],
  ['generic-orders', '订单编号,店铺,买家,订单状态,下单时间,付款时间,实付金额,商品标题,数量'],
  ['agents', '客服账号,姓名,分组,岗位,入职日期'],
  ['agents', 'agent,name,group,role,hired_at'],
  ['duty', 'agent,from,to'],
  ['duty', '日期,客服,班次'],
  ['products', '商品编号,商品标题,类目,价格,属性,用途'],
  ['products', 'sku,title,category,price,attributes,uses,bought_with'],
  ['evaluations', '会话编号,买家,客服,评价,评价时间'],
];

/** The same header as another export may write it. */
const disguises: readonly ((header: string) => string)[] = [
  (header) => header,
  (header) => ` ${header}\t`,
  (header) => header.toUpperCase(),
  (header) => header.replaceAll('(', '（'),
  (header) => header.replaceAll(')', '）'),
  (header) => `="${header}"`,
  (header) =>
    header.replace(/[a-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
];

describe('G1 recognising tables', () => {
  it.each(HEADERS)('%s: %s', (id, headers) => {
    expect(recognise(headers.split(','), tableFormats)?.format.id).toBe(id);
  });

  it('order, strangers and ways of writing make no difference', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HEADERS),
        fc.infiniteStream(fc.nat()),
        ([id, headers], numbers) => {
          const next = (below: number): number => numbers.next().value! % below;
          const list = headers
            .split(',')
            .map((header) => disguises[next(disguises.length)]!(header));
          for (let i = list.length - 1; i > 0; i--) {
            const j = next(i + 1);
            [list[i], list[j]] = [list[j]!, list[i]!];
          }
          list.splice(next(list.length), 0, '天气', '', '__其他列__');
          expect(recognise(list, tableFormats)?.format.id).toBe(id);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('says what is missing of the nearest', () => {
    const near = nearest(['店铺', '买家', '客服', '发送方', '发送时间'], tableFormats);
    expect(near?.format.id).toBe('generic-chats');
    expect(near?.missing).toEqual(['text']);
  });

  it.each([
    ['sent_at', 'Sent At'],
    ['平均响应时长（秒)', '平均响应时长(秒）'],
    ['\uFEFF订单编号', '订单编号'],
    ['实付金额（元）', '实付金额'],
  ])('%j and %j are one header', (a, b) => {
    expect(headerKey(a)).toBe(headerKey(b));
  });
});
