// Twice as many rules to judge: every rule again under another id, with word packs of its own.
import type { NamedText } from '../src/work/package-root.ts';

const SHIFT = 3;
const HAN = /[\u4e00-\u9fa0]/g;

/**
 * The copies' packs hold other words of the same lengths (each character moved on in the table), so
 * nothing in them is shared with the originals; they match seldom, as most words of most rules do.
 */
export function doubleRules(texts: readonly NamedText[]): NamedText[] {
  return [...texts, ...texts.map(copy)];
}

function copy({ name, text }: NamedText): NamedText {
  const renamed = text.replace(/^id: *(\S+)/m, 'id: $1-again');
  return {
    name: name.replace('.yaml', '-again.yaml'),
    text: name.startsWith('words/') ? moveOn(renamed) : renamed.replace(/@([a-z-]+)/g, '@$1-again'),
  };
}

function moveOn(text: string): string {
  return text.replace(HAN, (sign) => String.fromCharCode(sign.charCodeAt(0) + SHIFT));
}
