// New word packs and scorecards through the API: begun as a draft, kept, tried, published, and what is refused.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadSmallShop } from '../../testing/small-shop.ts';
import { type AppRequest, openTestApp, type TestApp } from '../../testing/test-app.ts';

let t: TestApp;
let shop: string;

beforeAll(async () => {
  t = await openTestApp({ template: { name: 'small-shop', fill: loadSmallShop } });
  const { items } = await get<{ items: { id: string }[] }>('/api/shops');
  shop = items[0]!.id;
  await t.db.query(
    `update agent set group_name = case when agent = (select min(agent) from agent) then '晚班' else '早班' end
     where shop_id = $1`,
    [shop],
  );
}, 240_000);
afterAll(() => t.close());

interface Answer {
  readonly status: number;
  readonly error?: {
    readonly code: string;
    readonly message: string;
    readonly todo: string;
    readonly details?: readonly { readonly path: string; readonly message: string }[];
  };
}

async function ask<T = object>(
  method: string,
  path: string,
  body: object | null,
  request: AppRequest = t.request,
): Promise<T & Answer> {
  const answer = await request(path, {
    method,
    ...(body === null ? {} : { body: JSON.stringify({ shop, ...body }) }),
  });
  return { ...((await answer.json()) as T), status: answer.status };
}

async function get<T>(path: string, request: AppRequest = t.request): Promise<T> {
  const answer = await request(path);
  expect(answer.status, path).toBe(200);
  return (await answer.json()) as T;
}

const q = (): string => `?${new URLSearchParams({ shop })}`;
const named = (id: string, zh: string, more: object = {}): object => ({
  ...{ id, name: { zh, en: '' }, copyOf: null },
  ...more,
});

interface One {
  readonly yaml: string;
  readonly contentVersion: number;
  readonly version: number;
  readonly name: { readonly zh: string; readonly en: string };
  readonly draft: object | null;
  readonly words: number;
  readonly rules: readonly object[];
  readonly history: readonly object[];
}
interface Listing {
  readonly items: readonly { readonly id: string }[];
  readonly drafts: readonly { readonly id: string; readonly name: { readonly zh: string } }[];
}
interface Preview {
  readonly problems: readonly { readonly code: string; readonly words: { readonly zh: string } }[];
  readonly before: number;
  readonly after: number;
  readonly samples: readonly { readonly after: { readonly total: number } }[];
}

const RULE = `id: says-gift
version: 1
name: { zh: 说了送赠品, en: Mentions a gift }
severity: info
dimension: skill
kind: merit
why: { zh: 送了要说, en: Say so }
advice: { zh: 说一句, en: Mention it }
when:
  says: { by: agent, any: ["@gift-words"] }
`;

const idsOf = (items: readonly { readonly id: string }[]): string[] => items.map(({ id }) => id);

