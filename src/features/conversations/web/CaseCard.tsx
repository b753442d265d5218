// A case cut down to the lines that tell it, with the way to the whole conversation.
import { Link } from 'react-router';
import { formatMoney, formatSpan } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { CaseShape } from '../contract.ts';
import { conversationPath } from './list-state.ts';

const WORDS = {
  buyer: { zh: '买家', en: 'Buyer' },
  waited: { zh: '等了', en: 'waited' },
  skipped: { zh: (count: number) => `… 略 ${count} 条`, en: (count: number) => `… ${count} more` },
} as const;

const BEFORE = 3;
const LINES_MAX = 9;

/** The first marked line with a little before and after it; without one the beginning. */
function telling(lines: CaseShape['lines']): CaseShape['lines'] {
  const people = lines.filter(({ by, auto }) => by !== 'system' && !auto);
  const at = people.findIndex(({ marked }) => marked);
  const from = Math.max(0, (at < 0 ? 0 : at) - BEFORE);
  return people.slice(from, from + LINES_MAX);
}

export function CaseCard({ of, tone }: { readonly of: CaseShape; readonly tone: 'bad' | 'good' }) {
  const w = useWords(WORDS);
  const lang = useLang();
  const clock = useShopClock(of.item.shop);
  const { item, lines } = of;
  const shown = telling(lines);
  const rest = item.messages - shown.length;
  return (
    <article className={`kji-case is-${tone}`}>
      <header>
        <Link to={conversationPath(item.shop, item.ref)}>
          {item.agent?.name ?? '–'} · {clock.time(item.startAt)}
        </Link>
        {item.salesFen > 0 && <Tag tone="good">{formatMoney(item.salesFen)}</Tag>}
        {item.score !== null && <b>{item.score.toFixed(0)}</b>}
      </header>
      <ul>
        {shown.map((line) => (
          <li key={line.id} className={line.marked ? 'is-marked' : undefined}>
            <b>{line.by === 'buyer' ? w.buyer : line.name}</b>
            <span>
              {line.text || `[${line.kind}]`}
              {line.waitMs !== null && line.waitMs > 60_000 && (
                <small>
                  {' '}
                  {w.waited} {formatSpan(line.waitMs, lang)}
                </small>
              )}
              {line.note !== null && <small> {line.note}</small>}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <p className="kj-muted">{w.skipped(rest)}</p>}
    </article>
  );
}
