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

/** What to say of a path a user gave that leads nowhere. */
export function notThere(path: string): Refused {
  return new Refused({
    zh: `找不到 ${path}；请检查路径，文件名里有空格时要加引号`,
    en: `${path} is not there; check the path and quote names with spaces`,
  });
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
