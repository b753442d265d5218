// Order tables as shops write them by hand: money is found under its everyday names, or said to be missing.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OrderEvent } from '../../domain/event.ts';
import { nullSink } from '../null-sink.ts';
import { readFiles } from '../read-files.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-orders-'));
afterAll(() => rmSync(folder, { recursive: true }));

const OPTIONS = { zoneOffsetMs: 8 * 3_600_000, shop: '', latest: Date.parse('2030-01-01') };

/** What a table of one order of 199 yuan says: `placed 199.00`, and the notices told of it. */
async function told(money: string, status: string) {
  const path = join(folder, `${money}-${status}.csv`);
  const head = `单号,买家,下单时间,付款时间,${money},状态`;
  const row = `1001,云上,2026/6/1 9:30,2026/6/1 9:31,199.00,${status}`;
  writeFileSync(path, `${head.replace('单号', '订单号')}\n${row}\n`);
  const events: string[] = [];
  const notices: string[] = [];
  await readFiles([{ path }], OPTIONS, {
    ...nullSink,
    event: (_shop, _buyer, event) => {
      const { state, amountFen } = event as OrderEvent;
      events.push(`${state} ${amountFen === null ? '?' : (amountFen / 100).toFixed(2)}`);
    },
    notice: ({ code }) => notices.push(code),
  });
  return { events, notices };
}

test.each([['实付'], ['实付款'], ['实付金额（元）'], ['成交金额'], ['金额(元)']])(
  'G1 money under “%s” is the order’s',
  async (money) => {
    const { events, notices } = await told(money, '买家已付款');
    expect(events).toEqual(['placed 199.00', 'paid 199.00']);
    expect(notices).toEqual([]);
  },
);

test('G1 paid orders without a column of money are said to have none', async () => {
  const { events, notices } = await told('收了多少', '待评价');
  expect(events[1]).toBe('paid ?');
  expect(notices).toEqual(['no-amount']);
});
