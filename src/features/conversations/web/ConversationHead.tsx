// The head of a conversation: who with whom, when, what it came to, and its measures in one line.
import type { ReactNode } from 'react';
import { LEFT_OUT, PHASES } from '../../../report/words/left-out.ts';
import { say } from '../../../report/words/say.ts';
import { formatMoney, formatSpan } from '../../../ui/format.ts';
import { useLang } from '../../../ui/preferences.ts';
import { ScoreBar } from '../../../ui/ScoreBar.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { wallClock } from '../../../ui/wall-clock.ts';
import type { ConversationPageShape } from '../contract.ts';
import { ORDER_RESULT_WORDS } from '../conversation-words.ts';

const WORDS = {
  nobody: { zh: '无人接待', en: 'nobody' },
  first: { zh: '首次响应', en: 'First response' },
  mean: { zh: '平均等待', en: 'Mean wait' },
  longest: { zh: '最长等待', en: 'Longest wait' },
  rounds: { zh: '回合', en: 'Rounds' },
  open: { zh: (count: number) => `（${count} 个没回）`, en: (count: number) => ` (${count} open)` },
  ratio: { zh: '客服 : 买家', en: 'Agent : buyer' },
  took: { zh: '时长', en: 'Lasted' },
  outdated: {
    zh: '规则或设置改过，还没重算：列表上的数字是旧的，这里是新的。',
    en: 'Rules or settings were changed since: the list still shows the old figures, this page the new.',
  },
} as const;

export function ConversationHead({
  page,
  actions,
  titled = true,
}: {
  readonly page: ConversationPageShape;
  /** false: who and when stands above it already. */
  readonly titled?: boolean;
  readonly actions?: ReactNode;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { item, receptions, measures, zoneOffsetMs } = page;
  const agents = receptions.map(({ agent }) => agent.name);
  const names = [...new Set(agents)].join('、') || (item.agent?.name ?? w.nobody);
  const open = item.unanswered > 0 ? w.open(item.unanswered) : '';
  const figures: readonly (readonly [string, string])[] = [
    [w.first, formatSpan(item.firstResponseMs, lang)],
    [w.mean, formatSpan(measures.meanWaitMs, lang)],
    [w.longest, formatSpan(item.maxWaitMs, lang)],
    [w.rounds, `${item.rounds}${open}`],
    [w.ratio, `${measures.agentLines} : ${measures.buyerLines}`],
    [w.took, formatSpan(measures.durationMs, lang)],
  ];
  return (
    <header className="kjc-head">
      <div className="kjc-head-top">
        {titled && (
          <>
            <h2>
              {item.buyer} <span className="kj-muted">×</span> {names}
            </h2>
            <span className="kj-muted kj-nowrap">
              {wallClock(zoneOffsetMs, lang).time(item.startAt)}
            </span>
          </>
        )}
        <Tag>{say(PHASES, item.phase)[lang]}</Tag>
        {item.leftOut !== null && <Tag tone="warn">{say(LEFT_OUT, item.leftOut)[lang]}</Tag>}
        <Tag tone={item.orderResult === 'paid' ? 'good' : 'plain'}>
          {say(ORDER_RESULT_WORDS, item.orderResult)[lang]}
          {item.salesFen > 0 && ` ${formatMoney(item.salesFen)}`}
        </Tag>
        <span className="kjc-head-score">
          <ScoreBar score={item.score} />
        </span>
        {actions}
      </div>
      <dl className="kjc-measures">
        {figures.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {page.outdated && <p className="kjc-note">{w.outdated}</p>}
    </header>
  );
}
