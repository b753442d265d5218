// Conversations, rounds and receptions: boundaries, automatic lines, transfers, what is left out.
import { describe, expect, test } from 'vitest';
import { type AttributionPolicy, defaultSetup, type Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { scriptEvents, scriptInstant, scriptThread } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import { type AssembledThread, assembleThread } from './assemble-thread.ts';

const policy: AttributionPolicy = shippedPolicy('common-tool');
const setup: Setup = defaultSetup(policy);
const END = scriptInstant('07-30 00:00:00');

function assemble(script: string, changes: Partial<Setup> = {}, asOf = END): AssembledThread {
  return assembleThread(scriptThread(script), { ...setup, ...changes }, new Clock(asOf));
}

/** `opened>replied wait agent`, `c` after a closing round, `*` before the first. */
function roundsOf(script: string, changes: Partial<Setup> = {}): string[] {
  return assemble(script, changes).conversations.flatMap((conversation) =>
    conversation.rounds.map((r) => {
      const wait = r.waitMs === null ? '-' : `${r.waitMs / 1000}s`;
      const marks = `${r.first ? '*' : ''}${r.closing ? 'c' : ''}`;
      return `${r.openedBy}>${r.repliedBy} ${wait} ${r.agent ?? '?'} ${marks}`.trimEnd();
    }),
  );
}

function receptionsOf(script: string): string[] {
  return assemble(script).conversations.flatMap((conversation) =>
    conversation.receptions.map((r) => {
      const first = r.firstResponseMs === null ? '-' : `${r.firstResponseMs / 1000}s`;
      const from = r.transferredFrom === null ? '' : ` from ${r.transferredFrom}`;
      const left = r.leftUnanswered ? ' left' : '';
      const open = !r.asked ? ' nothing-asked' : r.replied ? '' : ' unreplied';
      const lines = `${r.buyerLines}/${r.agentLines}/${r.autoLines}`;
      return `${r.agent} ${lines} ${first}${from}${left}${open}`;
    }),
  );
}

describe('conversations', () => {
  test('without ids a pause of exactly the gap holds together, a millisecond more parts', () => {
    const together = assemble('10:00:00.000 buyer 在吗\n12:00:00.000 雅 在的');
    const parted = assemble('10:00:00.000 buyer 在吗\n12:00:00.001 雅 在的');
    expect(together.conversations.map((c) => c.lines.length)).toEqual([2]);
    expect(parted.conversations.map((c) => c.id)).toEqual([
      '云上小铺|买家一|m0',
      '云上小铺|买家一|m1',
    ]);
  });

  test('a given id is never split and is kept apart where ids interleave', () => {
    const { conversations } = assemble(`
      10:00:00 #c1 buyer 在吗
      10:00:01 #c2 buyer 有货吗
      10:00:02 #c1 雅 在的
      06-03 10:00:00 #c2 雅 有的`);
    expect(conversations.map((c) => [c.id, c.given, c.lines.map((l) => l.message.id)])).toEqual([
      ['c1', true, ['m0', 'm2']],
      ['c2', true, ['m1', 'm3']],
    ]);
  });

  test('untimed messages are one conversation in the order of seq, after the timed ones', () => {
    const { conversations } = assemble('- buyer 在吗\n- 雅 在的\n10:00:00 buyer 你好');
    expect(conversations.map((c) => c.lines.map((l) => l.message.id))).toEqual([
      ['m2'],
      ['m0', 'm1'],
    ]);
    expect(conversations[1]?.startAt).toBeNull();
    expect(conversations[1]?.rounds[0]?.waitMs).toBeNull();
  });

  test('the agent of a conversation typed most lines; on a tie who typed last', () => {
    const agentOf = (script: string): unknown => assemble(script).conversations[0]?.agent;
    expect(agentOf('10:00:00 buyer 在吗\n10:00:01 雅 在\n10:00:02 雅 您说\n10:00:03 杰 好')).toBe(
      '雅',
    );
    expect(agentOf('10:00:00 buyer 在吗\n10:00:01 杰 在\n10:00:02 雅 您说')).toBe('雅');
    expect(agentOf('10:00:00 buyer>雅 在吗')).toBe('雅');
    expect(agentOf('10:00:00 buyer 在吗')).toBeNull();
  });

  test.each([
    ['no-buyer-line', '10:00:00 雅 亲记得付款哦'],
    ['only-system', '10:00:00 system 会话开始'],
    ['advertising', '10:00:00 buyer 专业代运营提升销量，加微信 abc123 详谈'],
    [null, '10:00:00 buyer 你们支持一件代发吗'],
    [null, '10:00:00 buyer 代运营联系微信 abc123\n10:00:03 buyer 你好，这件有货吗'],
  ])('received or left out: %s', (leftOut, script) => {
    expect(assemble(script).conversations[0]?.leftOut).toBe(leftOut);
  });

  test('own accounts are received by nobody', () => {
    const own = assemble('10:00:00 buyer 测试', { ownAccounts: new Set(['买家一']) });
    expect(own.conversations[0]?.leftOut).toBe('own-account');
    expect(own.inquiries).toEqual([]);
  });

  test('past the largest number of messages the newest stay and the rest are counted', () => {
    const { conversations, messagesLeftOut } = assemble(
      '- buyer 很早\n10:00:00 buyer 一\n10:00:01 buyer 二\n10:00:02 buyer 三',
      { messagesPerThreadMax: 2 },
    );
    expect(messagesLeftOut).toBe(2);
    expect(conversations.flatMap((c) => c.lines.map((l) => l.message.text))).toEqual(['二', '三']);
  });
});

describe('Q1 rounds', () => {
  test.each([
    [
      'from the first question to the first reply',
      '10:00:00 buyer 在吗\n10:00:05 buyer 有货吗\n10:00:20 雅 有\n10:00:30 雅 亲',
      ['0>2 20s 雅 *'],
    ],
    [
      'an automatic line is no reply',
      '10:00:00 buyer 有货吗\n10:00:01 雅! 欢迎光临\n10:00:30 雅 有的',
      ['0>2 30s 雅 *'],
    ],
    [
      'a bot is no reply, a suggestion a person sent is',
      '10:00:00 buyer 有货吗\n10:00:01 bot 有的\n10:00:09 雅 有的',
      ['0>2 9s 雅 *'],
    ],
    [
      'only automatic lines: unanswered, in whose name they came',
      '10:00:00 buyer 有货吗\n10:00:01 雅! 欢迎光临',
      ['0>-1 - 雅 *'],
    ],
    [
      'system lines are no reply',
      '10:00:00 buyer 有货吗\n10:00:01 system 已接入\n10:00:09 雅 有',
      ['0>2 9s 雅 *'],
    ],
    [
      'agent lines before the buyer open none',
      '10:00:00 雅 亲在吗\n10:00:10 buyer 在，有货吗',
      ['1>-1 - 雅 *'],
    ],
    [
      'a bare closing is marked',
      '10:00:00 buyer 有货吗\n10:00:05 雅 有\n10:00:09 buyer 好的谢谢',
      ['0>1 5s 雅 *', '2>-1 - 雅 c'],
    ],
    [
      'closings before the question do not start its wait',
      '10:00:00 buyer 好的\n10:01:00 buyer 能开发票吗\n10:01:08 雅 能',
      ['1>2 8s 雅 *'],
    ],
    [
      'the first round is the first that asks',
      '10:00:00 buyer 谢谢\n10:00:05 雅 不客气\n10:00:09 buyer 几天到\n10:00:19 雅 三天',
      ['0>1 5s 雅 c', '2>3 10s 雅 *'],
    ],
    [
      'unanswered: who was addressed',
      '10:00:00 buyer>雅 在吗\n10:00:10 buyer>杰 人呢',
      ['0>-1 - 杰 *'],
    ],
    [
      'unanswered: who typed last',
      '10:00:00 buyer 在吗\n10:00:05 雅 在\n10:00:10 buyer 有货吗',
      ['0>1 5s 雅 *', '2>-1 - 雅'],
    ],
    ['nobody known', '10:00:00 buyer 在吗', ['0>-1 - ? *']],
    [
      'a picture from a person answers',
      '10:00:00 buyer 有图吗\n10:00:07 雅 [image]',
      ['0>1 7s 雅 *'],
    ],
  ])('%s', (_, script, expected) => {
    expect(roundsOf(script)).toEqual(expected);
  });

  test('a definition that counts closings finds what opened the round', () => {
    const [round] =
      assemble('10:00:00 buyer 好的\n10:01:00 buyer 能开发票吗\n10:01:08 雅 能').conversations[0]
        ?.rounds ?? [];
    expect(round?.rawOpenedBy).toBe(0);
    expect(round?.rawAskedAt).toBe(scriptInstant('10:00:00'));
  });

  test('a revoked line is neither question nor answer from the moment it is revoked', () => {
    const events = scriptEvents('10:00:00 buyer 有货吗\n10:00:10 雅 没有\n10:00:40 雅 有的').map(
      (e) =>
        e.id === 'm1' && e.type === 'message' ? { ...e, revokedAt: scriptInstant('10:00:30') } : e,
    );
    const waitAt = (time: string): unknown =>
      assembleThread(scriptThread('', { events }), setup, new Clock(scriptInstant(time)))
        .conversations[0]?.rounds[0]?.waitMs;
    expect(waitAt('10:00:29.999')).toBe(10_000);
    expect(waitAt('10:00:30.000')).toBeNull();
    expect(waitAt('10:00:40.000')).toBe(40_000);
  });
});

describe('Q1 automatic lines where the source does not say', () => {
  const autoOf = (script: string, autoReply = setup.autoReply): unknown =>
    assemble(script, { autoReply }).conversations[0]?.lines.map((line) => line.auto);

  test.each([
    [
      'machine phrase',
      '10:00:00 buyer 在吗\n10:00:30 雅? 当前咨询人数较多，请耐心等待',
      [false, true],
    ],
    [
      'welcome within 2 s',
      '10:00:00.000 buyer 在吗\n10:00:02.000 雅? 亲，欢迎光临小店',
      [false, true],
    ],
    [
      'welcome after 2.001 s',
      '10:00:00.000 buyer 在吗\n10:00:02.001 雅? 亲，欢迎光临小店',
      [false, false],
    ],
    [
      'fast answer that is no welcome',
      '10:00:00 buyer 有货吗\n10:00:01 雅? 有的亲',
      [false, false],
    ],
    [
      'not the first line of the agent',
      '10:00:00 buyer 在吗\n10:00:09 雅? 在的\n10:00:20 buyer 嗯\n10:00:21 雅? 很高兴为您服务',
      [false, false, false, false],
    ],
    ['a person says so', '10:00:00 buyer 在吗\n10:00:01 雅 亲，欢迎光临小店', [false, false]],
    ['untimed welcome', '- buyer 有货吗\n- 雅? 欢迎光临，很高兴为您服务', [false, true]],
    ['untimed greeting', '- buyer 有货吗\n- 雅? 您好，请问有什么可以帮您', [false, false]],
  ])('%s', (_, script, expected) => {
    expect(autoOf(script)).toEqual(expected);
  });

  test("the shop's own texts and phrases", () => {
    const autoReply = { texts: ['小二正在赶来～'], phrases: ['自助查单'] };
    expect(autoOf('10:00:00 buyer 在\n10:01:00 雅? 小二正在赶来～', autoReply)).toEqual([
      false,
      true,
    ]);
    expect(autoOf('10:00:00 buyer 在\n10:01:00 雅? 可以点自助查单哦', autoReply)).toEqual([
      false,
      true,
    ]);
    expect(autoOf('10:00:00 buyer 在\n10:01:00 雅? 小二在', autoReply)).toEqual([false, false]);
  });
});

describe('receptions and transfers', () => {
  test.each([
    [
      'one agent',
      '10:00:00 buyer 在吗\n10:00:05 雅! 欢迎\n10:00:30 雅 在\n10:00:40 buyer 好的',
      ['雅 2/1/1 30s'],
    ],
    [
      'before anybody typed: who will type first',
      '10:00:00 buyer 在吗\n10:00:05 buyer 有货吗\n10:00:30 杰 有',
      ['杰 2/1/0 30s'],
    ],
    ['unanswered and addressed', '10:00:00 buyer>雅 在吗', ['雅 1/0/0 - unreplied']],
    ['only automatic lines', '10:00:00 buyer 在吗\n10:00:01 雅! 欢迎', ['雅 1/0/1 - unreplied']],
    ['only closings ask nothing', '10:00:00 buyer>雅 谢谢', ['雅 1/0/0 - nothing-asked']],
    [
      'transfer without a word: unanswered for the origin, the other from the handover',
      '10:00:00 buyer>雅 在吗\n10:05:00 system>杰 转接\n10:05:08 杰 在的',
      ['雅 1/0/0 - left unreplied', '杰 0/1/0 8s from 雅'],
    ],
    [
      'taken over without a handover: from the line that waits',
      '10:00:00 buyer>雅 在吗\n10:05:08 杰 在的',
      ['雅 1/0/0 - left unreplied', '杰 0/1/0 308s from 雅'],
    ],
    [
      'transfer after an answer: from the next question',
      '10:00:00 buyer>雅 在吗\n10:00:05 雅 在\n10:00:06 system>杰 转接\n10:01:00 buyer>杰 有货吗\n10:01:20 杰 有',
      ['雅 1/1/0 5s', '杰 1/1/0 20s from 雅'],
    ],
  ])('%s', (_, script, expected) => {
    expect(receptionsOf(script)).toEqual(expected);
  });
});
