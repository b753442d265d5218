// The API of attribution: the policies there are, what another would change, why an order is whose it is.
import type { AttributionPolicy } from '../../domain/setup.ts';
import { badRequest, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor, scopeWhere } from '../../http/scope.ts';
import { OWNERSHIP } from '../../report/words/left-out.ts';
import { traceSentence } from '../../report/words/trace-sentence.ts';
import type { Database } from '../../store/database.ts';
import { explainOrder, type OrderExplanation } from '../../work/explain-order.ts';
import { loadContentVersion, overlaidPolicies } from '../../work/shop-content.ts';
import { refOf } from '../conversations/store.ts';
import { loadStoredThreads } from '../conversations/stored-threads.ts';
import {
  BUYERS_MAX,
  compareAttribution,
  listOrderBuyers,
  presentAttribution,
} from './attribution.ts';
import { changeWords, presentPolicy } from './definitions.ts';
import * as contract from './metric-contract.ts';
import { seenSetup } from './metric-routes.ts';
import { askedWork, seenAgents } from './period.ts';

async function policiesOf(
  db: Database,
  shop: string,
): Promise<ReadonlyMap<string, AttributionPolicy>> {
  return overlaidPolicies((await loadContentVersion(db, shop)).overlay);
}

export const attributionRoutes = newRoutes()
  .openapi(contract.listPolicies, async (c) => {
    const { setup, shop } = await seenSetup(c, c.req.valid('query').shop);
    const policies = await policiesOf(c.get('services').db, shop);
    const items = [...policies.values()].map(presentPolicy);
    return c.json({ current: setup.policy.id, items }, 200);
  })
  .openapi(contract.postAttribution, async (c) => {
    const { db } = c.get('services');
    const { a, b, ...query } = c.req.valid('json');
    const work = await askedWork(c, query);
    const policies = await policiesOf(db, work.shop);
    const [left, right] = [policies.get(a), policies.get(b)];
    if (left === undefined || right === undefined)
      throw notFound({ zh: '这份归属口径', en: 'policy' });
    const buyers = await listOrderBuyers(db, work);
    if (buyers.length > BUYERS_MAX) throw tooMany(buyers.length);
    const comparison = await compareAttribution(db, work, buyers, left, right);
    const as = { mask: maskFor(c.get('who')), seen: seenAgents(c, work), nameOf: work.nameOf };
    return c.json({ a, b, ...presentAttribution(comparison, as) }, 200);
  })
  .openapi(contract.explainOrder, async (c) => {
    const { db } = c.get('services');
    const { id } = c.req.valid('param');
    const { shop } = c.req.valid('query');
    const params: unknown[] = [shop, id];
    const seen = scopeWhere(c.get('who'), { shop: 'o.shop_id', agent: 'o.owner' }, params);
    const [row] = await db.query<{ buyer: string }>(
      `select o.buyer from customer_order o where o.shop_id = $1 and o.order_id = $2 and ${seen}`,
      params,
    );
    const setup = row === undefined ? null : await seenSetup(c, shop);
    const stored = row && (await loadStoredThreads(db, shop, [row.buyer])).get(row.buyer);
    if (setup === null || stored === undefined) throw notFound({ zh: '这笔订单', en: 'order' });
    const policies = (await policiesOf(db, shop)).values();
    const found = explainOrder({ ...stored, setup: setup.setup }, id, policies);
    if (found === null) throw notFound({ zh: '这笔订单', en: 'order' });
    const nameOf = (agent: string): string => {
      const name = setup.setup.agents.get(agent)?.name ?? '';
      return name === '' ? agent.slice(agent.lastIndexOf(':') + 1) : name;
    };
    return c.json(presentOrder(found, maskFor(c.get('who')).buyer(found.buyer), nameOf), 200);
  });

function presentOrder(found: OrderExplanation, buyer: string, nameOf: (agent: string) => string) {
  const { order, policy, movements, variants, others } = found;
  const person = (agent: string | null) =>
    agent === null ? null : { id: agent, name: nameOf(agent) };
  const same = (one: { readonly owner: string | null; readonly salesFen: number }): boolean =>
    one.owner === order.owner && one.salesFen === order.salesFen;
  return {
    ...{ orderId: order.orderId, shop: found.shop, buyer },
    policy: { id: policy.id, version: policy.version, name: policy.name },
    owner: person(order.owner),
    ownership: OWNERSHIP[order.ownership].name,
    salesFen: order.salesFen,
    provisional: order.provisional,
    ...{ placedAt: order.placedAt, paidAt: order.paidAt, closedAt: order.closedAt },
    trace: order.trace.map((step) => ({
      at: step.at,
      words: traceSentence(step, nameOf),
      ref:
        step.conversation === null
          ? null
          : refOf({ conversation_id: step.conversation, buyer: found.buyer }),
    })),
    movements: movements.map(({ kind, at, fen }) => ({ kind, at, fen })),
    changes: variants.map(({ setting, values, owner, ownership, salesFen }) => ({
      ...{ ...changeWords(setting, values), owner: person(owner), salesFen },
      ownership: OWNERSHIP[ownership].name,
    })),
    others: others.map(({ policy: other, outcome }) => ({
      ...{ policy: other.id, name: other.name, owner: person(outcome.owner) },
      ownership: OWNERSHIP[outcome.ownership].name,
      salesFen: outcome.salesFen,
      same: same(outcome),
    })),
  };
}

function tooMany(buyers: number) {
  return badRequest(
    'too-many-orders',
    {
      zh: `这段时间有 ${buyers} 位买家下过单，一次最多重算 ${BUYERS_MAX} 位`,
      en: `${buyers} buyers ordered in these days; at most ${BUYERS_MAX} are replayed at once`,
    },
    { zh: '少选几天', en: 'Choose fewer days' },
  );
}
