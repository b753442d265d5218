// A calendar for any two days; loaded only when it is opened.
import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import type { DayRange } from './day-range.ts';
import { useLang } from './preferences.ts';

const FORMAT = 'YYYY-MM-DD';

export function DayPicker({
  range,
  onChange,
}: {
  readonly range: DayRange;
  readonly onChange: (range: DayRange) => void;
}) {
  const lang = useLang();
  dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  return (
    <DatePicker.RangePicker
      value={range.from === '' ? null : [dayjs(range.from), dayjs(range.to)]}
      allowClear={false}
      classNames={{ popup: { root: 'kj-calendar' } }}
      getPopupContainer={(anchor) => anchor.closest<HTMLElement>('.ant-popover') ?? document.body}
      onChange={(days) => {
        const [from, to] = days ?? [];
        if (from != null && to != null)
          onChange({ from: from.format(FORMAT), to: to.format(FORMAT) });
      }}
    />
  );
}

/** One day, or none: `YYYY-MM-DD` or ''. */
export function OneDay({
  value,
  onChange,
  label,
  size = 'middle',
}: {
  readonly value: string;
  readonly onChange: (day: string) => void;
  readonly label: string;
  readonly size?: 'small' | 'middle';
}) {
  const lang = useLang();
  dayjs.locale(lang === 'zh' ? 'zh-cn' : 'en');
  return (
    <DatePicker
      aria-label={label}
      size={size}
      value={value === '' ? null : dayjs(value)}
      format={FORMAT}
      placeholder={FORMAT}
      onChange={(day) => onChange(day?.format(FORMAT) ?? '')}
    />
  );
}
