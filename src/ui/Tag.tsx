// A small label of a row or a bubble: phase, order result, platform, rule.
import type { ReactNode } from 'react';
import './marks.css';

export type Tone = 'plain' | 'accent' | 'good' | 'warn' | 'bad';

export function Tag({
  children,
  tone = 'plain',
  onClick,
}: {
  readonly children: ReactNode;
  readonly tone?: Tone;
  /** Makes it a button. */
  readonly onClick?: () => void;
}) {
  const look = `kj-tag is-${tone}`;
  if (onClick === undefined) return <span className={look}>{children}</span>;
  return (
    <button type="button" className={look} onClick={onClick}>
      {children}
    </button>
  );
}
