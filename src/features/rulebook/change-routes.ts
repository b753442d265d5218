// The API that changes rules: check as one types, drafts, the checklist, publishing, restoring.
import type { AppContext } from '../../http/app-env.ts';
import { dayOf } from '../../http/day-query.ts';
import { badRequest, notFound, Refusal } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import { maskFor, seesShop } from '../../http/scope.ts';
import { refOf } from '../conversations/store.ts';
import type { BacktestInput, BacktestResult } from './backtest-job.ts';
import { checkRule, readRule } from './check-rule.ts';
import * as contract from './contract.ts';
import { assess, blockers, withFields } from './publish-rule.ts';
import { putIntoForce } from './put-into-force.ts';
import { historyOf } from './rule-history.ts';
import { agentNames, checkShop } from './rule-period.ts';
import type { ProblemShape } from './shapes.ts';
import { chatPath, loadShopRules, meaningOf, rulePath, type ShopRules } from './shop-rules.ts';
import { deleteDraft, findDraft, saveDraft } from './store.ts';

const DAYS_MAX = 92;

/** Throws with what blocks, each thing with its line, in the user's language. */
export function refuseBlocked(c: AppContext, blocked: readonly ProblemShape[]): void {
  if (blocked.length === 0) return;
  const lang = c.get('lang');
  const first = blocked[0]!;
  throw new Refusal({
    status: 422,
    code: first.code,
    words: {
      zh: `还不能发布，有 ${blocked.length} 处要先解决：${first.words.zh}`,
      en: `It cannot be published yet, ${blocked.length} things stand in the way: ${first.words.en}`,
    },
    todo: {
      zh: '照着清单一条条改好，再发布',
      en: 'Work through the list, then publish again',
    },
    details: blocked.slice(0, 30).map(({ where, line, path, words }) => ({
      path: line === null ? [where, path].filter(Boolean).join('.') : `${where}:${line}`,
      message: words[lang],
    })),
  });
}

interface ToPublish {
  readonly shop: string;
  readonly id: string;
  readonly yaml: string;
  readonly chat: string;
  readonly reason: string;
  readonly as: 'active' | 'shadow' | 'retired';
  readonly base: number | null;
  readonly from: string | null;
  readonly action: string;
  /** No back-test is asked for. */
  readonly tried?: boolean;
}

async function publish(c: AppContext, rules: ShopRules, asked: ToPublish) {
  const { db, now } = c.get('services');
  const { id, shop, as, chat } = asked;
  const yaml = withFields(asked.yaml, { status: as });
  const { rule, checklist } = await assess(db, rules, { shop, id, yaml, chat }, now);
  const blocked = blockers(checklist, as);
  refuseBlocked(
    c,
    asked.tried === true ? blocked.filter(({ code }) => code !== 'not-backtested') : blocked,
  );
  const before = rules.set.rules.find((one) => one.id === id) ?? null;
  const done = await putIntoForce(c, {
    ...{ shop, reason: asked.reason, base: asked.base, from: asked.from },
    files: { [rulePath(id)]: yaml, [chatPath(id)]: chat },
    action: asked.action,
    target: id,
    before:
      before === null
        ? null
        : { version: before.version, status: before.status, yaml: rules.textOf(rulePath(id)) },
    after: { version: rule!.version, status: as, yaml },
    draft: rulePath(id),
  });
  return { ...done, version: rule!.version };
}

