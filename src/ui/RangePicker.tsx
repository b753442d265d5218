// The days a page is about: presets counted from the last day with data, a step back or on, or any two days.
import { CalendarOutlined, DownOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Popover } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { type DayRange, dayOf, PRESETS, presetOf, presetRange, shiftRange } from './day-range.ts';
import { formatRange } from './format.ts';
import { useLang } from './preferences.ts';
import './range-picker.css';
import { useWords } from './use-words.ts';

const DayPicker = lazy(async () => ({ default: (await import('./DayPicker.tsx')).DayPicker }));

const WORDS = {
  label: { zh: '日期范围', en: 'Days' },
  'last-day': { zh: '最近一天', en: 'Last day' },
  'days-7': { zh: '近 7 天', en: 'Last 7 days' },
  'days-30': { zh: '近 30 天', en: 'Last 30 days' },
  'this-week': { zh: '本周', en: 'This week' },
  'last-week': { zh: '上周', en: 'Last week' },
  'this-month': { zh: '本月', en: 'This month' },
  'last-month': { zh: '上月', en: 'Last month' },
  own: { zh: '自定义', en: 'Any days' },
  earlier: { zh: '前一段', en: 'Earlier' },
  later: { zh: '后一段', en: 'Later' },
  until: { zh: '数据截至', en: 'Data until' },
  none: { zh: '还没有数据', en: 'No data yet' },
} as const;

/** `lastDay`: day number of the last day with data; null: none, and the picker says so. */
export function RangePicker({
  range,
  lastDay,
  onChange,
}: {
  readonly range: DayRange;
  readonly lastDay: number | null;
  readonly onChange: (range: DayRange) => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const [open, setOpen] = useState(false);
  const preset = lastDay === null ? null : presetOf(range, lastDay);
  const atEnd = lastDay === null || (dayOf(range.to) ?? 0) >= lastDay;
  if (lastDay === null && range.from === '') return <span className="kj-muted">{w.none}</span>;
  const choose = (next: DayRange): void => {
    setOpen(false);
    onChange(next);
  };
  const name = preset === null ? w.own : w[preset];
  return (
    <div className="kj-range">
      <button
        type="button"
        className="kj-range-step"
        aria-label={w.earlier}
        onClick={() => onChange(shiftRange(range, -1))}
      >
        <LeftOutlined />
      </button>
      <Popover
        trigger="click"
        open={open}
        onOpenChange={setOpen}
        placement="bottomLeft"
        arrow={false}
        // On a phone it is pushed aside rather than out of the window.
        align={{ overflow: { adjustY: true, shiftX: true } }}
        content={<Choices range={range} lastDay={lastDay} onChoose={choose} />}
      >
        <button
          type="button"
          className="kj-range-button"
          aria-expanded={open}
          aria-haspopup="dialog"
        >
          <CalendarOutlined aria-hidden="true" />
          <span className="kj-sr">{w.label}</span>
          <b>{name}</b>
          <span className="kj-range-days">{formatRange(range.from, range.to, lang)}</span>
          <DownOutlined aria-hidden="true" className="kj-range-down" />
        </button>
      </Popover>
      <button
        type="button"
        className="kj-range-step"
        aria-label={w.later}
        disabled={atEnd}
        onClick={() => onChange(shiftRange(range, 1))}
      >
        <RightOutlined />
      </button>
    </div>
  );
}

function Choices({
  range,
  lastDay,
  onChoose,
}: {
  readonly range: DayRange;
  readonly lastDay: number | null;
  readonly onChoose: (range: DayRange) => void;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const chosen = lastDay === null ? null : presetOf(range, lastDay);
  return (
    <div className="kj-range-panel" role="dialog" aria-label={w.label}>
      {lastDay !== null && (
        <ul>
          {PRESETS.map((preset) => {
            const days = presetRange(preset, lastDay);
            return (
              <li key={preset}>
                <button
                  type="button"
                  aria-pressed={preset === chosen}
                  onClick={() => onChoose(days)}
                >
                  <span>{w[preset]}</span>
                  <small>{formatRange(days.from, days.to, lang)}</small>
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className="kj-range-own">
        <span>{w.own}</span>
        <Suspense fallback={<i className="kj-bone" style={{ height: 34 }} />}>
          <DayPicker range={range} onChange={onChoose} />
        </Suspense>
      </div>
    </div>
  );
}
