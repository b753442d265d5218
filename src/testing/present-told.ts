// What an intake format told, as lines a person can compare: one a message or order event.
import type { Message, OrderEvent, Rating, ThreadEvent } from '../domain/event.ts';
import { dayNumber, dayText } from '../lib/zone.ts';
import type { Told } from './recording-sink.ts';

const ZONE_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** `buyer | 2026-06-01 10:00:00 agent 店铺:小美 text 您好 …` and `buyer | A1:paid 2026-… 199.00 …`. */
export function presentEvents(told: Told): string[] {
  return told.events.map(({ buyer, event }) => `${buyer} | ${presentEvent(event)}`.trimEnd());
}

function presentEvent(event: ThreadEvent): string {
  if (event.type === 'order') return presentOrder(event);
  return event.type === 'rating' ? presentRating(event) : presentMessage(event);
}

/** `line field code` of every quarantined row. */
export function presentQuarantine(told: Told): string[] {
  return told.quarantined.map(({ line, field, code }) => `${line} ${field} ${code}`);
}

/** `code × count` of every notice. */
export function presentNotices(told: Told): string[] {
  return told.notices.map(({ code, count }) => `${code} × ${count}`);
}

function presentOrder(event: OrderEvent): string {
  const parts = [event.id, presentTime(event.at)];
  if (event.notBefore !== null) parts.push(`(not before ${presentTime(event.notBefore)})`);
  if (event.amountFen !== null) parts.push((event.amountFen / 100).toFixed(2));
  if (event.reason !== null) parts.push(event.reason);
  if (event.flagged) parts.push('flagged');
  return parts.join(' ');
}

function presentRating({ id, at, agent, score, invited, orderId, text }: Rating): string {
  const parts = [id, presentTime(at), `score=${score}`];
  if (agent !== null) parts.push(agent);
  if (invited !== null) parts.push(invited ? 'invited' : 'not invited');
  if (orderId !== null) parts.push(`order=${orderId}`);
  if (text !== '') parts.push(text);
  return parts.join(' ');
}

function presentMessage(event: Message): string {
  const parts: string[] = [presentTime(event.at), event.by];
  if (event.agent !== null) parts.push(event.agent);
  parts.push(event.kind, event.text.replaceAll('\n', '⏎'));
  if (event.sku !== null) parts.push(`sku=${event.sku}`);
  if (event.orderId !== null) parts.push(`order=${event.orderId}`);
  if (event.conversation !== null) parts.push(`in ${event.conversation}`);
  if (event.revokedAt !== null) parts.push(`revoked ${presentTime(event.revokedAt)}`);
  return parts.join(' ');
}

function presentTime(at: number | null): string {
  if (at === null) return 'untimed';
  const seconds = Math.floor(((((at + ZONE_MS) % DAY_MS) + DAY_MS) % DAY_MS) / 1000);
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');
  const clock = `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
  return `${dayText(dayNumber(at, ZONE_MS))} ${clock}`;
}
