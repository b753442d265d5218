// Phrases with choices and slots: `[亲|您好]，{p}还有{n}件` compiled once, written out many times.
import type { Prng } from '../../lib/prng.ts';

/** Values of the slots of a phrase by name, without braces. */
export type Slots = Readonly<Record<string, string>>;

type Piece = string | { readonly slot: string } | { readonly options: readonly Phrase[] };

/** A compiled phrase; compare by identity to tell whether it was used before. */
export type Phrase = readonly Piece[];

/** Compiles a phrase. Choices may be nested; throws on an unbalanced bracket or brace. */
export function compilePhrase(text: string): Phrase {
  const reader = { text, at: 0 };
  const phrase = readPieces(reader, 0);
  if (reader.at < text.length) throw new Error(`unbalanced phrase: ${text}`);
  return phrase;
}

/** Writes a phrase out: one option of each choice, every slot filled. Throws on an unknown slot. */
export function writePhrase(phrase: Phrase, rng: Prng, slots: Slots): string {
  let text = '';
  for (const piece of phrase) {
    if (typeof piece === 'string') text += piece;
    else if ('slot' in piece) {
      const value = slots[piece.slot];
      if (value === undefined) throw new Error(`no slot {${piece.slot}}`);
      text += value;
    } else text += writePhrase(rng.pick(piece.options), rng, slots);
  }
  return text;
}

/** Names of all slots a phrase may need. */
export function listSlots(phrase: Phrase): readonly string[] {
  return phrase.flatMap((piece) => {
    if (typeof piece === 'string') return [];
    return 'slot' in piece ? [piece.slot] : piece.options.flatMap(listSlots);
  });
}

/** How many different texts a phrase can give before its slots are filled. */
export function countTexts(phrase: Phrase): number {
  let product = 1;
  for (const piece of phrase) {
    if (typeof piece === 'string' || 'slot' in piece) continue;
    product *= piece.options.reduce((sum, option) => sum + countTexts(option), 0);
  }
  return product;
}

function readPieces(reader: { readonly text: string; at: number }, depth: number): Phrase {
  const pieces: Piece[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') pieces.push(plain);
    plain = '';
  };
  while (reader.at < reader.text.length) {
    const letter = reader.text[reader.at]!;
    if (depth > 0 && (letter === '|' || letter === ']')) break;
    reader.at += 1;
    if (letter === '[') {
      flush();
      pieces.push(readChoice(reader, depth));
    } else if (letter === '{') {
      const end = reader.text.indexOf('}', reader.at);
      if (end < 0) throw new Error(`open brace in phrase: ${reader.text}`);
      flush();
      pieces.push({ slot: reader.text.slice(reader.at, end) });
      reader.at = end + 1;
    } else if (letter === ']') throw new Error(`stray ] in phrase: ${reader.text}`);
    else plain += letter;
  }
  flush();
  return pieces;
}

function readChoice(reader: { readonly text: string; at: number }, depth: number): Piece {
  const options: Phrase[] = [];
  for (;;) {
    options.push(readPieces(reader, depth + 1));
    const end = reader.text[reader.at];
    if (end === undefined) throw new Error(`open [ in phrase: ${reader.text}`);
    reader.at += 1;
    if (end === ']') return { options };
  }
}
