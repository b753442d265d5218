// A promise to ship is broken exactly when the order, once paid, was not shipped within the limit.
import { describeConditions } from '../../testing/try-condition.ts';

const order = `10:00:00 buyer 有货吗
10:00:10 agent 有的，稍等`;
const placed = '10:01:00 order A1 placed 88.00';

describeConditions('promise', [
  [
    'Q9 promise: the limit runs from the promise or the payment, whichever is later',
    'promise: { words: "@hold", over: 24h }',
    `== 付款晚于答应，整点发出
${order}
${placed}
11:00:00 order A1 paid 88.00
+1 11:00:00 order A1 shipped
== 晚一毫秒
${order} ! x
${placed}
11:00:00 order A1 paid 88.00
+1 11:00:00.001 order A1 shipped
== 没付款，不欠货
${order}
${placed}
+3 10:00:00 now
== 时限没到
${order}
${placed}
11:00:00 order A1 paid 88.00
+1 11:00:00 now ? x not-yet
+1 11:00:00.001 now ! x
== 到点前退款
${order}
${placed}
11:00:00 order A1 paid 88.00
12:00:00 order A1 refunded 88.00 ? x refunded`,
    'per: order',
  ],
]);
