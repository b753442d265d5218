// What Taobao's and Tmall's order status words mean.
import { statusTable } from '../order-table/find-status.ts';

export const taobaoStatuses = statusTable({
  等待买家付款: { progress: 'unpaid' },
  付款确认中: { progress: 'unpaid' },
  '买家已付款，等待卖家发货': { progress: 'paid' },
  买家已付款: { progress: 'paid' },
  等待卖家发货: { progress: 'paid' },
  卖家部分发货: { progress: 'paid' },
  '卖家已发货，等待买家确认': { progress: 'shipped' },
  '卖家已发货，等待买家确认收货': { progress: 'shipped' },
  卖家已发货: { progress: 'shipped' },
  买家已签收: { progress: 'shipped' },
  '买家已收货，等待卖家确认': { progress: 'shipped' },
  交易成功: { progress: 'completed' },
  交易关闭: { progress: 'closed' },
  交易被淘宝关闭: { progress: 'closed' },
  没有创建支付宝交易: { progress: 'unpaid' },
  异常订单: { progress: 'open' },
});
