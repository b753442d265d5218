// What changed between two analyses of one thread, by key, so that live work stores only the difference.
import type { Analysis, RatedContact } from '../domain/analysis.ts';

export type Part = 'conversation' | 'order' | 'inquiry' | 'rating' | 'verdict';

export interface Change {
  readonly part: Part;
  /** Unique within the thread and part. */
  readonly key: string;
  /** null: it is gone. */
  readonly value:
    | Analysis[`${'conversations' | 'orders' | 'inquiries' | 'verdicts'}`][number]
    | RatedContact
    | null;
}

type Value = NonNullable<Change['value']>;

function entries(analysis: Analysis | null): Map<string, { part: Part; value: Value }> {
  const all = new Map<string, { part: Part; value: Value }>();
  if (analysis === null) return all;
  const add = (part: Part, key: string, value: Value): void => {
    all.set(`${part} ${key}`, { part, value });
  };
  for (const value of analysis.conversations) add('conversation', value.id, value);
  for (const value of analysis.orders) add('order', value.orderId, value);
  for (const value of analysis.inquiries) {
    add('inquiry', `${value.day} ${value.agent} ${value.conversation}`, value);
  }
  for (const value of analysis.ratings ?? []) add('rating', value.id, value);
  for (const value of analysis.verdicts) {
    add('verdict', `${value.rule} ${value.conversation} ${value.orderId ?? ''}`, value);
  }
  return all;
}

/** Changes that turn what was stored of `before` into `after`; null before: nothing stored yet. */
export function diffAnalyses(before: Analysis | null, after: Analysis): Change[] {
  const old = entries(before);
  const fresh = entries(after);
  const changes: Change[] = [];
  for (const [key, { part, value }] of fresh) {
    const was = old.get(key);
    if (was === undefined || JSON.stringify(was.value) !== JSON.stringify(value)) {
      changes.push({ part, key, value });
    }
  }
  for (const [key, { part }] of old) {
    if (!fresh.has(key)) changes.push({ part, key, value: null });
  }
  return changes;
}

/** What a store holds of a thread after the changes: the live side of "live = batch". */
export function applyChanges(
  stored: ReadonlyMap<string, Value>,
  changes: readonly Change[],
): Map<string, Value> {
  const next = new Map(stored);
  for (const { key, value } of changes) {
    if (value === null) next.delete(key);
    else next.set(key, value);
  }
  return next;
}