export const changeRoutes = newRoutes()
  .openapi(contract.checkRuleText, async (c) => {
    const { shop, id, yaml, chat } = c.req.valid('json');
    await checkShop(c, shop);
    const rules = await loadShopRules(c.get('services').db, shop);
    const { rule, problems, examples } = checkRule(id, yaml, chat, rules.set.packs);
    const said =
      rule === null
        ? null
        : {
            name: rule.name,
            version: rule.version,
            severity: rule.severity,
            dimension: rule.dimension,
          };
    return c.json({ rule: said, problems: [...problems], examples: [...examples] }, 200);
  })
  .openapi(contract.getDraft, async (c) => {
    const { id } = c.req.valid('param');
    const { shop } = c.req.valid('query');
    await checkShop(c, shop);
    const { db } = c.get('services');
    const rules = await loadShopRules(db, shop);
    const draft = await findDraft(db, shop, c.get('who').accountId, rulePath(id));
    const yaml = rules.textOf(rulePath(id));
    if (draft === null && yaml === null) throw notFound({ zh: '这条规则', en: 'rule' });
    return c.json(
      draft === null
        ? {
            yaml: yaml ?? '',
            chat: rules.textOf(chatPath(id)) ?? '',
            base: rules.version,
            savedAt: null,
            exists: yaml !== null,
          }
        : {
            yaml: draft.yaml,
            chat: draft.chat,
            base: draft.base,
            savedAt: draft.saved_at,
            exists: yaml !== null,
          },
      200,
    );
  })
  .openapi(contract.putDraft, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, yaml, chat, base } = c.req.valid('json');
    await checkShop(c, shop);
    const { db, now } = c.get('services');
    const savedAt = now();
    const draft = { path: rulePath(id), yaml, chat, base, saved_at: savedAt };
    await saveDraft(db, shop, c.get('who').accountId, draft);
    return c.json({ yaml, chat, base, savedAt }, 200);
  })
  .openapi(contract.dropDraft, async (c) => {
    const { id } = c.req.valid('param');
    const { shop } = c.req.valid('query');
    await checkShop(c, shop);
    await deleteDraft(c.get('services').db, shop, c.get('who').accountId, rulePath(id));
    return c.json({ ok: true as const }, 200);
  })
  .openapi(contract.getChecklist, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, yaml, chat } = c.req.valid('json');
    await checkShop(c, shop);
    const { db, now } = c.get('services');
    const rules = await loadShopRules(db, shop);
    return c.json((await assess(db, rules, { shop, id, yaml, chat }, now)).checklist, 200);
  })
  .openapi(contract.publishRule, async (c) => {
    const { id } = c.req.valid('param');
    const { from = null, ...asked } = c.req.valid('json');
    await checkShop(c, asked.shop);
    const rules = await loadShopRules(c.get('services').db, asked.shop);
    const done = await publish(c, rules, { ...asked, id, from, action: 'rule.publish' });
    return c.json(done, 200);
  })
  .openapi(contract.restoreRule, async (c) => {
    const { id } = c.req.valid('param');
    const { shop, contentVersion, reason, from = null } = c.req.valid('json');
    await checkShop(c, shop);
    const { db } = c.get('services');
    const rules = await loadShopRules(db, shop);
    const history = await historyOf(db, shop, rulePath(id), chatPath(id));
    const old = history.find((one) => one.contentVersion === contentVersion);
    if (old === undefined || old.text === null) throw notFound({ zh: '这一版', en: 'version' });
    const now = rules.set.rules.find((rule) => rule.id === id);
    const then = readRule(id, old.text, rules.set.packs).rule;
    const changed = now === undefined || then === null || meaningOf(now) !== meaningOf(then);
    const version = changed ? (now?.version ?? 0) + 1 : now.version;
    // What was in force once was tried out then; examples and appeals of today must pass all the same.
    const done = await publish(c, rules, {
      ...{ shop, id, reason, from, base: null },
      yaml: withFields(old.text, { version }),
      chat: old.chat ?? '',
      as: old.status === 'shadow' || old.status === 'retired' ? old.status : 'active',
      action: 'rule.restore',
      tried: true,
    });
    return c.json(done, 200);
  })
  .openapi(contract.startBacktest, async (c) => {
    const { shop, from, to, kind, id, yaml } = c.req.valid('json');
    await checkShop(c, shop);
    if (dayOf(to) < dayOf(from) || dayOf(to) - dayOf(from) >= DAYS_MAX) throw badPeriod();
    const { db, jobs } = c.get('services');
    const rules = await loadShopRules(db, shop);
    let meaning: string | null = null;
    if (kind === 'rule') {
      const { rule, problems } = readRule(id, yaml, rules.set.packs);
      if (rule === null) refuseBlocked(c, problems);
      else meaning = meaningOf(rule);
    }
    const input: BacktestInput = { kind, id, yaml, from, to, meaning };
    const job = await jobs.enqueue({ kind: 'backtest', shop, input, by: c.get('who').accountId });
    return c.json({ job: job.id }, 200);
  })
  .openapi(contract.getBacktest, async (c) => {
    const job = await getJob(c, c.req.valid('param').job);
    const { id, state, progress, error } = job;
    const report = state === 'done' ? await presentReport(c, job.shop, job.result) : null;
    const how = progress === null ? null : { done: progress.done, total: progress.total };
    return c.json({ id, state, progress: how, error, report }, 200);
  })
  .openapi(contract.cancelBacktest, async (c) => {
    const { id } = await getJob(c, c.req.valid('param').job);
    await c.get('services').jobs.cancel(id);
    return c.json({ ok: true as const }, 200);
  });

function badPeriod(): Refusal {
  return badRequest(
    'bad-period',
    { zh: '回测的日期不对', en: 'The period cannot be used' },
    {
      zh: `开始不能晚于结束，最多 ${DAYS_MAX} 天`,
      en: `It begins before it ends and is at most ${DAYS_MAX} days`,
    },
  );
}

async function getJob(c: AppContext, id: string) {
  const job = await c.get('services').jobs.find(id);
  const seen = job?.kind === 'backtest' && job.shop !== null && seesShop(c.get('who'), job.shop);
  if (job === null || !seen) throw notFound({ zh: '这次回测', en: 'back-test' });
  return { ...job, shop: job.shop ?? '' };
}

async function presentReport(
  c: AppContext,
  shop: string,
  stored: unknown,
): Promise<contract.BacktestReport> {
  const result = stored as BacktestResult;
  const nameOf = await agentNames(c, shop);
  const mask = maskFor(c.get('who'));
  const { from, to, threads, conversations } = result;
  return {
    ...{ from, to, threads, conversations },
    rules: result.rules.map((one) => ({ ...one, flips: [...one.flips] })),
    agents: result.agents.map((one) => ({ ...one, name: nameOf(one.agent) })),
    flips: result.flips.map(({ conversation, buyer, agent, quote, ...flip }) => ({
      ...flip,
      ref: refOf({ conversation_id: conversation, buyer }),
      buyer: mask.buyer(buyer),
      agent: agent === null ? null : nameOf(agent),
      quote: mask.text(quote),
      before: flip.before.map((one) => ({ ...one })),
      after: flip.after.map((one) => ({ ...one })),
    })),
  };
}
