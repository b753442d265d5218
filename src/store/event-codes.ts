// The numbers that stand for the words of an event wherever events are written compactly.
import type { MessageKind, OrderState, Sender } from '../domain/event.ts';

export const SENDERS: readonly Sender[] = ['buyer', 'agent', 'bot', 'system'];
export const KINDS: readonly MessageKind[] = [
  'text',
  'image',
  'video',
  'voice',
  'file',
  'product',
  'order',
  'link',
  'system',
];
export const STATES: readonly OrderState[] = [
  'placed',
  'deposit-paid',
  'paid',
  'shipped',
  'completed',
  'closed',
  'refund-requested',
  'refunded',
];
/** Of what the source says or does not say. */
export const FLAGS: readonly (boolean | null)[] = [null, false, true];
