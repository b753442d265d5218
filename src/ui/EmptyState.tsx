// Nothing to show, said plainly, with the way out of it where there is one.
import type { ReactNode } from 'react';
import './states.css';
import { useWords } from './use-words.ts';

const WORDS = {
  title: { zh: '这里还没有内容', en: 'Nothing here yet' },
} as const;

/** `good`: nothing to show is good news (no faults found). */
export function EmptyState({
  title,
  hint,
  action,
  good = false,
  small = false,
}: {
  readonly title?: ReactNode;
  readonly hint?: ReactNode;
  readonly action?: ReactNode;
  readonly good?: boolean;
  readonly small?: boolean;
}) {
  const w = useWords(WORDS);
  return (
    <div className={`kj-empty${small ? ' kj-empty-small' : ''}`}>
      {!small && (
        <svg width="64" height="48" viewBox="0 0 64 48" aria-hidden="true" className="kj-empty-art">
          <rect x="6" y="6" width="34" height="22" rx="7" />
          <path d="M14 28v8l8-8" />
          <rect
            x="28"
            y="18"
            width="30"
            height="20"
            rx="7"
            className={good ? 'is-good' : 'is-front'}
          />
          {good ? (
            <path d="m37 28 4 4 8-8" className="is-mark" />
          ) : (
            <path d="M36 26h14M36 31h8" className="is-mark" />
          )}
        </svg>
      )}
      <p className="kj-empty-title">{title ?? w.title}</p>
      {hint !== undefined && <p className="kj-empty-hint">{hint}</p>}
      {action !== undefined && <div className="kj-empty-action">{action}</div>}
    </div>
  );
}
