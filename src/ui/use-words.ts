// Texts beside the page that shows them: `useWords(WORDS)` gives the strings of the chosen language, typed.
import { useMemo } from 'react';
import { type Lang, useLang } from './preferences.ts';

/** A text, or a function that makes one, in both languages. */
export interface Said<T> {
  readonly zh: T;
  readonly en: T;
}

export type WordTable = Readonly<Record<string, Said<unknown>>>;

type Plain<T> = T extends string ? string : T;

export type Spoken<T extends WordTable> = { readonly [K in keyof T]: Plain<T[K]['zh']> };

/** The table in one language. */
export function speak<T extends WordTable>(table: T, lang: Lang): Spoken<T> {
  return Object.fromEntries(
    Object.entries(table).map(([key, said]) => [key, said[lang]]),
  ) as Spoken<T>;
}

/** `const w = useWords(WORDS)`; `w.title` is a string, `w.count(3)` where the table holds functions. */
export function useWords<T extends WordTable>(table: T): Spoken<T> {
  const lang = useLang();
  return useMemo(() => speak(table, lang), [table, lang]);
}

/** For words that come from data: `const tw = useTw(); tw({ zh, en })`. */
export function useTw(): (words: Said<string>) => string {
  const lang = useLang();
  return (words) => words[lang];
}
