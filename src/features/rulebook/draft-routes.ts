// The API of word packs and scorecards nobody has published yet: one's own drafts, and nothing is judged with them.
import type { AppContext } from '../../http/app-env.ts';
import { badRequest, conflict, notFound } from '../../http/refusal.ts';
import { newRoutes } from '../../http/routes.ts';
import type { Words } from '../../intake/format.ts';
import * as contract from './draft-contract.ts';
import { type Named, newCardText, newPackText } from './new-content.ts';
import { packName } from './pack-text.ts';
import { checkShop } from './rule-period.ts';
import { listGroups } from './shop-groups.ts';
import { cardPath, loadShopRules, packPath, type ShopRules } from './shop-rules.ts';
import { deleteDraft, findDraft, saveDraft } from './store.ts';

interface Kind {
  readonly what: Words;
  readonly pathOf: (id: string) => string;
  /** Where all of them stand. */
  readonly idsOf: (rules: ShopRules) => readonly string[];
}

const PACK: Kind = {
  what: { zh: '词包', en: 'word pack' },
  pathOf: packPath,
  idsOf: ({ set }) => set.packs.map(({ id }) => id),
};
const CARD: Kind = {
  what: { zh: '评分卡', en: 'scorecard' },
  pathOf: cardPath,
  idsOf: ({ cards }) => cards,
};

interface Asked extends Named {
  readonly shop: string;
  readonly copyOf: string | null;
}

/** Saves what `write` makes of the copied text as the account's draft. */
async function begin(
  c: AppContext,
  kind: Kind,
  { shop, id, name, copyOf }: Asked,
  write: (named: Named, copied: string | null) => string,
): Promise<{ id: string }> {
  const { db, now } = c.get('services');
  const { accountId } = c.get('who');
  const rules = await loadShopRules(db, shop);
  const path = kind.pathOf(id);
  if (rules.textOf(path) !== null) throw idTaken(kind, id);
  if ((await findDraft(db, shop, accountId, path)) !== null) throw draftThere(kind, id);
  const named = { id, name: { zh: name.zh, en: name.en === '' ? name.zh : name.en } };
  refuseSameName(kind, rules, named.name);
  const copied = copyOf === null ? null : rules.textOf(kind.pathOf(copyOf));
  if (copyOf !== null && copied === null) throw nothingToCopy(kind, copyOf);
  const draft = { path, yaml: write(named, copied), chat: '', base: rules.version };
  await saveDraft(db, shop, accountId, { ...draft, saved_at: now() });
  return { id };
}

async function keep(c: AppContext, kind: Kind, id: string, shop: string, yaml: string) {
  await checkShop(c, shop);
  const { db, now } = c.get('services');
  const { accountId } = c.get('who');
  const draft = await findDraft(db, shop, accountId, kind.pathOf(id));
  if (draft === null)
    throw notFound({ zh: `这份${kind.what.zh}草稿`, en: `${kind.what.en} draft` });
  const savedAt = now();
  await saveDraft(db, shop, accountId, { ...draft, yaml, saved_at: savedAt });
  return { savedAt };
}

async function drop(c: AppContext, kind: Kind, id: string, shop: string): Promise<{ ok: true }> {
  await checkShop(c, shop);
  await deleteDraft(c.get('services').db, shop, c.get('who').accountId, kind.pathOf(id));
  return { ok: true };
}

export const draftRoutes = newRoutes()
  .openapi(contract.newPack, async (c) => {
    const asked = c.req.valid('json');
    await checkShop(c, asked.shop);
    return c.json(await begin(c, PACK, asked, newPackText), 200);
  })
  .openapi(contract.putPackDraft, async (c) => {
    const { shop, yaml } = c.req.valid('json');
    return c.json(await keep(c, PACK, c.req.valid('param').id, shop, yaml), 200);
  })
  .openapi(contract.dropPackDraft, async (c) => {
    const { shop } = c.req.valid('query');
    return c.json(await drop(c, PACK, c.req.valid('param').id, shop), 200);
  })
  .openapi(contract.newCard, async (c) => {
    const { phases, groups, ...asked } = c.req.valid('json');
    await checkShop(c, asked.shop);
    const known = await listGroups(c.get('services').db, asked.shop);
    const strange = groups.find((group) => !known.includes(group));
    if (strange !== undefined) throw noSuchGroup(strange, known);
    const write = (named: Named, copied: string | null): string =>
      newCardText(named, { phases, groups }, copied);
    return c.json(await begin(c, CARD, asked, write), 200);
  })
  .openapi(contract.putCardDraft, async (c) => {
    const { shop, yaml } = c.req.valid('json');
    return c.json(await keep(c, CARD, c.req.valid('param').id, shop, yaml), 200);
  })
  .openapi(contract.dropCardDraft, async (c) => {
    const { shop } = c.req.valid('query');
    return c.json(await drop(c, CARD, c.req.valid('param').id, shop), 200);
  });

function refuseSameName(kind: Kind, rules: ShopRules, { zh }: Words): void {
  const same = kind
    .idsOf(rules)
    .find((id) => packName(id, rules.textOf(kind.pathOf(id)) ?? '').zh === zh);
  if (same === undefined) return;
  const { what } = kind;
  throw conflict(
    'name-taken',
    {
      zh: `已经有${what.zh}叫“${zh}”（编号 ${same}）`,
      en: `There is a ${what.en} called “${zh}” already (id ${same})`,
    },
    { zh: '换个中文名，免得选的时候分不清', en: 'Choose another Chinese name, to tell them apart' },
  );
}

function idTaken({ what }: Kind, id: string) {
  return conflict(
    'id-taken',
    { zh: `编号 ${id} 已经有${what.zh}在用`, en: `There is a ${what.en} with the id ${id}` },
    { zh: '换一个编号；要改现有的，就直接打开它', en: 'Choose another id, or open that one' },
  );
}

function draftThere({ what }: Kind, id: string) {
  return conflict(
    'draft-there',
    {
      zh: `你已经有一份编号 ${id} 的${what.zh}草稿`,
      en: `You have a draft of a ${what.en} with the id ${id}`,
    },
    { zh: '打开那份接着写，或者先丢掉它', en: 'Go on with it, or drop it first' },
  );
}

function nothingToCopy({ what }: Kind, id: string) {
  return badRequest(
    'nothing-to-copy',
    { zh: `没有编号 ${id} 的${what.zh}可以复制`, en: `There is no ${what.en} ${id} to copy` },
    { zh: '从列表里选一个现有的，或者从空白开始', en: 'Choose one of the list, or begin empty' },
  );
}

function noSuchGroup(group: string, known: readonly string[]) {
  const list = known.length === 0 ? null : known.join('、');
  return badRequest(
    'no-such-group',
    { zh: `店里没有“${group}”这个小组`, en: `The shop has no group “${group}”` },
    {
      zh: list === null ? '先在“客服名单”里分好小组' : `现有的小组：${list}`,
      en: list === null ? 'Put agents into groups in the roster first' : `There are: ${list}`,
    },
  );
}
