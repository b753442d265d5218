// What a person prefers, kept in the browser: language, theme, the folded menu; followed by every component.
import { useSyncExternalStore } from 'react';
import type { ThemeName } from './palette.ts';

export type Lang = 'zh' | 'en';

export interface Preferences {
  readonly lang: Lang;
  /** system: as the device says. */
  readonly theme: ThemeName | 'system';
  /** comfortable: taller table rows. */
  readonly density: 'compact' | 'comfortable';
  readonly menu: 'open' | 'folded';
}

const FIRST: Preferences = { lang: 'zh', theme: 'system', density: 'compact', menu: 'open' };
const CHOICES: { readonly [K in keyof Preferences]: readonly Preferences[K][] } = {
  lang: ['zh', 'en'],
  theme: ['system', 'light', 'dark'],
  density: ['compact', 'comfortable'],
  menu: ['open', 'folded'],
};

const browser = typeof window !== 'undefined';
const listeners = new Set<() => void>();
let now: Preferences = browser ? kept() : FIRST;

/** `?lang=en&theme=dark` in the address wins once; then what was kept; then Chinese. */
function kept(): Preferences {
  const ask = new URLSearchParams(window.location.search);
  const pick = <K extends keyof Preferences>(key: K): Preferences[K] => {
    const said = ask.get(key) ?? stored(key);
    return CHOICES[key].find((choice) => choice === said) ?? FIRST[key];
  };
  return { lang: pick('lang'), theme: pick('theme'), density: pick('density'), menu: pick('menu') };
}

function stored(key: string): string | null {
  try {
    return window.localStorage.getItem(`kejing.${key}`);
  } catch {
    return null;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function getPreferences(): Preferences {
  return now;
}

export function setPreference<K extends keyof Preferences>(key: K, value: Preferences[K]): void {
  now = { ...now, [key]: value };
  try {
    window.localStorage.setItem(`kejing.${key}`, value);
  } catch {
    // A browser that keeps nothing still follows the choice until the page is closed.
  }
  for (const listener of listeners) listener();
}

export function usePreferences(): Preferences {
  return useSyncExternalStore(subscribe, getPreferences, () => FIRST);
}

export function useLang(): Lang {
  return usePreferences().lang;
}

function subscribeTo(query: string): (listener: () => void) => () => void {
  return (listener) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', listener);
    return () => media.removeEventListener('change', listener);
  };
}

const QUERIES = new Map<string, (listener: () => void) => () => void>();

/** Follows a media query; false where there is no window. */
export function useMedia(query: string): boolean {
  let follow = QUERIES.get(query);
  if (follow === undefined) {
    follow = subscribeTo(query);
    QUERIES.set(query, follow);
  }
  return useSyncExternalStore(
    follow,
    () => window.matchMedia(query).matches,
    () => false,
  );
}

/** The theme in force. */
export function useThemeName(): ThemeName {
  const { theme } = usePreferences();
  const dark = useMedia('(prefers-color-scheme: dark)');
  return theme === 'system' ? (dark ? 'dark' : 'light') : theme;
}

/** Below this the menu becomes a bottom bar and tables become card lists. */
export function usePhone(): boolean {
  return useMedia('(max-width: 599px)');
}

export function useCalm(): boolean {
  return useMedia('(prefers-reduced-motion: reduce)');
}
