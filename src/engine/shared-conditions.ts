// Conditions that several rules ask in the same words, compiled once, so that each is judged once a conversation.
import type { Build } from './args.ts';
import type { Condition } from './condition.ts';
import { optionText } from './option-value.ts';

/** Conditions of a rulebook by what they ask. */
export interface SharedConditions {
  readonly known: Map<string, Condition>;
  /** Places in `Facts.outcomes` given away. */
  slots: number;
}

interface Built {
  readonly condition: Condition;
  /** Without problems: another rule may go without having them reported. */
  readonly sound: boolean;
}

export function newSharedConditions(): SharedConditions {
  return { known: new Map(), slots: 0 };
}

/**
 * The condition written as `source`: the one built before of the same words and options, if there is one,
 * which from then on remembers what it said. Rules per order keep their own: an order may matter to them.
 */
export function shareCondition(
  shared: SharedConditions,
  source: unknown,
  build: Build,
  make: () => Built,
): Condition {
  if (build.per === 'order') return make().condition;
  const key = keyOf(source, build);
  const known = shared.known.get(key);
  if (known !== undefined) {
    if (known.slot < 0) known.slot = shared.slots++;
    return known;
  }
  const { condition, sound } = make();
  if (sound) shared.known.set(key, condition);
  return condition;
}

/** Equal for conditions that ask the same: their settings as written, and the options these may name. */
function keyOf(source: unknown, { options }: Build): string {
  const text = JSON.stringify(source);
  if (!/"\{[^"{}]*\}"/.test(text)) return text;
  return JSON.stringify([text, [...options].map(([name, value]) => [name, optionText(value)])]);
}
