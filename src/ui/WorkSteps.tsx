// A piece of work in steps (an import, a recalculation): which is done, which runs and how far, which failed.
import { Progress } from 'antd';
import type { ReactNode } from 'react';
import './work.css';
import { useWords } from './use-words.ts';

const WORDS = {
  waiting: { zh: '等待中', en: 'waiting' },
  running: { zh: '进行中', en: 'running' },
  done: { zh: '已完成', en: 'done' },
  failed: { zh: '出错', en: 'failed' },
  skipped: { zh: '跳过', en: 'skipped' },
} as const;

export interface WorkStep {
  readonly key: string;
  readonly title: string;
  readonly state: keyof typeof WORDS;
  /** 0..1 while it runs; null: cannot be told. */
  readonly progress?: number | null;
  /** What it is doing or has done: 已读 12,000 行. */
  readonly note?: ReactNode;
}

export function WorkSteps({
  steps,
  label,
}: {
  readonly steps: readonly WorkStep[];
  readonly label: string;
}) {
  const w = useWords(WORDS);
  return (
    <ol className="kj-steps" aria-label={label}>
      {steps.map(({ key, title, state, progress = null, note }) => (
        <li
          key={key}
          className={`is-${state}`}
          aria-current={state === 'running' ? 'step' : undefined}
        >
          <span className="kj-steps-dot" aria-hidden="true">
            <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
              {state === 'done' && <path d="M2.4 6.4 5 9l4.6-6" />}
              {state === 'failed' && <path d="m3 3 6 6M9 3 3 9" />}
            </svg>
          </span>
          <div>
            <p>
              <b>{title}</b> <small>{w[state]}</small>
            </p>
            {state === 'running' && progress !== null && (
              <Progress
                percent={Math.floor(progress * 100)}
                size="small"
                aria-label={title}
                status="active"
              />
            )}
            {note !== undefined && <div className="kj-steps-note">{note}</div>}
          </div>
        </li>
      ))}
    </ol>
  );
}
