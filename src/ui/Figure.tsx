// One number that matters: what it is, its value, how it moved, whether it is final, and a way to its parts.
import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { Delta } from './Delta.tsx';
import type { Better } from './move-of.ts';
import './figure.css';
import { fitNumber } from './fit-number.ts';
import { formatValue, type Unit } from './format.ts';
import { NumberLink } from './NumberLink.tsx';
import { Provisional } from './Provisional.tsx';
import { useLang } from './preferences.ts';
import { Sparkline } from './Sparkline.tsx';

export interface FigureProps {
  readonly label: ReactNode;
  readonly value: number | null;
  readonly unit?: Unit;
  /** The period it is compared with. */
  readonly before?: number | null;
  readonly better?: Better;
  /** Where what it was counted from is shown. */
  readonly to?: string | undefined;
  /** Its definition in a sentence. */
  readonly hint?: ReactNode;
  readonly provisional?: boolean;
  readonly expected?: number | null;
  /** A quiet line instead of, or after, the difference: the team's value, a limit. */
  readonly note?: ReactNode;
  /** Values over the period, drawn small. */
  readonly trend?: readonly (number | null)[];
}

export function Figure(props: FigureProps) {
  const { label, value, unit = 'count', before = null, better = 'up', hint, trend } = props;
  const lang = useLang();
  return (
    <div className="kj-figure">
      <div className="kj-figure-label">
        {hint === undefined ? (
          label
        ) : (
          <Tooltip title={hint}>
            <button type="button" className="kj-hint">
              {label}
            </button>
          </Tooltip>
        )}
        {props.provisional === true && (
          <Provisional expected={props.expected ?? null} unit={unit} />
        )}
      </div>
      <div className="kj-figure-value" style={fitNumber(value, unit, lang)}>
        <NumberLink value={value} unit={unit} to={props.to} />
        {trend !== undefined && <Sparkline values={trend} />}
      </div>
      <div className="kj-figure-foot">
        <Delta now={value} before={before} unit={unit} better={better} />
        {before !== null && value !== null && (
          <span className="kj-sr">{formatValue(before, unit, lang)}</span>
        )}
        {props.note !== undefined && <span className="kj-figure-note">{props.note}</span>}
      </div>
    </div>
  );
}

/** Figures side by side in one card, parted by thin lines. */
export function FigureRow({ children }: { readonly children: ReactNode }) {
  return <div className="kj-figures">{children}</div>;
}
