// Examples of a rule as chats: what must be found is marked, what came out stands above, why can be opened.
import { Button } from 'antd';
import { useState } from 'react';
import { CHINA_OFFSET_MS } from '../../../lib/zone.ts';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Tag } from '../../../ui/Tag.tsx';
import { Transcript } from '../../../ui/Transcript.tsx';
import type { TranscriptMark } from '../../../ui/transcript-items.ts';
import { type Said, useTw, useWords } from '../../../ui/use-words.ts';
import { VerdictTrace } from '../../../ui/VerdictTrace.tsx';
import { TRUTH_WORDS } from './rule-words.ts';
import type { Example } from './rulebook-api.ts';
import { asTrace } from './trace.ts';

const WORDS = {
  passed: { zh: '通过', en: 'passes' },
  failed: { zh: '没过', en: 'fails' },
  unread: { zh: '还没跑', en: 'not run' },
  why: { zh: '逐条看判定', en: 'Step by step' },
  hide: { zh: '收起', en: 'Hide' },
  appeal: { zh: (id: string) => `申诉 ${id}`, en: (id: string) => `Appeal ${id}` },
  none: { zh: '还没有例子', en: 'No examples yet' },
  noneHint: {
    zh: '每段以“== 标题”开头，要抓的那一行末尾写“! 规则编号”',
    en: 'Begin each with "== title", end the line to be found with "! rule-id"',
  },
} as const;

export function ExampleList({
  examples,
  rule,
  merit = false,
}: {
  readonly examples: readonly Example[];
  readonly rule: string;
  /** Hits are good. */
  readonly merit?: boolean;
}) {
  const w = useWords(WORDS);
  if (examples.length === 0) return <EmptyState small title={w.none} hint={w.noneHint} />;
  return (
    <ul className="kj-rb-examples">
      {examples.map((example) => (
        <One key={`${example.line}${example.title}`} example={example} rule={rule} merit={merit} />
      ))}
    </ul>
  );
}

interface OneProps {
  readonly example: Example;
  readonly rule: string;
  readonly merit: boolean;
}

function One({ example, rule, merit }: OneProps) {
  const w = useWords(WORDS);
  const tw = useTw();
  const [open, setOpen] = useState(false);
  const { title, ok, asks, explained, appeal } = example;
  const failing = asks.find((ask) => !ask.ok);
  const demand = (failing ?? asks.at(-1))?.expected ?? example.marked[0]?.demand ?? 'miss';
  return (
    <li className={`kj-rb-example${ok === false ? ' is-bad' : ''}`}>
      <header>
        <b>{title}</b>
        {appeal !== null && <Tag tone="warn">{w.appeal(appeal)}</Tag>}
        <Tag>{tw(TRUTH_WORDS[demand]!)}</Tag>
        {ok === null ? (
          <Tag>{w.unread}</Tag>
        ) : (
          <Tag tone={ok ? 'good' : 'bad'}>{ok ? w.passed : w.failed}</Tag>
        )}
      </header>
      {failing?.difference != null && <Difference words={failing.difference} />}
      <div>
        <Transcript
          lines={example.lines}
          orders={example.orders}
          marks={marksOf(example, rule, merit)}
          offsetMs={CHINA_OFFSET_MS}
          foldQuiet={false}
        />
      </div>
      {explained !== null && (
        <div className="kj-rb-why">
          <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
            {open ? w.hide : w.why}
          </Button>
          {open && (
            <VerdictTrace
              trace={asTrace(explained.trace)}
              result={explained.result}
              reason={explained.reason}
              textOf={(id) => example.lines.find((line) => line.id === id)?.text ?? null}
            />
          )}
        </div>
      )}
    </li>
  );
}

function Difference({ words }: { readonly words: Said<string> }) {
  const lang = useLang();
  return <p className="kj-rb-difference">{words[lang]}</p>;
}

/** Where the rule points now, as far as it hits. */
function marksOf({ explained }: Example, rule: string, merit: boolean): TranscriptMark[] {
  if (explained === null || explained.result !== 'hit') return [];
  return explained.evidence
    .filter(({ role, messageId }) => role !== 'context' && messageId !== null)
    .map(({ messageId, start, end }) => ({
      rule,
      ruleName: '',
      tone: merit ? 'good' : 'bad',
      messageId,
      start,
      end,
    }));
}
