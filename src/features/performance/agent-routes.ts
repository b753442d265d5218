// The API of agents: the ranking, its export, the fair comparison, one agent.
import type { AppContext } from '../../http/app-env.ts';
import { audit } from '../../http/audit.ts';
import { notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { tableResponse } from '../../http/table-file.ts';
import { rollUp } from '../../measures/roll-up.ts';
import { tallyOf } from '../../measures/tally.ts';
import { agentColumns } from './agent-columns.ts';
import { listCases, weakRules } from './agent-page.ts';
import {
  againstTeam,
  archetypesByAgent,
  presentTeam,
  teamArchetypes,
  teamScores,
} from './agents.ts';
import * as contract from './contract.ts';
import { presentFairness, USUAL_DAYS } from './fairness.ts';
import { compareIdentities, identityOfRows, presentSix } from './figures.ts';
import { keepLists } from './kept-lists.ts';
import { keptSums } from './kept-sums.ts';
import { presentDays } from './overview.ts';
import { askedWork, daysBefore, seenAgents, type Work, workFigures } from './period.ts';
import { stateOf } from './replay.ts';
import type { AgentShape, FairShape, PeriodQuery } from './shapes.ts';

/** Agents stand against the whole shop's team; only those asked for, and seen, are shown. */
async function loadTeam(c: AppContext, query: PeriodQuery) {
  const work = await askedWork(c, query);
  const whole: Work = { ...work, agents: 'all' };
  // Asked for at once: the database sums the next while the answer before it is unpacked here.
  const kept = keptSums(c.get('services').db, whole);
  const [now, before, sums, funnels] = await Promise.all([
    workFigures(c, whole),
    workFigures(c, whole, daysBefore(work)),
    kept,
    kept.then((all) => all.funnels()),
  ]);
  const standing = presentTeam({ work, now, before, funnels });
  const shown = standing.agents.filter(
    ({ id }) => work.agents === 'all' || work.agents.includes(id),
  );
  return { work, now, before, sums, standing, shown };
}

type Loaded = Awaited<ReturnType<typeof loadTeam>>;

function presentWhole({ work, now, before, standing }: Loaded) {
  const { metrics } = work.setup;
  const by = { scope: 'shop', over: 'period' } as const;
  return {
    average: standing.team.average,
    sellers: standing.team.sellers.size,
    figures: presentSix(metrics, rollUp(now.tally, metrics, by), rollUp(before.tally, metrics, by)),
    nobodys: presentSix(metrics, standing.rows.get('') ?? [], []),
    scores: teamScores(now.scores),
    archetypes: teamArchetypes(now.days),
  };
}

const comparisons = keepLists<FairShape | null>();

export const agentRoutes = newRoutes()
  .openapi(contract.listAgents, async (c) => {
    const loaded = await loadTeam(c, c.req.valid('query'));
    const { work, shown } = loaded;
    return c.json(
      {
        ...{ from: work.from, to: work.to, before: daysBefore(work) },
        ordersKnown: work.setup.ordersKnown,
        team: presentWhole(loaded),
        agents: [...shown],
      },
      200,
    );
  })
  .openapi(contract.exportAgents, async (c) => {
    const { format, ...query } = c.req.valid('query');
    const { work, shown } = await loadTeam(c, query);
    await audit(c, { action: 'agents.export', target: format, shop: work.shop, after: query });
    const rows = async function* (): AsyncGenerator<AgentShape> {
      yield* shown;
    };
    return tableResponse({
      name: { zh: '客服', en: 'Agents' },
      format,
      lang: c.get('lang'),
      columns: agentColumns(),
      rows: rows(),
      zoneOffsetMs: work.setup.setup.zoneOffsetMs,
    });
  })
  .openapi(contract.getFairness, async (c) => {
    const work = await askedWork(c, c.req.valid('query'));
    const { db } = c.get('services');
    const fair = await comparisons(db, await stateOf(db, work, USUAL_DAYS), () =>
      presentFairness(db, work, work.agents),
    );
    return c.json({ fair }, 200);
  })
  .openapi(contract.getAgent, async (c) => {
    const { db } = c.get('services');
    const { id } = c.req.valid('param');
    const loaded = await loadTeam(c, { ...c.req.valid('query'), agent: undefined });
    const { work, now, before, sums, standing } = loaded;
    const { metrics } = work.setup;
    const seen = seenAgents(c, work);
    const agent = standing.agents.find((one) => one.id === id) ?? standing.agents.find(named(id));
    if (agent === undefined || (seen !== 'all' && !seen.includes(agent.id))) {
      throw notFound({ zh: '这位客服（这几天没有接待）', en: 'agent in these days' });
    }
    const [crowd, best, worst] = await Promise.all([
      sums.crowd(),
      listCases(db, c.get('who'), work, agent.id, 'best'),
      listCases(db, c.get('who'), work, agent.id, 'worst'),
    ]);
    const past = rollUp(tallyOf(before.tally, agent.id), metrics, {
      ...{ scope: 'shop', over: 'period' },
    });
    const days = { from: work.from, to: work.to, metrics, crowd };
    return c.json(
      {
        ...{ from: work.from, to: work.to, before: daysBefore(work) },
        agent,
        gap: againstTeam(standing.team, agent).split,
        past: compareIdentities(agent.identity, identityOfRows(past)),
        team: presentWhole(loaded),
        archetypesBefore: archetypesByAgent(before.days).get(agent.id) ?? [],
        series: presentDays(days, tallyOf(now.tally, agent.id)),
        weakRules: weakRules(now, work, agent.id),
        best,
        worst,
      },
      200,
    );
  });

/** The part after the colon of an account, or a name, will do. */
function named(id: string) {
  return ({ id: account, name }: AgentShape): boolean =>
    account.slice(account.lastIndexOf(':') + 1) === id || name === id;
}
