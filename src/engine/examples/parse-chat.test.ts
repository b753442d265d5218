// .chat files are read as written, mistakes are told, and wrong marks are noticed.
import { describe, expect, test } from 'vitest';
import { parseRule } from '../parse-rule.ts';
import type { Rule } from '../rule.ts';
import { parseChat } from './parse-chat.ts';
import { runExamples } from './run-examples.ts';

describe('parseChat', () => {
  test('reads who, when, cards, orders, products and marks', () => {
    const { cases, problems } = parseChat(
      `# 说明
== 一例
@ product P1 碎花 连衣裙 类目=连衣裙 价格=199.5 用途=送礼,约会 搭配=P2 属性:材质=真丝
@ duty 小美 09:00-18:00
@ option limit=5m
10:00:00.250 buyer 有吗？真的! ! x
10:00:08 agent:小美 [card P1] 看这款
+1 10:00:09 order A1 placed 199.50 P1 ? x paid
10:00:10 now ! x ? y`,
      'x.chat',
    );
    expect(problems).toEqual([]);
    const one = cases[0]!;
    expect(
      one.messages.map(({ by, agent, kind, sku, text }) => [by, agent, kind, sku, text]),
    ).toEqual([
      ['buyer', null, 'text', null, '有吗？真的!'],
      ['agent', '小美', 'product', 'P1', '看这款'],
    ]);
    expect(one.orders[0]).toMatchObject({ orderId: 'A1', state: 'placed', amountFen: 19_950 });
    expect(one.orders[0]!.at! - one.messages[1]!.at!).toBe(86_401_000);
    expect(one.messages[0]!.at! % 1000).toBe(250);
    expect(one.products.get('P1')).toEqual({
      sku: 'P1',
      title: '碎花 连衣裙',
      category: '连衣裙',
      priceFen: 19_950,
      attributes: { 材质: '真丝' },
      uses: ['送礼', '约会'],
      boughtWith: ['P2'],
    });
    expect(one.options).toEqual({ limit: '5m' });
    expect(one.marks.map(({ rule, demand, reason }) => [rule, demand, reason])).toEqual([
      ['x', 'hit', null],
      ['x', 'na', 'paid'],
    ]);
    expect(one.asks[0]?.marks.map(({ rule, demand }) => [rule, demand])).toEqual([
      ['x', 'hit'],
      ['y', 'na'],
    ]);
  });

  test.each([
    ['10:00:00 buyer 早', 'before-title'],
    ['== 例\n十点 buyer 早', 'bad-line'],
    ['== 例\n10:00:00 byuer 早', 'unknown-speaker'],
    ['== 例\n10:00:00 order A1 bought', 'bad-order'],
    ['== 例\n@ dutty 小美 09:00-18:00', 'unknown-directive'],
    ['== 例\n@ duty 小美 9点', 'bad-directive'],
  ])('%j is told as %s', (chat, code) => {
    expect(parseChat(chat, 'x.chat').problems.map((problem) => problem.code)).toEqual([code]);
  });
});

const RULE: Rule = parseRule(
  'id: x\nversion: 1\nname: 试\nwhy: 试\nadvice: 试\nwhen: { says: { by: agent, any: [第一] } }',
  'x.yaml',
).rule!;

describe('runExamples', () => {
  test.each([
    ['抓到而没标', '10:00:00 agent 第一'],
    ['标了而没抓到', '10:00:00 agent 有 ! x'],
    ['标错了行', '10:00:00 agent 有 ! x\n10:00:01 agent 第一'],
    ['多抓了一行', '10:00:00 agent 第一 ! x\n10:00:01 agent 第一'],
    ['不该是不适用', '10:00:00 agent 第一 ? x'],
    ['时候不对', '10:00:00 buyer 有吗\n10:00:01 now ! x\n10:00:02 agent 第一'],
  ])('M2 notices %s', (_, chat) => {
    const { results } = runExamples(RULE, `== 例\n${chat}`, []);
    expect(results.some(({ ok }) => !ok)).toBe(true);
  });
});
