// How the command line ends: exit codes, and refusals said in the user's language.
import type { Words } from '../intake/format.ts';

/** done: it worked. failed: our own mistake (Node's own code). refused: wrong usage or unusable input. flagged: `--fail-on` found something. */
export const EXIT = { done: 0, failed: 1, refused: 2, flagged: 3 } as const;

export type Language = 'zh' | 'en';

/** An expected refusal: said as it is, without a stack. */
export class Refused extends Error {
  readonly words: readonly Words[];

  constructor(...words: readonly Words[]) {
    super(words.map(({ zh, en }) => `${zh}\n${en}`).join('\n'));
    this.words = words;
  }
}

/** Prints a refusal in both languages, Chinese first, and returns the exit code. */
export function refuseUsage(refused: Refused): number {
  for (const { zh, en } of refused.words) process.stderr.write(`✗ ${zh}\n  ${en}\n`);
  return EXIT.refused;
}

/** `zh` unless English was asked for; anything else is refused. */
export function parseLanguage(text: string): Language {
  if (text === 'zh' || text === 'en') return text;
  throw new Refused({
    zh: `--lang 只能是 zh 或 en，不是“${text}”`,
    en: `--lang is zh or en, not “${text}”`,
  });
}
