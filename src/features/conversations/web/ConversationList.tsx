// The rows of the list: who, when, the first words or the words found, what was found, score and order.
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { formatMoney, formatSpan } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { scoreTone } from '../../../ui/ScoreBar.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useRowKeys } from '../../../ui/use-row-keys.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import type { ConversationItem } from '../contract.ts';
import { ORDER_RESULT_WORDS } from '../conversation-words.ts';
import { LEFT_OUT_WORDS } from './filter-words.ts';

const WORDS = {
  label: { zh: '会话列表', en: 'Conversations' },
  nobody: { zh: '无人接待', en: 'nobody' },
  first: { zh: '首响', en: 'first' },
  unanswered: { zh: '有没回的话', en: 'unanswered' },
  others: { zh: (count: number) => `等 ${count} 人`, en: (count: number) => `+${count - 1}` },
  silent: { zh: '（没有文字）', en: '(no words)' },
  more: { zh: '加载更多', en: 'Load more' },
  score: { zh: '得分', en: 'score' },
} as const;

export interface ConversationListProps {
  readonly items: readonly ConversationItem[];
  readonly chosen: string | null;
  readonly onChoose: (item: ConversationItem) => void;
  /** Its own page: `o`, or Enter. */
  readonly onOpen: (item: ConversationItem) => void;
  /** Moving by keyboard opens what is reached. */
  readonly followFocus: boolean;
  readonly more: (() => void) | null;
  readonly loadingMore: boolean;
}

export function ConversationList(props: ConversationListProps) {
  const { items, chosen, onChoose, onOpen, followFocus, more } = props;
  const w = useWords(WORDS);
  const at = (row: number, act: (item: ConversationItem) => void): void => {
    const item = items[row];
    if (item !== undefined) act(item);
  };
  const keys = useRowKeys<HTMLUListElement>(items.length, (row) => at(row, onOpen), true);
  return (
    <div className="kjc-list">
      <ul
        ref={keys.container}
        aria-label={w.label}
        onKeyDown={(event) => {
          const row = (event.target as HTMLElement).dataset['row'];
          if (event.key === 'o' && row !== undefined) at(Number(row), onOpen);
          else keys.onKeyDown(event);
        }}
      >
        {items.map((item, row) => (
          <li key={`${item.shop}/${item.ref}`}>
            <button
              type="button"
              className="kjc-row"
              data-row={row}
              tabIndex={keys.tabIndexOf(row)}
              aria-current={chosen === item.ref ? 'true' : undefined}
              onFocus={() => {
                keys.onFocusRow(row);
                if (followFocus && chosen !== item.ref) onChoose(item);
              }}
              onClick={() => onChoose(item)}
            >
              <Row item={item} />
            </button>
          </li>
        ))}
      </ul>
      {more !== null && <More load={more} busy={props.loadingMore} />}
    </div>
  );
}

function Row({ item }: { readonly item: ConversationItem }) {
  const clock = useShopClock(item.shop);
  const w = useWords(WORDS);
  const tw = useTw();
  const lang = useLang();
  const { agent, agents, match, found, leftOut, orderResult } = item;
  const faults = found.filter(({ kind }) => kind === 'fault');
  const sold = orderResult === 'paid';
  return (
    <>
      <span className="kjc-row-head">
        <b>{agent?.name ?? w.nobody}</b>
        {agents > 1 && <small>{w.others(agents)}</small>}
        <small className="kjc-row-buyer">{item.buyer}</small>
        <time>{clock.time(item.startAt)}</time>
      </span>
      <span className="kjc-row-words">
        {match === null ? item.firstWords || w.silent : <Found {...match} />}
      </span>
      <span className="kjc-row-foot">
        <span className="kjc-row-marks">
          {faults.slice(0, 2).map(({ rule, name, severity }) => (
            <span key={rule} className={`kjc-dot is-${severity}`}>
              {tw(name)}
            </span>
          ))}
          {item.faults > 2 && <small>+{item.faults - 2}</small>}
          {item.unanswered > 0 && faults.length === 0 && <Tag tone="warn">{w.unanswered}</Tag>}
          {leftOut !== null && (
            <Tag>{tw(LEFT_OUT_WORDS[leftOut] ?? { zh: leftOut, en: leftOut })}</Tag>
          )}
          {(sold || orderResult === 'placed' || orderResult === 'lost') && (
            <Tag tone={sold ? 'good' : 'plain'}>
              {sold && item.salesFen > 0
                ? formatMoney(item.salesFen)
                : tw(ORDER_RESULT_WORDS[orderResult]!)}
            </Tag>
          )}
          {item.firstResponseMs !== null && faults.length < 2 && (
            <small>
              {w.first} {formatSpan(item.firstResponseMs, lang)}
            </small>
          )}
        </span>
        {item.score !== null && (
          <b className={`kjc-score is-${scoreTone(item.score)}`} title={w.score}>
            {item.score.toFixed(0)}
          </b>
        )}
      </span>
    </>
  );
}

const AROUND = 14;

/** The words found, with a little of what stands around them. */
function Found({ text, start, end }: NonNullable<ConversationItem['match']>) {
  const from = Math.max(0, start - AROUND);
  return (
    <>
      {from > 0 && '…'}
      {text.slice(from, start)}
      <mark>{text.slice(start, end)}</mark>
      {text.slice(end)}
    </>
  );
}

/** Loads the next page when it comes into sight; a button for everybody else. */
function More({ load, busy }: { readonly load: () => void; readonly busy: boolean }) {
  const w = useWords(WORDS);
  const end = useRef<HTMLDivElement>(null);
  const latest = useRef(load);
  latest.current = load;
  useEffect(() => {
    const seen = new IntersectionObserver((entries) => {
      if (entries.some(({ isIntersecting }) => isIntersecting)) latest.current();
    });
    if (end.current !== null) seen.observe(end.current);
    return () => seen.disconnect();
  }, []);
  return (
    <div ref={end} className="kjc-more">
      <Button size="small" loading={busy} onClick={load}>
        {w.more}
      </Button>
    </div>
  );
}
