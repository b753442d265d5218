// A number that opens what it was counted from; without an address it is plain text.
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import './figure.css';
import { formatValue, type Unit } from './format.ts';
import { useLang } from './preferences.ts';
import { useWords } from './use-words.ts';

const WORDS = { open: { zh: '查看明细', en: 'What it was counted from' } } as const;

export function NumberLink({
  value,
  unit = 'count',
  to,
  hint,
}: {
  /** null is shown as a dash and never a link. */
  readonly value: number | null;
  readonly unit?: Unit;
  readonly to?: string | undefined;
  /** Why it is what it is: definition, what was left out. */
  readonly hint?: ReactNode;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const text = formatValue(value, unit, lang);
  const body =
    to === undefined || value === null ? (
      <span className="kj-num">{text}</span>
    ) : (
      <Link to={to} className="kj-num kj-number-link" aria-label={`${text} · ${w.open}`}>
        {text}
      </Link>
    );
  return hint === undefined ? body : <Tooltip title={hint}>{body}</Tooltip>;
}
