// How grave a rule's finding is: a word with a colour and a shape, so that colour is never the only sign.
import './marks.css';
import { SEVERITIES } from '../report/words/rule-terms.ts';
import { useTw } from './use-words.ts';

export type SeverityName = 'info' | 'minor' | 'major' | 'critical';

const NAMES = ['info', 'minor', 'major', 'critical'] as const;

/** 1..4 as stored; 0 and anything else: none. */
export function severityName(stored: number): SeverityName | null {
  return NAMES[stored - 1] ?? null;
}

export function Severity({
  value,
  bare = false,
}: {
  readonly value: SeverityName;
  /** A dot and the word, without the box: for tables. */
  readonly bare?: boolean;
}) {
  const tw = useTw();
  return (
    <span className={`kj-severity is-${value}${bare ? ' is-bare' : ''}`}>
      <i aria-hidden="true" />
      {tw(SEVERITIES[value])}
    </span>
  );
}
