// Rows walked by keyboard: j/k or arrows, Home and End, Enter opens; one row at a time is in the tab order.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

export interface RowKeys<T extends HTMLElement> {
  readonly container: RefObject<T | null>;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly tabIndexOf: (row: number) => 0 | -1;
  readonly onFocusRow: (row: number) => void;
}

const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName));

/** Rows are the elements with `data-row`. `everywhere`: j and k work from anywhere on the page. */
export function useRowKeys<T extends HTMLElement>(
  count: number,
  onOpen: ((row: number) => void) | undefined,
  everywhere: boolean,
): RowKeys<T> {
  const container = useRef<T>(null);
  const [active, setActive] = useState(0);
  const move = useRef((_by: number | 'first' | 'last') => {});
  move.current = (by) => {
    const rows = container.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [];
    if (rows.length === 0) return;
    const inside = container.current?.contains(document.activeElement) ?? false;
    const wanted =
      by === 'first' ? 0 : by === 'last' ? rows.length - 1 : inside ? active + by : active;
    const next = Math.max(0, Math.min(rows.length - 1, wanted));
    setActive(next);
    rows[next]?.focus();
    rows[next]?.scrollIntoView({ block: 'nearest' });
  };
  useEffect(() => {
    if (!everywhere) return;
    const listen = (event: globalThis.KeyboardEvent): void => {
      if (typing(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (container.current?.contains(event.target as Node) === true) return;
      if (event.key === 'j' || event.key === 'k') move.current(event.key === 'j' ? 1 : -1);
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [everywhere]);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (typing(event.target)) return;
    const step = STEPS[event.key];
    if (step !== undefined) {
      event.preventDefault();
      move.current(step);
    } else if (event.key === 'Enter' && event.target instanceof HTMLElement) {
      if (event.target.dataset['row'] !== undefined) onOpen?.(active);
    }
  };
  return {
    container,
    onKeyDown,
    tabIndexOf: (row) => (row === Math.min(active, count - 1) ? 0 : -1),
    onFocusRow: setActive,
  };
}

const STEPS: Readonly<Record<string, number | 'first' | 'last'>> = {
  j: 1,
  k: -1,
  ArrowDown: 1,
  ArrowUp: -1,
  Home: 'first',
  End: 'last',
};
