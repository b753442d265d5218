// Taobao/Tmall ExportOrderDetailList: one row an item of an order; who bought and when stands in the order list.
import type { OrderItem } from '../../domain/event.ts';
import type { BoundTable, TableFormat } from '../format.ts';
import { noticeCounter } from '../notice-counter.ts';
import { field, noOrderId, requiredField } from '../order-table/order-fields.ts';
import { type RowReader, rowReader } from '../order-table/row-reader.ts';
import { parseFen } from '../values.ts';
import { refundProgress } from './refund-progress.ts';

const fields = [
  requiredField('orderId', ['主订单编号', '订单编号'], { zh: '主订单编号', en: 'Order number' }),
  field('itemId', ['子订单编号'], { zh: '子订单编号', en: 'Item order number' }),
  requiredField('title', ['商品标题', '标题', '宝贝标题'], { zh: '商品标题', en: 'Title' }),
  field('price', ['商品价格', '价格'], { zh: '商品价格', en: 'Unit price' }),
  requiredField('quantity', ['购买数量'], { zh: '购买数量', en: 'Pieces' }),
  field('sku', ['商品ID', '宝贝ID', '商品id'], { zh: '商品ID', en: 'Product id' }),
  field('merchantCode', ['商家编码', '外部系统编号', '商家SKU编码'], {
    zh: '商家编码',
    en: 'Merchant code',
  }),
  field('attributes', ['商品属性'], { zh: '商品属性', en: 'Attributes' }),
  field('paid', ['买家实付金额', '买家实际支付金额'], { zh: '实付金额', en: 'Paid' }),
  field('refundStatus', ['退款状态'], { zh: '退款状态', en: 'Refund status' }),
  field('refund', ['退款金额'], { zh: '退款金额', en: 'Refunded' }),
] as const;

/** 淘宝/天猫“已卖出的宝贝”导出的宝贝报表. */
export const taobaoItems: TableFormat = {
  id: 'taobao-items',
  feeds: 'order-items',
  words: { zh: '淘宝/天猫宝贝报表', en: 'Taobao/Tmall item list' },
  fields,
  marks: ['子订单编号', '外部系统编号', '套餐信息', '商品属性'],
  bind(column, context, headers): BoundTable {
    const reader = rowReader(fields, column, context, headers);
    const notices = noticeCounter(context);
    return {
      row(cells, line) {
        reader.begin(cells, line);
        const orderId = reader.id('orderId');
        const item = readItem(reader);
        if (orderId === '') reader.refuse('orderId', 'no-order-id', noOrderId);
        if (reader.settle() !== 'new') return;
        const refund = refundProgress(reader.text('refundStatus'));
        if (refund === 'requested') {
          notices.add('refund-in-progress', {
            zh: '退款处理中的宝贝：退款完成前不计退款，完成后请重新导出',
            en: 'Items with a refund under way: not counted as refunded until it is done; export again then',
          });
        }
        if (refund === null) {
          notices.add(`unknown-status|${reader.text('refundStatus')}`, {
            zh: `认不出退款状态“${reader.text('refundStatus')}”：这些宝贝按没有退款计`,
            en: `The refund status “${reader.text('refundStatus')}” is not known: counted as not refunded`,
          });
        }
        context.sink.orderItem(orderId, item);
      },
      end: () => notices.flush(),
    };
  },
};

function readItem(reader: RowReader): OrderItem {
  const paidFen = reader.fen('paid');
  const priceFen = reader.fen('price');
  const quantity = reader.count('quantity') ?? 1;
  // The column reads 无退款申请 where there is none, so it is an amount only after a refund.
  const refundText = reader.text('refund');
  const refundFen = parseFen(refundText);
  const refunded = refundProgress(reader.text('refundStatus')) === 'refunded';
  if (refunded && refundText !== '' && refundFen === null && !/^[无没]/.test(refundText)) {
    reader.fen('refund');
  }
  const lineFen = paidFen ?? (priceFen === null ? null : priceFen * quantity);
  return {
    sku: reader.id('sku') || reader.id('merchantCode') || null,
    title: reader.text('title'),
    quantity,
    priceFen,
    paidFen,
    refundFen: refunded ? (refundFen ?? lineFen ?? 0) : 0,
  };
}
