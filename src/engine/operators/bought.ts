// bought: the buyer ordered what the agent had recommended, or what was asked about.
import type { Instant, OrderItem } from '../../domain/event.ts';
import type { Facts } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { hit, type Mark, MISS, notApplicable, type Outcome } from '../outcome.ts';
import { productsOf } from '../products.ts';
import type { Shown } from '../shown-products.ts';

export const bought: Operator = {
  name: 'bought',
  doc: {
    zh: '之后买了：recommended 客服推荐的款，或 asked 买家自己问的款；paid: true 要付了款且没退',
    en: 'Bought afterwards what was recommended, or asked about; paid: true, paid and not refunded',
  },
  example: 'bought: { recommended: true, paid: true }',
  compile: (args) => {
    const recommended = args.flag('recommended') ?? false;
    const asked = args.flag('asked') ?? false;
    if (!recommended && !asked) args.missing('recommended');
    const paid = args.flag('paid') ?? true;
    return {
      judge: ({ facts }) => {
        const { scene } = facts.stage;
        if (!scene.ordersKnown) return notApplicable('orders-unknown');
        if (scene.ordersUnclear !== null) return notApplicable('orders-unclear');
        if (facts.conversation.orderIds.length === 0 || !(asked || facts.offers)) return MISS;
        const shown = productsOf(facts);
        const wanted = [...(recommended ? shown.recommended : []), ...(asked ? shown.asked : [])];
        return judgeBought(facts, wanted, paid);
      },
      doubt: () => null,
    };
  },
};

function judgeBought(facts: Facts, shown: readonly Shown[], paid: boolean): Outcome {
  const { orders } = facts.stage;
  const marks: Mark[] = [];
  const seen = new Set<string>();
  for (const { sku, line } of shown) {
    if (seen.has(sku)) continue;
    seen.add(sku);
    for (const id of facts.conversation.orderIds) {
      const order = orders.get(id);
      if (order === undefined || (paid && (!order.paid || order.refundedAt !== null))) continue;
      const kept = (item: OrderItem): boolean => !paid || item.refundFen === 0;
      if (!order.items.some((item) => item.sku === sku && kept(item))) continue;
      const { message } = facts.lines[line]!;
      if (isBefore(order.placedAt, message.at)) continue;
      const evidence = [{ messageId: message.id, role: 'wrong' as const, note: `order ${id}` }];
      const agent = message.by === 'agent' ? message.agent : null;
      marks.push({ line, at: message.at, agent, evidence });
    }
  }
  return marks.length > 0 ? hit(marks) : MISS;
}

function isBefore(placedAt: Instant | null, shownAt: Instant | null): boolean {
  return placedAt !== null && shownAt !== null && placedAt < shownAt;
}
