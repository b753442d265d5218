// Proves that all that can be said in a sample can be written out, and that there is enough of it.
import { describe, expect, test } from 'vitest';
import { createPrng } from '../../lib/prng.ts';
import { catalogue, findShared, related, unrelated } from './catalogue.ts';
import { countTexts, listSlots, type Phrase, writePhrase } from './grammar.ts';
import { openTalk } from './open-talk.ts';
import { meetBuyer } from './people.ts';
import { aftersaleTopics, parsePhrasebook, phrasebook } from './phrasebook.ts';

const phrasesOf = (topic: {
  readonly asks: readonly Phrase[];
  readonly answers: readonly Phrase[];
  readonly bare: readonly Phrase[];
}): readonly Phrase[] => [...topic.asks, ...topic.answers, ...topic.bare];

const rng = createPrng(5);
const slots = openTalk(rng, {
  id: 'C1',
  scenario: 'ask',
  buyer: meetBuyer(1, rng),
  product: catalogue[0]!,
  desk: null,
  at: 0,
  promotion: false,
}).slots;

describe('phrasebook', () => {
  test('buyers have more than eighty things to ask, agents an answer to each', () => {
    const asked = [...phrasebook.values()].filter((topic) => topic.scope !== null);
    expect(asked.length).toBeGreaterThan(80);
    for (const topic of asked) {
      expect([topic.id, topic.asks.length > 0, topic.answers.length > 0]).toEqual([
        topic.id,
        true,
        true,
      ]);
      expect([topic.id, topic.bare.length > 0 || topic.id === 'extort']).toEqual([topic.id, true]);
    }
    expect(aftersaleTopics.length).toBeGreaterThan(20);
  });

  test('sentences vary: thousands of texts before a slot is filled', () => {
    const texts = [...phrasebook.values()].flatMap(phrasesOf).map(countTexts);
    expect(texts.reduce((sum, count) => sum + count, 0)).toBeGreaterThan(2500);
  });

  test('every phrase can be written out for every product', () => {
    for (const topic of phrasebook.values()) {
      for (const phrase of phrasesOf(topic)) {
        for (const slot of listSlots(phrase)) expect(slots).toHaveProperty(slot);
        expect(writePhrase(phrase, rng, slots)).not.toMatch(/[[\]{}|]|undefined/);
      }
    }
  });

  test.each(['= 没有题目', '# a all\n# a all', '# a all\n! 什么'])('%j is refused', (text) => {
    expect(() => parsePhrasebook([text])).toThrow();
  });
});

describe('catalogue', () => {
  test('Q5: every product has some that share something and some that share nothing', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(60);
    expect(new Set(catalogue.map((product) => product.category)).size).toBeGreaterThanOrEqual(8);
    for (const product of catalogue) {
      expect(product.topics.length).toBeGreaterThan(15);
      for (const sku of product.boughtWith) {
        expect([sku, catalogue.some((other) => other.sku === sku)]).toEqual([sku, true]);
      }
      expect(related.get(product.sku)!.length).toBeGreaterThan(2);
      expect(unrelated.get(product.sku)!.length).toBeGreaterThan(2);
      for (const other of unrelated.get(product.sku)!) {
        expect(other.category).not.toBe(product.category);
        expect(findShared(other, product)).toBeNull();
      }
    }
  });
});
