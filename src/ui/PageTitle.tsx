// The head of a page: its one h1, a line about what is shown, and what can be done; names the browser tab too.
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import './page-title.css';
import { useWords } from './use-words.ts';

const WORDS = {
  app: { zh: '客镜', en: 'Kejing' },
  path: { zh: '位置', en: 'Where you are' },
} as const;

export interface Crumb {
  readonly label: string;
  readonly to: string;
}

export function PageTitle({
  title,
  tab,
  note,
  crumbs = [],
  actions,
}: {
  readonly title: ReactNode;
  /** Text of the browser tab where `title` is more than text. */
  readonly tab?: string;
  /** One quiet line below: how much is shown, of when. */
  readonly note?: ReactNode;
  readonly crumbs?: readonly Crumb[];
  readonly actions?: ReactNode;
}) {
  const w = useWords(WORDS);
  const text = tab ?? (typeof title === 'string' ? title : '');
  useEffect(() => {
    document.title = text === '' ? w.app : `${text} · ${w.app}`;
  }, [text, w.app]);
  return (
    <header className="kj-page-title">
      <div className="kj-page-title-text">
        {crumbs.length > 0 && (
          <nav aria-label={w.path} className="kj-crumbs">
            {crumbs.map(({ label, to }) => (
              <span key={to}>
                <Link to={to}>{label}</Link>
                <i aria-hidden="true">/</i>
              </span>
            ))}
          </nav>
        )}
        <h1>{title}</h1>
        {note !== undefined && <p className="kj-page-note">{note}</p>}
      </div>
      {actions !== undefined && <div className="kj-page-actions">{actions}</div>}
    </header>
  );
}
