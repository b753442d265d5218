// One finding in a list: the rule, how grave, the words it rests on, and the way to the place.
import { Link } from 'react-router';
import { Severity, type SeverityName } from './Severity.tsx';
import './trace.css';

export interface EvidenceProps {
  readonly ruleName: string;
  readonly severity?: SeverityName | null;
  readonly good?: boolean;
  /** The sentence it rests on. */
  readonly quote?: string;
  /** In words: 等了 35 秒，超过 20 秒. */
  readonly note?: string;
  /** Who and when. */
  readonly about?: string;
  readonly to?: string;
}

export function Evidence({ ruleName, severity, good, quote, note, about, to }: EvidenceProps) {
  const head = to === undefined ? <b>{ruleName}</b> : <Link to={to}>{ruleName}</Link>;
  return (
    <article className={`kj-evidence${good === true ? ' is-good' : ''}`}>
      <header>
        {head}
        {severity != null && <Severity value={severity} />}
        {about !== undefined && <small>{about}</small>}
      </header>
      {quote !== undefined && quote !== '' && <blockquote>{quote}</blockquote>}
      {note !== undefined && <p>{note}</p>}
    </article>
  );
}
