// The API of definitions: what there is, why a figure is what it is, families side by side.

import { z } from '@hono/zod-openapi';
import type { AppContext } from '../../http/app-env.ts';
import { readCursor, writeCursor } from '../../http/paging.ts';
import { badRequest, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor, visibleShops } from '../../http/scope.ts';
import { FAMILIES, type Family } from '../../measures/definition.ts';
import { fateOf } from '../../measures/inquiry-fates.ts';
import type { UnitList } from '../../measures/list-units.ts';
import { rollUp } from '../../measures/roll-up.ts';
import { sumText } from '../../report/figure-text.ts';
import { listShops } from '../../store/shops.ts';
import { loadShopSetup, type ShopSetup } from '../../work/shop-setup.ts';
import { compareOn, metricsCompared, presentCompared } from './compare.ts';
import { presentDefinition } from './definitions.ts';
import { expectPeriod } from './expected.ts';
import { newestDefinitions, presentFigure } from './figures.ts';
import { keepLists } from './kept-lists.ts';
import * as contract from './metric-contract.ts';
import { askedWork, daysBefore, type Work, workFigures } from './period.ts';
import { stateOf } from './replay.ts';
import {
  addsUp,
  countReasons,
  findMetric,
  listFigure,
  presentUnit,
  splitFigure,
  THREADS_MAX,
} from './why.ts';

const NO_METRIC = { zh: '这个指标', en: 'metric' } as const;

/** The setup of the shop asked for, else of the first one may see. */
export async function seenSetup(c: AppContext, shop: string | undefined): Promise<ShopSetup> {
  const { db } = c.get('services');
  const known = (await listShops(db)).map(({ shopId }) => shopId);
  const [first] = visibleShops(c.get('who'), known, shop === undefined ? [] : [shop]);
  if (first === undefined && shop !== undefined) throw notFound({ zh: '这家店', en: 'shop' });
  return await loadShopSetup(db, first ?? '');
}

const lists = keepLists<{ readonly list: UnitList | null; readonly threads: number }>();

/** The figure of nobody's is seen only by who sees everybody's. */
function ofNobody(work: Work, nobody: '1' | undefined): Work {
  if (nobody === undefined) return work;
  return { ...work, agents: work.agents === 'all' ? [''] : [] };
}

export const metricRoutes = newRoutes()
  .openapi(contract.listMetrics, async (c) => {
    const { content, metrics } = await seenSetup(c, c.req.valid('query').shop);
    const items = metrics.all.map(({ definition }) =>
      presentDefinition(definition, content.reasons, content.topics),
    );
    const topics = content.topics.map(({ id, name, families }) => ({
      ...{ id, name },
      families: FAMILIES.filter((family) => (families[family] ?? []).length > 0),
    }));
    return c.json({ items, topics }, 200);
  })
  .openapi(contract.compareMetrics, async (c) => {
    const { topic, families, ...query } = c.req.valid('query');
    const work = await askedWork(c, query);
    const asked = (families ?? FAMILIES.join(',')).split(',') as Family[];
    const compared = metricsCompared(
      work.setup,
      topic,
      FAMILIES.filter((one) => asked.includes(one)),
    );
    if (compared.length === 0) throw notFound({ zh: '这个主题', en: 'topic' });
    const { threads, comparison } = await compareOn(c.get('services').db, work, compared);
    if (comparison === null) throw tooWide(threads);
    const as = { work, mask: maskFor(c.get('who')) };
    return c.json({ threads, threadsMax: THREADS_MAX, ...presentCompared(comparison, as) }, 200);
  })
  .openapi(contract.explainMetric, async (c) => {
    const { db } = c.get('services');
    const { id } = c.req.valid('param');
    const { nobody, part, cursor, limit, ...query } = c.req.valid('query');
    const work = ofNobody(await askedWork(c, query), nobody);
    const { metrics, content } = work.setup;
    const metric = findMetric(metrics, id);
    if (metric === undefined) throw notFound(NO_METRIC);
    const { definition } = metric;
    const figures = await workFigures(c, work);
    const { row, byAgent, byDay } = splitFigure(figures, work.setup, metric);
    const past = rollUp((await workFigures(c, work, daysBefore(work))).tally, metrics, {
      ...{ scope: 'shop', over: 'period' },
    }).find((one) => one.metric === id && one.version === definition.version);
    const key = `${id}/${await stateOf(db, work)}`;
    const { list, threads } = await lists(db, key, () => listFigure(db, work, metric));
    const units = list === null ? [] : part === 'counted' ? list.counted : list.leftOut;
    const from = readCursor(cursor, z.tuple([z.number()]))?.[0] ?? 0;
    const who = {
      metric,
      reasons: content.reasons,
      mask: maskFor(c.get('who')),
      nameOf: work.nameOf,
    };
    const person = (agent: string | null) =>
      agent === null ? null : { id: agent, name: work.nameOf(agent) };
    const [only] = work.agents === 'all' || work.agents.length !== 1 ? [] : work.agents;
    const fate = row?.state === 'provisional' ? fateOf(definition) : null;
    return c.json(
      {
        definition: presentDefinition(definition, content.reasons, content.topics),
        ...{ shop: work.shop, from: work.from, to: work.to, threads },
        agent: only === undefined || only === '' ? null : person(only),
        figure: presentFigure(newestDefinitions(metrics).get(id) ?? definition, row, past),
        byAgent:
          only === undefined
            ? byAgent.map(({ agent, ...sum }) => ({ agent: person(agent), ...sum }))
            : [],
        byDay: work.from === work.to ? [] : byDay,
        expected: fate === null ? null : await expectPeriod(db, work, fate),
        listed:
          list === null
            ? null
            : {
                counted: list.counted.length,
                leftOut: list.leftOut.length,
                numerator: list.numerator,
                denominator: list.denominator,
                sum: sumText(definition, list.numerator, list.denominator),
                adds: addsUp(list, row),
                reasons: countReasons(list, content.reasons),
              },
        items: units.slice(from, from + limit).map((unit) => presentUnit(unit, who)),
        next: from + limit < units.length ? writeCursor([from + limit]) : null,
      },
      200,
    );
  });

function tooWide(threads: number) {
  return badRequest(
    'too-many-threads',
    {
      zh: `这段时间有 ${threads} 位买家的聊天，一次最多逐条比 ${THREADS_MAX} 位`,
      en: `${threads} buyers’ chats in these days; at most ${THREADS_MAX} are compared at once`,
    },
    { zh: '选一位客服，或少选几天', en: 'Choose one agent, or fewer days' },
  );
}