describe('a new word pack', () => {
  test('Q11 is begun empty, kept as one’s own draft, tried, and used by a rule once it is published', async () => {
    expect(await ask('POST', '/api/word-packs', named('gift-words', '送赠品的话'))).toMatchObject({
      status: 200,
      id: 'gift-words',
    });
    const begun = await get<One>(`/api/word-packs/gift-words${q()}`);
    expect(begun).toMatchObject({ name: { zh: '送赠品的话', en: '送赠品的话' }, words: 0 });
    expect(begun.draft).not.toBeNull();
    const empty = { yaml: begun.yaml, base: begun.contentVersion, reason: '先发一个试试' };
    const early = await ask('POST', '/api/word-packs/gift-words/publish', empty);
    expect(early).toMatchObject({ status: 422, error: { code: 'empty' } });

    const yaml = begun.yaml.replace('words: []', 'words:\n  - 在的');
    expect(await ask('PUT', '/api/word-packs/gift-words/draft', { yaml })).toMatchObject({
      status: 200,
    });
    expect((await get<One>(`/api/word-packs/gift-words${q()}`)).yaml).toBe(yaml);
    const list = await get<Listing>(`/api/word-packs${q()}`);
    expect(list.drafts.map(({ name }) => name.zh)).toEqual(['送赠品的话']);
    expect(idsOf(list.items)).not.toContain('gift-words');
    const rules = await get<Listing>(`/api/rules${q()}`);
    expect(rules.drafts).toEqual([]);
    const other = await t.signInAs('manager', { shops: 'all', groups: 'all', self: false });
    expect((await ask('GET', `/api/word-packs/gift-words${q()}`, null, other)).status).toBe(404);

    const using = { id: 'says-gift', yaml: RULE, chat: '' };
    const before = await ask<{ rule: object | null }>('POST', '/api/rule-check', using);
    expect(before.rule).toBeNull();
    const tried = await ask<Preview>('POST', '/api/word-packs/gift-words/preview', { yaml });
    expect(tried.before).toBe(0);
    expect(tried.after).toBeGreaterThan(0);
    const done = await ask('POST', '/api/word-packs/gift-words/publish', {
      ...{ yaml, base: begun.contentVersion, reason: '大促送赠品' },
    });
    expect(done).toMatchObject({ status: 200, raised: [] });
    const now = await get<One>(`/api/word-packs/gift-words${q()}`);
    expect(now).toMatchObject({ draft: null, words: 1 });
    expect(now.history).toHaveLength(1);
    const after = await ask<{ rule: object | null }>('POST', '/api/rule-check', using);
    expect(after.rule).not.toBeNull();
    expect((await get<Listing>(`/api/word-packs${q()}`)).drafts).toEqual([]);
    const { items } = await get<{ items: { action: string; target: string; before: unknown }[] }>(
      '/api/audit',
    );
    expect(items.find(({ target }) => target === 'gift-words')).toMatchObject({
      action: 'word-pack.publish',
      before: null,
    });
  }, 60_000);

  test('Q11 begins as a copy, under its own name and without what its original says of itself', async () => {
    const body = named('hold-more', '请买家稍等（大促）', { copyOf: 'hold' });
    expect((await ask('POST', '/api/word-packs', body)).status).toBe(200);
    const [copy, original] = await Promise.all(
      ['hold-more', 'hold'].map((id) => get<One>(`/api/word-packs/${id}${q()}`)),
    );
    expect(copy).toMatchObject({ words: original!.words, rules: [] });
    expect(copy!.yaml).toMatch(/^id: hold-more\nname: \{ zh: 请买家稍等（大促）, en: /);
    expect(await ask('DELETE', `/api/word-packs/hold-more/draft${q()}`, null)).toMatchObject({
      status: 200,
    });
    expect((await ask('GET', `/api/word-packs/hold-more${q()}`, null)).status).toBe(404);
  }, 60_000);

  test.each<[string, () => object, number, string, RegExp]>([
    [
      'an id of capitals',
      () => named('Gift', '新词'),
      400,
      'invalid-request',
      /小写字母.*gift-words/,
    ],
    ['no id', () => named('', '新词'), 400, 'invalid-request', /小写字母/],
    ['no name', () => named('new-words', '  '), 400, 'invalid-request', /写上中文名/],
    [
      'a name too long',
      () => named('new-words', '长'.repeat(61)),
      400,
      'invalid-request',
      /最多 60/,
    ],
    ['an id in use', () => named('hold', '新词'), 409, 'id-taken', /hold/],
    ['a name in use', () => named('new-words', '请买家稍等'), 409, 'name-taken', /编号 hold/],
    [
      'nothing to copy',
      () => named('new-words', '新词', { copyOf: 'nix' }),
      400,
      'nothing-to-copy',
      /nix/,
    ],
  ])('Q11 is refused with what to do: %s', async (_, body, status, code, words) => {
    const refused = await ask('POST', '/api/word-packs', body());
    expect(refused).toMatchObject({ status, error: { code } });
    const { message, todo, details = [] } = refused.error!;
    expect([message, ...details.map((one) => one.message)].join('\n')).toMatch(words);
    expect(todo).not.toBe('');
    expect((await ask('GET', `/api/word-packs/new-words${q()}`, null)).status).toBe(404);
  });

  test('Q11 a draft is begun once, and what was published meanwhile is not overwritten', async () => {
    const body = named('twice', '写两遍');
    expect((await ask('POST', '/api/word-packs', body)).status).toBe(200);
    const again = await ask('POST', '/api/word-packs', body);
    expect(again).toMatchObject({ status: 409, error: { code: 'draft-there' } });
    const other = await t.signInAs('manager', { shops: 'all', groups: 'all', self: false });
    expect((await ask('POST', '/api/word-packs', body, other)).status).toBe(200);
    const { contentVersion: base } = await get<One>(`/api/word-packs/twice${q()}`);
    const yaml = (word: string) => ({
      ...{ yaml: `id: twice\nwords:\n  - ${word}\n`, base, reason: '各写各的' },
    });
    const first = await ask('POST', '/api/word-packs/twice/publish', yaml('甲甲'), other);
    expect(first.status).toBe(200);
    const second = await ask('POST', '/api/word-packs/twice/publish', yaml('乙乙'));
    expect(second).toMatchObject({ status: 409, error: { code: 'changed-meanwhile' } });
    expect((await get<One>(`/api/word-packs/twice${q()}`)).yaml).toContain('甲甲');
    const gone = await ask('PUT', '/api/word-packs/nobody/draft', { yaml: 'words: [a]' });
    expect(gone.status).toBe(404);
  }, 60_000);
});

describe('a new scorecard', () => {
  const card = (id: string, zh: string, more: object = {}): object =>
    named(id, zh, { phases: ['presale'], groups: [], ...more });

  test('Q8 for one group: copied, tried on its conversations, and published', async () => {
    const body = card('night', '晚班售前评分卡', { copyOf: 'presale', groups: ['晚班'] });
    expect((await ask('POST', '/api/scorecards', body)).status).toBe(200);
    const list = await get<Listing & { groups: string[] }>(`/api/scorecards${q()}`);
    expect(list.groups).toEqual(['早班', '晚班'].sort());
    expect(idsOf(list.drafts)).toEqual(['night']);
    const begun = await get<One>(`/api/scorecards/night${q()}`);
    expect(begun.yaml).toMatch(/^id: night\nversion: 1\n/);
    expect(begun.yaml).not.toContain('售前评分卡：规则本身');
    const yaml = begun.yaml.replace(/deduct: 15/g, 'deduct: 40');
    const tried = await ask<Preview>('POST', '/api/scorecards/night/preview', { yaml });
    expect(tried.problems).toEqual([]);
    expect(tried.samples.length).toBeGreaterThan(0);
    const done = await ask('POST', '/api/scorecards/night/publish', {
      ...{ yaml, base: begun.contentVersion, reason: '晚班单独算' },
    });
    expect(done).toMatchObject({ status: 200, version: 1 });
    expect(await get<One>(`/api/scorecards/night${q()}`)).toMatchObject({ draft: null });
  }, 60_000);

  test('Q8 empty ones and those whose conversations another scores are not published', async () => {
    expect((await ask('POST', '/api/scorecards', card('bare', '空卡'))).status).toBe(200);
    const begun = await get<One>(`/api/scorecards/bare${q()}`);
    const { problems } = await ask<Preview>('POST', '/api/scorecards/bare/preview', {
      yaml: begun.yaml,
    });
    expect(problems.map(({ code }) => code)).toEqual(['no-rules', 'card-clash']);
    expect(problems[1]!.words.zh).toContain('“售前评分卡”');
    const refused = await ask('POST', '/api/scorecards/bare/publish', {
      ...{ yaml: begun.yaml, base: begun.contentVersion, reason: '先发出去' },
    });
    expect(refused).toMatchObject({ status: 422, error: { code: 'no-rules' } });
    expect(refused.error!.details!.length).toBe(2);
  }, 60_000);

  test('Q8 a draft that cannot be read is opened all the same', async () => {
    expect((await ask('POST', '/api/scorecards', card('broken', '写坏的卡'))).status).toBe(200);
    const yaml = 'id: broken\nname: {{';
    expect((await ask('PUT', '/api/scorecards/broken/draft', { yaml })).status).toBe(200);
    expect(await get<One>(`/api/scorecards/broken${q()}`)).toMatchObject({ yaml, rules: 0 });
    const dropped = await ask('DELETE', `/api/scorecards/broken/draft${q()}`, null);
    expect(dropped.status).toBe(200);
  });

  test.each<[string, object, number, string, RegExp]>([
    ['no phase', { phases: [] }, 400, 'invalid-request', /售前、售后/],
    ['an unknown group', { groups: ['夜猫组'] }, 400, 'no-such-group', /夜猫组/],
    ['an id in use', { id: 'presale' }, 409, 'id-taken', /presale/],
    ['a name in use', { name: { zh: '售后评分卡', en: '' } }, 409, 'name-taken', /aftersale/],
  ])('Q8 is refused with what to do: %s', async (_, more, status, code, words) => {
    const refused = await ask('POST', '/api/scorecards', card('new-card', '新卡', more));
    expect(refused).toMatchObject({ status, error: { code } });
    const { message, todo, details = [] } = refused.error!;
    expect([message, ...details.map((one) => one.message)].join('\n')).toMatch(words);
    expect(todo).not.toBe('');
  });
});
