// The API of the overview: figures, findings, diagnosis, what is still open.
import { dayOf } from '../../http/day-query.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor } from '../../http/scope.ts';
import { dayText } from '../../lib/zone.ts';
import { OWNERSHIP } from '../../report/words/left-out.ts';
import { refOf } from '../conversations/store.ts';
import * as contract from './contract.ts';
import { presentDiagnosis } from './diagnosis.ts';
import { loadDiagnosisInput } from './diagnosis-rows.ts';
import { expectPeriod } from './expected.ts';
import { keepLists } from './kept-lists.ts';
import { keptSums } from './kept-sums.ts';
import { presentOverview } from './overview.ts';
import { askedWork, daysBefore, workFigures } from './period.ts';
import { stateOf } from './replay.ts';
import { countSeverities, listWorstFindings } from './store.ts';

/** Findings of so many days count as the latest. */
const LATEST_DAYS = 3;
const WORST_MAX = 8;
/** With fewer days hardly anything can be told from chance. */
const DIAGNOSED_DAYS = 28;

const diagnoses = keepLists<ReturnType<typeof presentDiagnosis>>();

export const overviewRoutes = newRoutes()
  .openapi(contract.getOverview, async (c) => {
    const { db } = c.get('services');
    const work = await askedWork(c, c.req.valid('query'));
    const before = daysBefore(work);
    const { from, to, setup } = work;
    // Asked for at once: the database sums the next while the answer before it is unpacked here.
    const kept = keptSums(db, work);
    const [now, past, crowd, owned] = await Promise.all([
      workFigures(c, work),
      workFigures(c, work, before),
      kept.then((sums) => sums.crowd()),
      work.agents === 'all' ? kept.then((sums) => sums.ownership()) : [],
    ]);
    return c.json(
      {
        ...{ shop: work.shop, from, to, before },
        ordersKnown: setup.ordersKnown,
        ...presentOverview({ from, to, metrics: setup.metrics, now, before: past, crowd }),
        ownership: owned.map(({ ownership, orders, sales_fen }) => ({
          ownership,
          name: OWNERSHIP[ownership as keyof typeof OWNERSHIP].name,
          orders,
          salesFen: sales_fen,
        })),
      },
      200,
    );
  })
  .openapi(contract.getAttention, async (c) => {
    const { db } = c.get('services');
    const asked = await askedWork(c, c.req.valid('query'));
    const first = Math.max(dayOf(asked.from), dayOf(asked.to) - LATEST_DAYS + 1);
    const work = { ...asked, from: dayText(first) };
    const rules = new Map(work.setup.rulebook.rules.map(({ rule }) => [rule.id, rule.name]));
    const mask = maskFor(c.get('who'));
    const found = await listWorstFindings(db, c.get('who'), work, WORST_MAX);
    return c.json(
      {
        ...{ from: work.from, to: work.to },
        items: found.map(({ rule, severity, agent, day, at, quote, ...place }) => ({
          rule,
          name: rules.get(rule) ?? { zh: rule, en: rule },
          severity,
          agent: agent === null ? null : { id: agent, name: work.nameOf(agent) },
          ...{ day: dayText(day), at, quote: mask.text(quote), ref: refOf(place) },
        })),
        severities: await countSeverities(db, c.get('who'), work),
      },
      200,
    );
  })
  .openapi(contract.getDiagnosis, async (c) => {
    const asked = await askedWork(c, c.req.valid('query'));
    const first = Math.min(dayOf(asked.from), dayOf(asked.to) - DIAGNOSED_DAYS + 1);
    const work = { ...asked, from: dayText(first) };
    const { db } = c.get('services');
    const found = await diagnoses(db, await stateOf(db, work), async () => {
      const { days } = await workFigures(c, work);
      return presentDiagnosis(await loadDiagnosisInput(db, work, days), work);
    });
    return c.json({ from: work.from, to: work.to, ...found }, 200);
  })
  .openapi(contract.getExpected, async (c) => {
    const work = await askedWork(c, c.req.valid('query'));
    const conversion = await expectPeriod(c.get('services').db, work, 'paid');
    return c.json({ conversion }, 200);
  });
