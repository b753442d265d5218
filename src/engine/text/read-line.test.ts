// What is remembered of a line is what was found in it, and its signs rule out only what it has not.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TextSpan } from '../text-span.ts';
import { isBareAnswer } from './bare-answer.ts';
import { findEntities } from './entity.ts';
import { type EntityKind, entityKinds } from './entity-kind.ts';
import { featureOf, isFeatureSet } from './features.ts';
import { ADDRESS, ASKS, BARE, CONTACT, LINK, NUMBER } from './line-signs.ts';
import { isQuestion } from './question.ts';
import { addPlaces, type LineReader, newLineReader, readLine } from './read-line.ts';
import { compileWordIndex, scanLine } from './word-index.ts';
import type { WordHit, WordPack } from './word-pack.ts';

/** Entries with gaps between several parts of many kinds. */
function gaps(i: number): string[] {
  return i < 30 ? [`没…第${i}`, `第${i}…有…亲`, `^第${i}…是`] : [];
}

/** So many packs that their features take more than one number. */
const packs: readonly WordPack[] = Array.from({ length: 40 }, (_, i) => ({
  id: `pack-${i}`,
  words: i === 39 ? ['好', '微信', '有…吗'] : [`第${i}`, '好'.repeat((i % 3) + 1), ...gaps(i)],
  except: i === 39 ? ['好评'] : [],
  evasion: i === 39,
}));
const index = compileWordIndex(packs);

const piece = fc.constantFrom(
  ...[
    '好',
    '好评',
    '微信',
    '薇❤信',
    '有货吗',
    '多少钱',
    '第3',
    '第25',
    '第39',
    '是的',
    '可以',
    '没有',
    '亲',
  ],
  ...[
    '13800001111',
    '加v abcde1',
    'ab.com',
    '杭州市文三路1号',
    '😊',
    '[微笑]',
    '，',
    'Ａ',
    '\u200b',
    ' ',
  ],
);
const lines = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join(''));

function read(reader: LineReader, text: string): { features: number[]; words: number[][] } {
  const at = readLine(reader, text);
  const { features: bits, width } = reader;
  const features: number[] = [];
  for (let bit = 0; bit < width * 32; bit++) {
    if ((bits[at + (bit >>> 5)]! >>> (bit & 31)) & 1) features.push(bit);
  }
  const words = packs.flatMap((_, pack) => {
    const places: TextSpan[] = [];
    addPlaces(reader, pack, text, places);
    return places.map(({ start, end }) => [pack, start, end]);
  });
  return { features, words };
}

function found(text: string): number[][] {
  const hits: WordHit[] = [];
  scanLine(index, text, hits);
  return hits.map(({ pack, start, end }) => [pack, start, end]);
}

describe('reading lines', () => {
  test('an entry with gaps is found, however many there are', () => {
    const numbers = Array.from({ length: 60 }, (_, i) => i);
    const packs = numbers.map((i) => ({
      id: `pack-${i}`,
      words: [`<${i}>…有…亲`],
      except: [],
      evasion: false,
    }));
    const reader = newLineReader(compileWordIndex(packs));
    for (const i of numbers) {
      const at = readLine(reader, `<${i}>还有吗，亲`);
      const has = (pack: number): boolean => isFeatureSet(reader.features, at, featureOf(pack));
      expect(numbers.filter(has)).toEqual([i]);
    }
  });

  test('what was read before is what would be found again, also after much was forgotten', () => {
    const reader = newLineReader(index);
    const forgotten = fc.nat(20).map((n) => n === 0);
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 30 }), forgotten, (texts, forget) => {
        if (forget) {
          for (let i = 0; i < 40_000; i++) readLine(reader, `好好好${i}好评有货吗第3第5`);
        }
        for (const text of [...texts, ...texts]) {
          const words = found(text);
          const { features, words: kept } = read(reader, text);
          expect(kept).toEqual(words);
          const wanted = new Set(words.map(([pack]) => featureOf(pack!)));
          expect(features.filter((feature) => feature >= featureOf(0))).toEqual(
            [...wanted].sort((a, b) => a - b),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('lines that share a place in the memory take turns in it', () => {
    const reader = newLineReader(index);
    // Of equal length, and alike in the units that a place is told from.
    const texts = ['第3', '微信', '好呀', '第3'].map((word) => `亲${word}甲乙丙丁戊己庚辛壬癸亲`);
    for (const text of texts) {
      const wanted = new Set(found(text).map(([pack]) => featureOf(pack!)));
      const { features } = read(reader, text);
      expect(new Set(features.filter((feature) => feature >= featureOf(0)))).toEqual(wanted);
    }
  });

  test('a long line with many words is read too', () => {
    const text = '好的有货吗'.repeat(20_000);
    expect(read(newLineReader(index), text).words).toEqual(found(text));
  });

  const SIGNS: Readonly<Record<EntityKind, number>> = {
    phone: NUMBER,
    landline: NUMBER,
    wechat: CONTACT,
    qq: CONTACT,
    link: LINK,
    price: NUMBER,
    order: NUMBER,
    sku: NUMBER,
    address: ADDRESS,
    email: LINK,
    'bank-card': NUMBER,
    'id-card': NUMBER,
  };

  test('a line without a sign holds nothing of the kind', () => {
    const reader = newLineReader(index);
    const any = fc.oneof(lines, fc.string({ unit: 'binary', maxLength: 20 }));
    fc.assert(
      fc.property(any, (text) => {
        const { features } = read(reader, text);
        if (isQuestion(text)) expect(features).toContain(ASKS);
        if (isBareAnswer(text)) expect(features).toContain(BARE);
        for (const { kind } of findEntities(text, entityKinds)) {
          expect(features).toContain(SIGNS[kind]);
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('asked for some kinds of entity only, the same of them are found', () => {
    const some = fc.subarray([...entityKinds]);
    fc.assert(
      fc.property(lines, some, (text, kinds) => {
        const all = findEntities(text, entityKinds);
        expect(findEntities(text, kinds)).toEqual(all.filter(({ kind }) => kinds.includes(kind)));
      }),
      { numRuns: 1000 },
    );
  });
});
