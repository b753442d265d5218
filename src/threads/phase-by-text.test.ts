// What phase a buyer's words speak of, and what changes when order data know of no order.
import { describe, expect, test } from 'vitest';
import type { Phase } from '../domain/analysis.ts';
import { defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { scriptInstant, scriptThread } from '../testing/script-thread.ts';
import { shippedPolicy } from '../testing/shipped-policies.ts';
import { assembleThread } from './assemble-thread.ts';

const setup = defaultSetup(shippedPolicy('common-tool'));

function phaseOf(text: string, ordersKnown: boolean): Phase | undefined {
  const thread = { ...scriptThread(`10:00:00 buyer ${text}`), ordersKnown };
  const clock = new Clock(scriptInstant('06-30 00:00:00'));
  return assembleThread(thread, setup, clock).conversations[0]?.phase;
}

describe('the phase by the words', () => {
  test.each([
    ['这件会掉色吗', 'presale', 'presale'],
    ['容易起球吗', 'presale', 'presale'],
    ['退货运费谁出', 'presale', 'presale'],
    ['保价吗', 'presale', 'presale'],
    ['看差评有点不敢下手', 'presale', 'presale'],
    ['洗了一次就掉色', 'aftersale', 'unknown'],
    ['发票抬头写公司', 'aftersale', 'unknown'],
    ['拉链坏了', 'aftersale', 'aftersale'],
    ['收到了有点小，我要退货', 'aftersale', 'aftersale'],
  ])('%s: %s by words alone, %s where nothing was bought', (text, alone, nothingBought) => {
    expect([phaseOf(text, false), phaseOf(text, true)]).toEqual([alone, nothingBought]);
  });
});
