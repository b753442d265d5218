// Why a rule said what it said: its conditions one inside the other, each with its answer and what matched.
import type { Evidence as EvidenceData, Truth } from '../domain/analysis.ts';
import type { TraceNode } from '../engine/trace-node.ts';
import { sayNote } from '../report/words/evidence.ts';
import { NA_REASONS } from '../report/words/na-reasons.ts';
import { say } from '../report/words/say.ts';
import { OPERATOR_WORDS, SETTING_VALUES, SETTING_WORDS } from './operator-words.ts';
import { type Lang, useLang } from './preferences.ts';
import './trace.css';
import { useWords } from './use-words.ts';

const WORDS = {
  hit: { zh: '命中', en: 'hit' },
  miss: { zh: '不成立', en: 'miss' },
  na: { zh: '不适用', en: 'n/a' },
  label: { zh: '判定过程', en: 'How it was judged' },
  see: { zh: '查看这句话', en: 'Show the line' },
  naNote: { zh: '不适用不扣分', en: 'n/a never deducts' },
} as const;

export interface VerdictTraceProps {
  readonly trace: readonly TraceNode[];
  /** The verdict of all of it. */
  readonly result: Truth;
  readonly reason?: string | null;
  /** Text of a line, to quote what matched. */
  readonly textOf?: (messageId: string) => string | null;
  /** Scrolls the transcript there. */
  readonly onLine?: (messageId: string) => void;
}

export function VerdictTrace(props: VerdictTraceProps) {
  const { trace, result, reason = null } = props;
  const w = useWords(WORDS);
  const lang = useLang();
  return (
    <div className="kj-trace">
      <p className="kj-trace-result">
        <TruthMark value={result} />
        {reason !== null && <span>{say(NA_REASONS, reason)[lang]}</span>}
        {result === 'na' && <span className="kj-muted">{w.naNote}</span>}
      </p>
      <ul aria-label={w.label}>
        {trace.map((node, at) => (
          <Step key={`${String(at)}${node.operator}`} node={node} props={props} />
        ))}
      </ul>
    </div>
  );
}

/** Hit, miss or n/a: a word with a shape. */
export function TruthMark({ value }: { readonly value: Truth }) {
  const w = useWords(WORDS);
  return (
    <span className={`kj-truth is-${value}`}>
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        {value === 'hit' && <path d="M2.4 6.4 5 9l4.6-6" />}
        {value === 'miss' && <path d="m3 3 6 6M9 3 3 9" />}
        {value === 'na' && <path d="M2.5 6h7" />}
      </svg>
      {w[value]}
    </span>
  );
}

function Step({ node, props }: { readonly node: TraceNode; readonly props: VerdictTraceProps }) {
  const lang = useLang();
  const settings = Object.entries(node.settings).filter(([, value]) => value.length < 120);
  return (
    <li className={`is-${node.value}`}>
      <div className="kj-trace-step">
        <TruthMark value={node.value} />
        <b>{say(OPERATOR_WORDS, node.operator)[lang]}</b>
        {settings.map(([name, value]) => (
          <span key={name} className="kj-trace-setting">
            {settingText(name, value, lang)}
          </span>
        ))}
        {node.reason !== null && (
          <span className="kj-trace-reason">{say(NA_REASONS, node.reason)[lang]}</span>
        )}
      </div>
      {node.evidence.map((evidence, at) => (
        <Matched key={`${String(at)}${evidence.messageId}`} evidence={evidence} props={props} />
      ))}
      {node.children.length > 0 && (
        <ul>
          {node.children.map((child, at) => (
            <Step key={`${String(at)}${child.operator}`} node={child} props={props} />
          ))}
        </ul>
      )}
    </li>
  );
}

/** `by: agent` as 说话方 客服; what has no words stays as it is written in the rule. */
function settingText(name: string, value: string, lang: Lang): string {
  return `${say(SETTING_WORDS, name)[lang]} ${say(SETTING_VALUES, value)[lang]}`;
}

function Matched({
  evidence,
  props,
}: {
  readonly evidence: EvidenceData;
  readonly props: VerdictTraceProps;
}) {
  const w = useWords(WORDS);
  const lang = useLang();
  const { messageId, start, end, note } = evidence;
  const text = messageId === null ? null : (props.textOf?.(messageId) ?? null);
  const quote = text === null ? null : cut(text, start, end);
  if (quote === null && note === undefined) return null;
  return (
    <div className="kj-trace-match">
      {quote !== null && messageId !== null && (
        <button type="button" title={w.see} onClick={() => props.onLine?.(messageId)}>
          “{quote.before}
          <mark>{quote.match}</mark>
          {quote.after}”
        </button>
      )}
      {note !== undefined && <span>{sayNote(note)[lang]}</span>}
    </div>
  );
}

/** The matched part with a little of what stands around it. */
export function cut(
  text: string,
  start = 0,
  end = text.length,
): { readonly before: string; readonly match: string; readonly after: string } {
  const from = Math.max(0, start - 12);
  const to = Math.min(text.length, end + 12);
  return {
    before: `${from > 0 ? '…' : ''}${text.slice(from, start)}`,
    match: text.slice(start, end),
    after: `${text.slice(end, to)}${to < text.length ? '…' : ''}`,
  };
}
