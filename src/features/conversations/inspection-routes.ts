// The API of inspection, and of events as they happen.
import { dayOf } from '../../http/day-query.ts';
import { notFound, Refusal } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { dayText } from '../../lib/zone.ts';
import { loadFigures } from '../../store/figures.ts';
import { loadShopSetup } from '../../work/shop-setup.ts';
import { findCases } from './cases.ts';
import * as contract from './contract.ts';
import { presentInspection } from './inspection.ts';
import { countEvents, EVENTS_MAX, takeEvents } from './live-events.ts';
import { findPeople } from './people-asked.ts';

export const inspectionRoutes = newRoutes()
  .openapi(contract.getInspection, async (c) => {
    const { db } = c.get('services');
    const { from, to, ...asked } = c.req.valid('query');
    const people = await findPeople(db, c.get('who'), asked);
    const [first] = people;
    if (first === undefined) throw notFound({ zh: '这家店', en: 'shop' });
    const length = dayOf(to) - dayOf(from) + 1;
    const past = { from: dayText(dayOf(from) - length), to: dayText(dayOf(from) - 1) };
    const [days, before] = [[], []] as [
      Awaited<ReturnType<typeof loadFigures>>['days'][number][],
      Awaited<ReturnType<typeof loadFigures>>['days'][number][],
    ];
    for (const { shop, agents } of people) {
      const { metrics } = await loadShopSetup(db, shop.shopId);
      const whose = { shops: [shop.shopId], ...(agents === 'all' ? {} : { agents }) };
      days.push(...(await loadFigures(db, { ...whose, from, to }, metrics)).days);
      before.push(...(await loadFigures(db, { ...whose, ...past }, metrics)).days);
    }
    const { rulebook } = await loadShopSetup(db, first.shop.shopId);
    const known = (agent: string) =>
      people.map(({ roster }) => roster.get(agent)).find((one) => one !== undefined);
    return c.json(
      presentInspection({
        ...{ from, to, days, before },
        rules: rulebook.rules.map(({ rule }) => rule),
        nameOf: (agent) => known(agent)?.name ?? agent,
        groupOf: (agent) => known(agent)?.group ?? null,
      }),
      200,
    );
  })
  .openapi(contract.getCases, async (c) => {
    const { shop, rule, ...filters } = c.req.valid('query');
    const [found] = await findPeople(c.get('services').db, c.get('who'), { shop });
    if (found === undefined) throw notFound({ zh: '这家店', en: 'shop' });
    const asked = { shop, rule, filters };
    return c.json(await findCases(c.get('services').db, c.get('who'), asked, c.get('lang')), 200);
  })
  .openapi(contract.postEvents, async (c) => {
    const { db, now } = c.get('services');
    const { documents } = c.req.valid('json');
    if (countEvents(documents) > EVENTS_MAX) throw tooManyEvents();
    const taken = await takeEvents(db, c.get('who'), documents, now());
    const lang = c.get('lang');
    const count = (state: string) => taken.filter((one) => one.state === state).length;
    return c.json(
      {
        saved: count('saved'),
        unchanged: count('unchanged'),
        refused: count('refused'),
        items: taken.map(({ index, state, problems }) => ({
          ...{ index, state },
          problems: problems.map(({ path, words }) => ({ path, message: words[lang] })),
        })),
      },
      200,
    );
  });

function tooManyEvents(): Refusal {
  return new Refusal({
    status: 413,
    code: 'too-many-events',
    words: { zh: `一批最多 ${EVENTS_MAX} 个事件`, en: `At most ${EVENTS_MAX} events a batch` },
    todo: { zh: '分成几批发', en: 'Send them in several batches' },
  });
}
