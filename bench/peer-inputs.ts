// What peers are given of a conversation: its raw lines by side, and which word packs occur in which line.
import type { Rulebook } from '../src/engine/compile-rulebook.ts';
import type { Place } from '../src/engine/condition.ts';
import {
  AGENT,
  BUYER,
  createStage,
  factsOf,
  hasWords,
  linesWith,
  wordsOf,
} from '../src/engine/facts.ts';
import type { Scene } from '../src/engine/scene.ts';
import type { PackFacts } from './json-rules-peer.ts';
import type { Talk } from './regexp-peer.ts';

export interface JudgedTalk {
  readonly conversation: string;
  readonly said: Talk;
  readonly packs: PackFacts;
}

const NOT_JUDGED: readonly unknown[] = ['own-account', 'advertising', 'only-system'];

/** Every conversation that rules are judged on, its words already found. */
export function findWords(scenes: readonly Scene[], rulebook: Rulebook): Place[] {
  const places: Place[] = [];
  for (const scene of scenes) {
    const stage = createStage(scene, rulebook.reader);
    for (let i = 0; i < scene.conversations.length; i++) {
      const facts = factsOf(stage, i);
      if (NOT_JUDGED.includes(facts.conversation.leftOut)) continue;
      wordsOf(facts);
      places.push({ facts, order: null, tracer: null });
    }
  }
  return places;
}

export function talkOf({ facts }: Place): Talk {
  const said = (side: number): string[] =>
    facts.lines
      .filter(({ message }, i) => facts.sides[i] === side && hasWords(message.kind))
      .map(({ message }) => message.text);
  return { buyer: said(BUYER), agent: said(AGENT) };
}

export function packFactsOf({ facts }: Place): PackFacts {
  const byLine = new Map<number, Set<string>>();
  facts.stage.reader.index.packs.forEach(({ id }, pack) => {
    for (const line of linesWith(facts, pack)) {
      byLine.set(line, (byLine.get(line) ?? new Set()).add(id));
    }
  });
  const packsOf = (side: number): string[][] =>
    [...byLine].filter(([line]) => facts.sides[line] === side).map(([, ids]) => [...ids]);
  return { buyer: packsOf(BUYER), agent: packsOf(AGENT) };
}
