// Marks a figure that may still change, and says what it will probably become.
import { Tooltip } from 'antd';
import './figure.css';
import { formatValue, type Unit } from './format.ts';
import { useLang } from './preferences.ts';
import { useWords } from './use-words.ts';

const WORDS = {
  mark: { zh: '未定', en: 'not final' },
  why: {
    zh: '还在统计窗口内，数字会变',
    en: 'Its window is still open; the figure will change',
  },
  expected: { zh: '预计最终', en: 'Expected in the end' },
} as const;

export function Provisional({
  expected = null,
  unit = 'count',
}: {
  readonly expected?: number | null;
  readonly unit?: Unit;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const more = expected === null ? '' : ` · ${w.expected} ${formatValue(expected, unit, lang)}`;
  return (
    <Tooltip title={`${w.why}${more}`}>
      <button type="button" className="kj-provisional" aria-label={`${w.mark}: ${w.why}${more}`}>
        {w.mark}
      </button>
    </Tooltip>
  );
}
