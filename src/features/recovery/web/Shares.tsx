// How a list divides by reason or agent, the most first; a click narrows it, the rest unfold and can be searched.
import { Button, Input } from 'antd';
import { useState } from 'react';
import { formatCount } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useWords } from '../../../ui/use-words.ts';

const WORDS = {
  more: { zh: (n: number) => `还有 ${n} 个`, en: (n: number) => `${n} more` },
  fewer: { zh: '收起', en: 'Fewer' },
  search: { zh: '搜名字', en: 'Search names' },
  none: { zh: '没有叫这个的', en: 'None of that name' },
  empty: { zh: '这几天没有', en: 'None on these days' },
} as const;

export interface Share {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

const SHOWN = 8;

/** `chosen` is always among what is shown, be it the smallest. */
export function Shares({
  title,
  rows,
  chosen,
  onChoose,
}: {
  readonly title: string;
  readonly rows: readonly Share[];
  readonly chosen: string;
  readonly onChoose: (key: string) => void;
}) {
  const w = useWords(WORDS);
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState('');
  const most = Math.max(1, ...rows.map(({ count }) => count));
  const asked = typed.trim().toLowerCase();
  const shown = open
    ? rows.filter(({ name }) => name.toLowerCase().includes(asked))
    : rows.filter(({ key }, at) => at < SHOWN || (key === chosen && key !== ''));
  const rest = rows.length - shown.length;
  return (
    <Panel
      title={title}
      actions={
        open && (
          <Input
            size="small"
            allowClear
            className="kjr-shares-search"
            placeholder={w.search}
            aria-label={`${title} ${w.search}`}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        )
      }
    >
      <ul className="kjr-shares">
        {shown.map(({ key, name, count }) => (
          <li key={key}>
            <button
              type="button"
              disabled={key === ''}
              aria-pressed={chosen === key && key !== ''}
              onClick={() => onChoose(key)}
            >
              <span>{name}</span>
              <i aria-hidden="true" style={{ width: `${(count / most) * 100}%` }} />
              <b>{formatCount(count)}</b>
            </button>
          </li>
        ))}
      </ul>
      {shown.length === 0 && <p className="kj-muted">{rows.length === 0 ? w.empty : w.none}</p>}
      {(open || rest > 0) && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            setOpen(!open);
            setTyped('');
          }}
        >
          {open ? w.fewer : w.more(rest)}
        </Button>
      )}
    </Panel>
  );
}
