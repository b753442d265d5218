// buyer: whether the buyer had bought from the shop before this conversation.
import type { Operator } from '../operator.ts';
import { HIT, MISS, notApplicable } from '../outcome.ts';

export const buyer: Operator = {
  name: 'buyer',
  doc: {
    zh: '老客 returning: true（本次会话之前付过款）或新客 false；没有订单数据就不适用',
    en: 'Returning: paid an order before this conversation began; n/a without order data',
  },
  example: 'buyer: { returning: true }',
  compile: (args) => {
    const returning = args.flag('returning');
    if (returning === null) args.missing('returning');
    return {
      judge: ({ facts }) => {
        const { scene } = facts.stage;
        if (!scene.ordersKnown) return notApplicable('orders-unknown');
        if (scene.ordersUnclear !== null) return notApplicable('orders-unclear');
        const { startAt } = facts.conversation;
        if (startAt === null) return notApplicable('no-time');
        const before = scene.orders.some(({ paidAt }) => paidAt !== null && paidAt < startAt);
        return before === returning ? HIT : MISS;
      },
      doubt: () => null,
    };
  },
};
