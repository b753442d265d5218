// Writes a thread as a few timed lines, and analyses it without rules: for tests of what is counted.
import type { Analysis } from '../domain/analysis.ts';
import type { Message, ThreadEvent } from '../domain/event.ts';
import { type AttributionPolicy, defaultSetup, type Setup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { assembleThread } from '../threads/assemble-thread.ts';

const HOUR_MS = 3_600_000;
/** 2026-06-01 00:00 in China. */
export const CHAT_DAY = Date.UTC(2026, 5, 1) - 8 * HOUR_MS;

/** A policy of round numbers, so that tests need no shipped file. */
export const CHAT_POLICY: AttributionPolicy = {
  id: 'test',
  version: 1,
  name: { zh: '测试', en: 'Test' },
  note: { zh: '测试', en: 'Test' },
  source: 'test',
  criterion: 'placed-first',
  who: 'last',
  inquiryWindowMs: 48 * HOUR_MS,
  paymentWindowMs: 72 * HOUR_MS,
  afterSaleMs: 21 * 24 * HOUR_MS,
  agentSentencesMin: 0,
  transferredSentencesMin: 0,
  transferToAfterSale: 'count',
  crossDayChat: 'each-day',
  countedHours: null,
  firstLostExempt: false,
  silentFollowUpMs: 0,
  silentFollowUpIdleMs: 0,
  presalePaid: 'final',
  flaggedOrders: 'leave-out',
  netOfRefund: true,
  withPostage: true,
  cancelReversesMs: null,
};

export const CHAT_SETUP: Setup = defaultSetup(CHAT_POLICY);

/** Instant of `HH:MM:SS` on CHAT_DAY; `n+HH:MM:SS` n days later. */
export function chatInstant(text: string): number {
  const [days, clock] = text.includes('+') ? text.split('+') : ['0', text];
  const [hours, minutes, seconds] = (clock ?? '').split(':').map(Number);
  const ofDay = ((hours ?? 0) * 60 + (minutes ?? 0)) * 60 + (seconds ?? 0);
  return CHAT_DAY + Number(days) * 24 * HOUR_MS + ofDay * 1000;
}

/**
 * One message a line: time, who, text. Who: `>` the buyer, `>A` the buyer to agent A, `A` agent A,
 * `A*` agent A's automatic line. Example: `10:10:15 > 有货吗`.
 */
export function chatEvents(script: string, conversation: string | null = null): Message[] {
  const lines = script.split('\n').map((line) => line.trim());
  return lines
    .filter((line) => line !== '')
    .map((line, seq) => {
      const [time = '', who = '', ...words] = line.split(' ');
      const buyer = who.startsWith('>');
      const agent = buyer ? who.slice(1) : who.replace('*', '');
      return {
        type: 'message',
        id: `${conversation ?? 'm'}-${seq}`,
        at: time === '?' ? null : chatInstant(time),
        seq,
        conversation,
        by: buyer ? 'buyer' : 'agent',
        agent: agent === '' ? null : agent,
        kind: 'text',
        text: words.join(' '),
        sku: null,
        orderId: null,
        auto: who.endsWith('*'),
        revokedAt: null,
        revision: 0,
      };
    });
}

export interface ChatOptions {
  readonly asOf?: number;
  readonly ordersKnown?: boolean;
  readonly setup?: Setup;
  readonly shop?: string;
  readonly buyer?: string;
}

/** The analysis of a thread, no rules judged; `asOf` is a month later unless told. */
export function analyseChat(events: readonly ThreadEvent[], options: ChatOptions = {}): Analysis {
  const { ordersKnown = true, shop = '木槿家居', buyer = '买家甲', setup = CHAT_SETUP } = options;
  const asOf = options.asOf ?? CHAT_DAY + 30 * 24 * HOUR_MS;
  const clock = new Clock(asOf);
  const thread = { shop, buyer, events, ordersKnown, ordersUnclear: null };
  const assembled = assembleThread(thread, setup, clock);
  return { shop, buyer, asOf, ordersKnown, recheckAt: clock.recheckAt, verdicts: [], ...assembled };
}
