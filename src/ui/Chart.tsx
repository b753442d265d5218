// A chart: drawn by a library that is fetched when the first one is near, read out as a table to those who listen.
import { useEffect, useId, useRef, useState } from 'react';
import './chart.css';
import { chartOption } from './chart-option.ts';
import type { ChartSpec } from './chart-spec.ts';
import { chartTable } from './chart-table.ts';
import { PALETTES } from './palette.ts';
import { useCalm, useLang, usePhone, useThemeName } from './preferences.ts';
import { useWords } from './use-words.ts';

const WORDS = {
  failed: {
    zh: '图表没能载入，下面是同样的数字。',
    en: 'The chart could not be loaded; its numbers:',
  },
} as const;

type Engine = typeof import('./chart-engine.ts');
type Drawing = ReturnType<Engine['init']>;

/** `label`: what it shows, in a sentence; the numbers follow in a hidden table. */
export function Chart({
  spec,
  label,
  height = 260,
  onPick,
}: {
  readonly spec: ChartSpec;
  readonly label: string;
  readonly height?: number;
  /** A click on a point or bar: its name or x, and which one it is. */
  readonly onPick?: (name: string, index: number) => void;
}) {
  const w = useWords(WORDS);
  const place = useRef<HTMLDivElement>(null);
  const drawing = useDrawing(place, onPick);
  const theme = useThemeName();
  const lang = useLang();
  const calm = useCalm();
  const narrow = usePhone();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    drawing
      .then((chart) =>
        chart?.setOption(chartOption(spec, { palette: PALETTES[theme], lang, calm, narrow }), {
          notMerge: true,
        }),
      )
      .catch(() => setFailed(true));
  }, [drawing, spec, theme, lang, calm, narrow]);
  const described = useId();
  return (
    <figure className="kj-chart" aria-labelledby={described}>
      <figcaption id={described} className="kj-sr">
        {label}
      </figcaption>
      {failed ? (
        <p className="kj-muted">{w.failed}</p>
      ) : (
        <div ref={place} className="kj-chart-place" style={{ height }} aria-hidden="true" />
      )}
      <DataTable spec={spec} label={label} shown={failed} />
    </figure>
  );
}

/** One drawing for the life of the place; follows its width. */
function useDrawing(
  place: React.RefObject<HTMLDivElement | null>,
  onPick: ((name: string, index: number) => void) | undefined,
): Promise<Drawing | null> {
  const pick = useRef(onPick);
  const [drawing, setDrawing] = useState<Promise<Drawing | null>>(() => Promise.resolve(null));
  useEffect(() => {
    pick.current = onPick;
  }, [onPick]);
  useEffect(() => {
    const element = place.current;
    if (element === null) return;
    let gone = false;
    const made = import('./chart-engine.ts').then(({ init }) => {
      if (gone) return null;
      const chart = init(element);
      chart.on('click', ({ name, dataIndex }) => pick.current?.(String(name), Number(dataIndex)));
      return chart;
    });
    setDrawing(made);
    const watch = new ResizeObserver(
      () => void made.then((chart) => chart?.resize()).catch(() => {}),
    );
    watch.observe(element);
    return () => {
      gone = true;
      watch.disconnect();
      void made.then((chart) => chart?.dispose()).catch(() => {});
    };
  }, [place]);
  return drawing;
}

function DataTable({
  spec,
  label,
  shown,
}: {
  readonly spec: ChartSpec;
  readonly label: string;
  readonly shown: boolean;
}) {
  const lang = useLang();
  const { head, rows } = chartTable(spec, lang);
  const named = head.map((text, at) => ({ text, key: `${String(at)}${text}` }));
  return (
    <div className={shown ? 'kj-chart-table' : 'kj-sr'}>
      <table>
        <caption>{label}</caption>
        <thead>
          <tr>
            {named.map(({ text, key }) => (
              <th key={key} scope="col">
                {text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={`${String(row)}${cells[0]}`}>
              {named.map(({ key }, at) =>
                at === 0 ? (
                  <th key={key} scope="row">
                    {cells[at]}
                  </th>
                ) : (
                  <td key={key}>{cells[at]}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
