// How a figure moved: an arrow, by how much, green or red by what is good; said in words to screen readers.
import './figure.css';
import type { Unit } from './format.ts';
import { type Better, moveOf } from './move-of.ts';
import { useLang } from './preferences.ts';
import { useWords } from './use-words.ts';

const WORDS = {
  against: { zh: '较上期', en: 'vs before' },
  up: { zh: '上升', en: 'up' },
  down: { zh: '下降', en: 'down' },
  flat: { zh: '持平', en: 'unchanged' },
} as const;

export function Delta({
  now,
  before,
  unit,
  better = 'up',
  label,
}: {
  readonly now: number | null;
  readonly before: number | null;
  readonly unit: Unit;
  /** Which direction is good. */
  readonly better?: Better;
  /** What it is compared with; default 较上期. '' leaves it out. */
  readonly label?: string;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const move = moveOf(now, before, unit, better, lang);
  if (move.text === '') return null;
  const against = label ?? w.against;
  return (
    <span className={`kj-delta is-${move.tone}`}>
      {against !== '' && <span className="kj-delta-label">{against}</span>}
      <span className="kj-sr">{w[move.direction]}</span>
      <svg width="8" height="8" viewBox="0 0 8 8" aria-hidden="true">
        {move.direction === 'flat' ? (
          <path d="M1 4h6" />
        ) : (
          <path
            d={
              move.direction === 'up' ? 'M4 7V1.4M1.4 4 4 1.4 6.6 4' : 'M4 1v5.6M1.4 4 4 6.6 6.6 4'
            }
          />
        )}
      </svg>
      <b>{move.text}</b>
    </span>
  );
}
