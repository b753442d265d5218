// The five types of weak service in words, in the order they are always shown.
import { ARCHETYPES } from '../../engine/rule.ts';
import type { Words } from '../../intake/format.ts';

export interface ArchetypeWords {
  readonly name: Words;
  readonly meaning: Words;
}

export const ARCHETYPE_WORDS: Readonly<Record<(typeof ARCHETYPES)[number], ArchetypeWords>> = {
  不予理睬型: {
    name: { zh: '不予理睬型', en: 'Leaves waiting' },
    meaning: { zh: '买家来了没人及时接话', en: 'Buyers wait too long for a word' },
  },
  不断骚扰型: {
    name: { zh: '不断骚扰型', en: 'Pesters' },
    meaning: { zh: '买家说一句，客服刷一屏', en: 'Floods the buyer with messages' },
  },
  默默守候型: {
    name: { zh: '默默守候型', en: 'Waits in silence' },
    meaning: { zh: '下了单没付款，没人过问', en: 'Nobody follows up an unpaid order' },
  },
  答非所问型: {
    name: { zh: '答非所问型', en: 'Beside the point' },
    meaning: { zh: '没问清需求就硬推', en: 'Pushes products without asking the need' },
  },
  一问一答型: {
    name: { zh: '一问一答型', en: 'Only answers' },
    meaning: { zh: '只答不问，买家说完就走', en: 'Answers, asks nothing, lets the buyer go' },
  },
};

/** Position in ARCHETYPES of what a rule calls its type; −1: none. */
export function archetypeIndex(type: (typeof ARCHETYPES)[number] | null): number {
  return type === null ? -1 : ARCHETYPES.indexOf(type);
}
