// An estimate with its interval on a common scale: where two overlap, they cannot be told apart.
import { formatValue, type Unit } from './format.ts';
import './marks.css';
import { useLang } from './preferences.ts';
import { useWords } from './use-words.ts';

const WORDS = {
  to: { zh: '到', en: 'to' },
  surely: {
    zh: (percent: number) => `${percent}% 可信范围`,
    en: (percent: number) => `${percent}% interval`,
  },
  reference: { zh: '参照', en: 'reference' },
} as const;

export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

export function IntervalBar({
  interval,
  scale,
  reference = null,
  unit,
  width = 180,
  level = 0.95,
}: {
  /** null: too little to say. */
  readonly interval: Interval | null;
  /** Ends of the scale, the same for all bars that are compared. */
  readonly scale: readonly [number, number];
  /** E.g. the team's value, or 1 for observed ÷ expected. */
  readonly reference?: number | null;
  readonly unit: Unit;
  readonly width?: number | string;
  /** How sure the interval is, 0..1. */
  readonly level?: number;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  if (interval === null) return <span className="kj-muted">–</span>;
  const [from, to] = scale;
  const at = (value: number): number =>
    Math.max(0, Math.min(100, ((value - from) / (to - from || 1)) * 100));
  const say = (value: number): string => formatValue(value, unit, lang);
  const tone =
    reference === null || (interval.low <= reference && interval.high >= reference)
      ? 'open'
      : interval.low > reference
        ? 'above'
        : 'below';
  const text = `${say(interval.value)} · ${w.surely(Math.round(level * 100))} ${say(interval.low)} ${w.to} ${say(interval.high)}`;
  return (
    <span
      className={`kj-interval is-${tone}`}
      style={{ width }}
      role="img"
      aria-label={text}
      title={text}
    >
      <u />
      {reference !== null && <em style={{ left: `${at(reference)}%` }} />}
      <i
        style={{ left: `${at(interval.low)}%`, width: `${at(interval.high) - at(interval.low)}%` }}
      />
      <b style={{ left: `${at(interval.value)}%` }} />
    </span>
  );
}
