// `kejing metrics` and `kejing why METRIC` as their user runs them: on exported chats and orders.
import { afterAll, describe, expect, test } from 'vitest';
import { ruleFolder } from '../../testing/rule-folder.ts';
import { runCommand } from '../../testing/run-command.ts';

const folder = ruleFolder();
const { put } = folder;
afterAll(folder.remove);

const chats = put(
  'chats.csv',
  `会话ID,店铺,买家,客服,发送方,时间,内容
e1,小店,王小明明,小店:小满,买家,2026-06-01 10:00:00,有货吗
e1,小店,王小明明,小店:小满,客服,2026-06-01 10:00:40,有的
e2,小店,李大力力,小店:小满,买家,2026-06-01 08:30:00,在吗
e2,小店,李大力力,小店:小满,客服,2026-06-01 08:34:00,在的
e3,小店,赵天天天,小店:阿杰,买家,2026-06-01 11:00:00,多少钱
e3,小店,赵天天天,小店:阿杰,客服,2026-06-01 11:00:05,五十
`,
);
const figure = (of: object): object => ({
  metric: 'conversion',
  version: 1,
  shop: '小店',
  agent: '小店:小满',
  day: '2026-06-01',
  numerator: 1,
  denominator: 4,
  state: 'final',
  reason: null,
  ...of,
});

describe('M5 metrics compare', () => {
  test('says in words what makes the difference, and hides the buyers', async () => {
    const { out, code } = await runCommand('metrics', 'compare', chats, '--families', 'tmall,jd');
    expect(code).toBe(0);
    expect(out).toContain('天猫口径 / 京东口径：66.7% / 50.0%');
    expect(out).toContain('后者不数：不在统计时段');
    expect(out).toMatch(
      /王\*\*\*明 {2}e1 {2}前者 1 ÷ 1，后者 0 ÷ 1 {2}最久等了 40 秒；门槛不同：.*时限 3 分 00 秒 \/ 30 秒/,
    );
    expect(out).not.toContain('王小明明');
  });

  test('JSON has every difference with its reason', async () => {
    const { out } = await runCommand(
      'metrics',
      'compare',
      chats,
      '--families',
      'tmall,jd',
      '--json',
    );
    const { metrics, pairs } = JSON.parse(out);
    expect(metrics.map((each: { metric: string }) => each.metric)).toEqual([
      'tmall-reply-3min',
      'jd-reply-30s',
    ]);
    expect(pairs[0]).toMatchObject({ agreeing: 1, differing: 2, comparedBy: 'conversation' });
    expect(pairs[0].differences[0].reason.words.zh).not.toBe('');
  });

  test('an unknown topic is told the nearest', async () => {
    const { err, code } = await runCommand('metrics', 'compare', chats, '--metric', 'reply-rat');
    expect([code, err.includes('reply-rate')]).toEqual([2, true]);
  });
});

describe('M6 why METRIC', () => {
  test('definition, units, what was left out and the check', async () => {
    const { out, code } = await runCommand(
      'why',
      'jd-reply-30s',
      chats,
      '--agent',
      '小满',
      '--day',
      '2026-06-01',
    );
    expect(code).toBe(0);
    for (const part of [
      'jd-reply-30s@1',
      '0.0% = 0 ÷ 1',
      '首响 40 秒',
      '没数的 1 个',
      '不在统计时段  1',
      '✓ 明细相加 0 ÷ 1',
    ]) {
      expect(out).toContain(part);
    }
    expect(out).not.toContain('王小明明');
  });

  test('the shop’s figure is that of its agents and nobody', async () => {
    const of = async (...args: string[]): Promise<number> => {
      const { out } = await runCommand('why', 'received', chats, '--json', ...args);
      return JSON.parse(out).figures[0].numerator;
    };
    expect(await of()).toBe((await of('--agent', '小满')) + (await of('--agent', '小店:阿杰')));
  });

  test.each([
    ['a metric', ['convertion'], '是不是 conversion'],
    ['an agent', ['conversion', '--agent', '小曼儿'], '数据里没有客服'],
    ['a day', ['conversion', '--day', '6月1日'], '2026-06-01'],
  ])(
    '%s that is not there is refused with what to do',
    async (_what, [metric = '', ...args], words) => {
      const { err, code } = await runCommand('why', metric, chats, ...args);
      expect([code, err.includes(words)]).toEqual([2, true]);
    },
  );
});

test('P4 a definition of the shop’s own stands beside the shipped ones', async () => {
  put(
    'own/quick.yaml',
    `id: quick-rounds
version: 1
family: common
name: { zh: 秒回轮数, en: Quick rounds }
sentence: { zh: 10 秒内回复的轮数。, en: Rounds replied to within 10 s. }
source: 本店口径
unit: round
aggregate: sum
value: count
settings: { quickMs: 10000 }
count:
  - { if: replied, else: not-replied }
numerator: waitMs <= quickMs
`,
  );
  const own = chats.replace('chats.csv', 'own');
  const listed = await runCommand('metrics', 'list', '--metrics', own);
  expect(listed.out).toContain('quick-rounds@1');
  const why = await runCommand('why', 'quick-rounds', chats, '--metrics', own);
  expect(why.out).toContain('✓ 明细相加 1，就是 1');
});

test('M10 metrics diff says what changed and why', async () => {
  const old = put(
    'old.json',
    JSON.stringify([figure({ value: 0.25, state: 'provisional', expected: 0.45 })]),
  );
  const now = put('new.json', JSON.stringify([figure({ value: 0.5, numerator: 2 })]));
  const { out } = await runCommand('metrics', 'diff', old, now);
  expect(out).toContain('0 个数没变，1 个变了');
  expect(out).toMatch(
    /2026-06-01 {2}小满 {2}询单转化率 +25\.0%\* +50\.0% +窗口已关，成为最终（当时预计 45\.0%）/,
  );
  const none = await runCommand('metrics', 'diff', now, now);
  expect(none.out).toContain('1 个数没变，0 个变了');
});
