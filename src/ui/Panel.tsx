// A white card with a heading: the block pages are made of.
import type { ReactNode } from 'react';
import './panel.css';

/** `flush`: the content reaches the edges (tables). */
export function Panel({
  title,
  note,
  actions,
  children,
  flush = false,
  id,
}: {
  readonly title?: ReactNode;
  /** A quiet word beside the heading. */
  readonly note?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
  readonly flush?: boolean;
  readonly id?: string;
}) {
  return (
    <section
      className={`kj-panel${flush ? ' is-flush' : ''}`}
      {...(id === undefined ? {} : { id })}
    >
      {(title !== undefined || actions !== undefined) && (
        <header className="kj-panel-head">
          <div>
            {title !== undefined && <h2>{title}</h2>}
            {note !== undefined && <span className="kj-panel-note">{note}</span>}
          </div>
          {actions !== undefined && <div className="kj-panel-actions">{actions}</div>}
        </header>
      )}
      <div className="kj-panel-body">{children}</div>
    </section>
  );
}
