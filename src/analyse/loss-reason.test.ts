// The guess why a buyer left follows what was said, in a fixed order of strength.
import { describe, expect, test } from 'vitest';
import { buildConversation } from '../testing/report-conversation.ts';
import { guessLoss } from './loss-reason.ts';

/** `b text` buyer, `a text` agent, each ten seconds after the last; `+200` before it: so many seconds. */
function guess(script: string): string {
  let after = 0;
  const lines = script.split(' | ').map((part) => {
    const [, gap, by, text = ''] = /^(?:\+(\d+) )?([ab]) (.*)$/.exec(part)!;
    after += gap === undefined ? 10 : Number(gap);
    return { after, by: by === 'b' ? ('buyer' as const) : ('agent' as const), text };
  });
  const { reason, words } = guessLoss(
    buildConversation({ id: 'c', shop: 's', agent: 'a', startAt: 0, lines }),
  );
  return `${reason}: ${words}`;
}

describe('L4 the reason a buyer left', () => {
  test.each([
    ['b 在吗', 'unanswered: 在吗'],
    ['b 有货吗 | a 有的 | b 那发什么快递', 'unanswered: 那发什么快递'],
    ['b 多少钱 | a 199 | b 有点贵 | a 这款料子好', 'price: 有点贵'],
    ['b 多少钱 | a 199 | b 我再看看', 'comparing: 我再看看'],
    ['b 还有大号吗 | a 断码了 | b 会补货吗 | a 不会', 'stock: 会补货吗'],
    ['b 一米七穿什么码 | a 穿L', 'size: 一米七穿什么码'],
    ['b 周五能到吗来得及吗 | a 来不及', 'shipping: 周五能到吗来得及吗'],
    ['b 是正品吗 | a 是的', 'doubt: 是正品吗'],
    ['b 这款是棉的吗 | +300 a 是的', 'slow: 这款是棉的吗'],
    ['b 这款是棉的吗 | a 是的', 'only-answered: 这款是棉的吗'],
    ['b 这款是棉的吗 | a 是的 | a 您自己用还是送人', 'unsaid: 这款是棉的吗'],
    ['b 这款是棉的吗 | a 是的 | b 好的', 'only-answered: 这款是棉的吗'],
  ])('%s → %s', (script, expected) => {
    expect(guess(script)).toBe(expected);
  });
});
