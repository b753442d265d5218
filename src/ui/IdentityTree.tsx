// Sales as inquirers × conversion × order value: both periods, and what each factor did to the difference.
import { Fragment } from 'react';
import { Delta } from './Delta.tsx';
import { fitNumber } from './fit-number.ts';
import { formatGap, formatMoney, formatValue, type Unit } from './format.ts';
import './identity.css';
import { NumberLink } from './NumberLink.tsx';
import { Provisional } from './Provisional.tsx';
import { useLang } from './preferences.ts';
import { useWords } from './use-words.ts';
import { type WaterfallBar, waterfallBars } from './waterfall.ts';

const WORDS = {
  sales: { zh: '销售额', en: 'Sales' },
  inquirers: { zh: '售前询单人数', en: 'Inquirers' },
  conversion: { zh: '询单转化率', en: 'Conversion' },
  orderValueFen: { zh: '客单价', en: 'Order value' },
  now: { zh: '本期', en: 'This period' },
  before: { zh: '上期', en: 'Period before' },
  split: { zh: '差额由谁带来', en: 'Where the difference comes from' },
  brought: { zh: '带来', en: 'brings' },
  identity: {
    zh: '销售额 = 售前询单人数 × 询单转化率 × 客单价',
    en: 'Sales = inquirers × conversion × order value',
  },
} as const;

/** Ratio as 0..1, money in fen; null: cannot be told. */
export interface IdentityFigures {
  readonly salesFen: number | null;
  readonly inquirers: number | null;
  readonly conversion: number | null;
  readonly orderValueFen: number | null;
}

/** What each factor brought, in fen; they add up to the difference of sales. */
export interface IdentitySplit {
  readonly inquirers: number;
  readonly conversion: number;
  readonly orderValueFen: number;
}

export type IdentityPart = keyof IdentitySplit | 'salesFen';

const FACTORS = [
  ['inquirers', 'count'],
  ['conversion', 'percent'],
  ['orderValueFen', 'fen'],
] as const satisfies readonly (readonly [keyof IdentitySplit, Unit])[];

export function IdentityTree({
  now,
  before,
  split,
  links = {},
  provisional = false,
  expectedSalesFen = null,
  nowName,
  beforeName,
}: {
  readonly now: IdentityFigures;
  /** The period, or the team, it is compared with; null: nothing. */
  readonly before: IdentityFigures | null;
  readonly split: IdentitySplit | null;
  /** Where each number opens. */
  readonly links?: Partial<Readonly<Record<IdentityPart, string>>>;
  readonly provisional?: boolean;
  readonly expectedSalesFen?: number | null;
  readonly nowName?: string;
  readonly beforeName?: string;
}) {
  const w = useWords(WORDS);
  const names = { now: nowName ?? w.now, before: beforeName ?? w.before };
  return (
    <div className="kj-identity">
      <p className="kj-sr">{w.identity}</p>
      <div className="kj-identity-tree">
        <Box
          name={w.sales}
          value={now.salesFen}
          before={before?.salesFen ?? null}
          unit="fen"
          to={links.salesFen}
          beforeName={names.before}
          main
          mark={provisional ? <Provisional expected={expectedSalesFen} unit="fen" /> : null}
        />
        {FACTORS.map(([key, unit], at) => (
          <Fragment key={key}>
            <span className="kj-identity-sign" aria-hidden="true">
              {at === 0 ? '=' : '×'}
            </span>
            <Box
              name={w[key]}
              value={now[key]}
              before={before?.[key] ?? null}
              unit={unit}
              to={links[key]}
              beforeName={names.before}
              brought={split?.[key] ?? null}
            />
          </Fragment>
        ))}
      </div>
      {split !== null && before?.salesFen != null && now.salesFen !== null && (
        <Split now={now.salesFen} before={before.salesFen} split={split} names={names} />
      )}
    </div>
  );
}

function Box({
  name,
  value,
  before,
  unit,
  to,
  beforeName,
  brought = null,
  main = false,
  mark = null,
}: {
  readonly name: string;
  readonly value: number | null;
  readonly before: number | null;
  readonly unit: Unit;
  readonly to: string | undefined;
  readonly beforeName: string;
  readonly brought?: number | null;
  readonly main?: boolean;
  readonly mark?: React.ReactNode;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <div className={`kj-identity-box${main ? ' is-main' : ''}`}>
      <span className="kj-identity-name">
        {name} {mark}
      </span>
      <strong style={fitNumber(value, unit, lang)}>
        <NumberLink value={value} unit={unit} to={to} />
      </strong>
      {before !== null && (
        <span className="kj-identity-before">
          {beforeName} {formatValue(before, unit, lang)}
          <Delta now={value} before={before} unit={unit} label="" />
        </span>
      )}
      {brought !== null && (
        <span className={`kj-identity-brought is-${brought < 0 ? 'bad' : 'good'}`}>
          {w.brought} <b>{formatGap(brought, 'fen', lang)}</b>
        </span>
      )}
    </div>
  );
}

function Split({
  now,
  before,
  split,
  names,
}: {
  readonly now: number;
  readonly before: number;
  readonly split: IdentitySplit;
  readonly names: { readonly now: string; readonly before: string };
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const bars = waterfallBars([
    { name: names.before, value: before, total: true },
    ...FACTORS.map(([key]) => ({ name: w[key], value: split[key], total: false })),
    { name: names.now, value: now, total: true },
  ]);
  const tone = ({ total, value }: WaterfallBar): string =>
    total ? 'total' : value < 0 ? 'bad' : 'good';
  return (
    <div className="kj-waterfall">
      <h3>{w.split}</h3>
      <ul>
        {bars.map((bar) => (
          <li key={bar.name} className={`is-${tone(bar)}`}>
            <span>{bar.name}</span>
            <span className="kj-waterfall-track" aria-hidden="true">
              <i style={{ left: `${bar.left}%`, width: `${bar.width}%` }} />
            </span>
            <b>{bar.total ? formatMoney(bar.value) : formatGap(bar.value, 'fen', lang)}</b>
          </li>
        ))}
      </ul>
    </div>
  );
}
