// One entry of the main menu: where it leads, what it is called, who may see it.
import type { ReactNode } from 'react';
import type { Said } from './use-words.ts';

export interface MenuItem {
  /** Below the app's root, e.g. `/conversations`. */
  readonly path: string;
  readonly icon: ReactNode;
  readonly words: Said<string>;
  /** Left out for people without it. */
  readonly permission?: string;
  /** Entries of one block stand together; a thin line between blocks. */
  readonly block: number;
  /** Which of the header's filters the page follows. */
  readonly filters: 'shop-and-days' | 'shop' | 'none';
}

/** The entry a path belongs to: the longest that begins it; null: none. */
export function itemOf(items: readonly MenuItem[], path: string): MenuItem | null {
  let best: MenuItem | null = null;
  for (const item of items) {
    const inside = item.path === '/' ? path === '/' : `${path}/`.startsWith(`${item.path}/`);
    if (inside && (best === null || item.path.length > best.path.length)) best = item;
  }
  return best;
}
