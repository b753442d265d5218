// The load of a week: weekdays down, hours across, the fuller the darker; a real table, so it can be read out.
import { formatValue, type Unit } from './format.ts';
import './identity.css';
import { useLang } from './preferences.ts';
import { useWords } from './use-words.ts';

const WORDS = {
  days: {
    zh: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
    en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
  },
  hour: { zh: '点', en: ':00' },
  less: { zh: '少', en: 'less' },
  more: { zh: '多', en: 'more' },
} as const;

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
const LEVELS = [0, 1, 2, 3, 4, 5] as const;

/** Level of a cell: 0 nothing, then five equal steps up to the most. */
export function heatLevel(value: number | null, most: number): number {
  if (value === null || value <= 0 || most <= 0) return 0;
  return Math.min(5, Math.max(1, Math.ceil((value / most) * 5)));
}

export function HourHeatmap({
  cells,
  unit = 'count',
  label,
  onPick,
}: {
  /** `cells[weekday][hour]`, weekday 0 = Monday … 6 = Sunday; null: not open. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly unit?: Unit;
  readonly label: string;
  readonly onPick?: (weekday: number, hour: number) => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const most = Math.max(0, ...cells.flat().map((value) => value ?? 0));
  return (
    <div className="kj-hours">
      <div className="kj-hours-scroll">
        <table>
          <caption className="kj-sr">{label}</caption>
          <thead>
            <tr>
              <td />
              {HOURS.map((hour) => (
                <th key={hour} scope="col" className={hour % 3 === 0 ? undefined : 'is-quiet'}>
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {w.days.map((day, weekday) => (
              <tr key={day}>
                <th scope="row">{day}</th>
                {HOURS.map((hour) => {
                  const value = cells[weekday]?.[hour] ?? null;
                  const text = formatValue(value, unit, lang);
                  const title = `${day} ${hour}${w.hour} · ${text}`;
                  return (
                    <td key={hour} data-level={heatLevel(value, most)} title={title}>
                      {onPick === undefined ? (
                        <span className="kj-sr">{text}</span>
                      ) : (
                        <button
                          type="button"
                          aria-label={title}
                          onClick={() => onPick(weekday, hour)}
                        />
                      )}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="kj-hours-key" aria-hidden="true">
        {w.less}
        {LEVELS.map((level) => (
          <i key={level} data-level={level} />
        ))}
        {w.more} · {formatValue(most, unit, lang)}
      </p>
    </div>
  );
}
