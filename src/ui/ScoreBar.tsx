// A score out of a hundred as a short bar with its number; the team's place is a thin mark.
import './marks.css';
import { useWords } from './use-words.ts';

const WORDS = {
  team: { zh: '团队', en: 'team' },
  none: { zh: '没有可计分的内容', en: 'nothing to score' },
} as const;

/** From 90 good, below 60 bad: the colour follows what the shop's scorecards call pass and excellent. */
export function scoreTone(score: number): 'good' | 'plain' | 'warn' | 'bad' {
  if (score >= 90) return 'good';
  if (score >= 75) return 'plain';
  return score >= 60 ? 'warn' : 'bad';
}

export function ScoreBar({
  score,
  team = null,
  width = 72,
  label,
}: {
  /** 0..100; null: nothing to score, shown as a dash, never as zero. */
  readonly score: number | null;
  readonly team?: number | null;
  readonly width?: number | string;
  readonly label?: string;
}) {
  const w = useWords(WORDS);
  if (score === null) {
    return (
      <span className="kj-muted" title={w.none}>
        –
      </span>
    );
  }
  const at = (value: number): string => `${Math.max(0, Math.min(100, value))}%`;
  return (
    <span className={`kj-score is-${scoreTone(score)}`}>
      <b>
        {label !== undefined && <span className="kj-sr">{label} </span>}
        {score.toFixed(1)}
      </b>
      <span className="kj-score-track" style={{ width }} aria-hidden="true">
        <i style={{ width: at(score) }} />
        {team !== null && <em style={{ left: at(team) }} />}
      </span>
      {team !== null && (
        <span className="kj-sr">
          {w.team} {team.toFixed(1)}
        </span>
      )}
    </span>
  );
}
