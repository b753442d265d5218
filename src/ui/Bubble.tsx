// One line of a chat: the buyer's at the left, the agent's at the right, machines quiet, the system in the middle.
import {
  CreditCardOutlined,
  FileOutlined,
  LinkOutlined,
  PictureOutlined,
  PlayCircleOutlined,
  ShoppingOutlined,
  SoundOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import { beyondTitle } from './card-text.ts';
import { formatMoney } from './format.ts';
import { markedText } from './marked-text.ts';
import './transcript.css';
import type { TranscriptLine, TranscriptMark } from './transcript-items.ts';
import { useWords } from './use-words.ts';
import type { WallClock } from './wall-clock.ts';

const WORDS = {
  buyer: { zh: '买家', en: 'Buyer' },
  agent: { zh: '客服', en: 'Agent' },
  auto: { zh: '自动回复', en: 'Automatic' },
  bot: { zh: '机器人', en: 'Bot' },
  revoked: { zh: '已撤回', en: 'Taken back' },
  image: { zh: '图片', en: 'Picture' },
  video: { zh: '视频', en: 'Video' },
  voice: { zh: '语音', en: 'Voice message' },
  file: { zh: '文件', en: 'File' },
  product: { zh: '商品', en: 'Product' },
  order: { zh: '订单', en: 'Order' },
  link: { zh: '链接', en: 'Link' },
} as const;

export interface BubbleProps {
  readonly line: TranscriptLine;
  /** Goes on from the same voice: no name again. */
  readonly follows: boolean;
  readonly marks: readonly TranscriptMark[];
  readonly lit: boolean;
  /** Marks of other rules step back. */
  readonly rule: string | null;
  readonly onRule: ((rule: string) => void) | undefined;
  readonly clock: WallClock;
}

export function Bubble(props: BubbleProps) {
  const { line, follows, marks, lit, clock } = props;
  const w = useWords(WORDS);
  const side = line.by === 'buyer' ? 'buyer' : line.by === 'system' ? 'system' : 'agent';
  const quiet = line.auto || line.by === 'bot';
  const whole = marks.find(({ start }) => start === undefined);
  const look = [
    'kj-line',
    `is-${side}`,
    quiet && 'is-quiet',
    line.revoked && 'is-revoked',
    lit && 'is-lit',
    follows && 'is-next',
    whole !== undefined && `is-marked-${whole.tone}`,
  ];
  const name = side === 'buyer' ? w.buyer : line.name || w.agent;
  const remark = line.by === 'bot' ? w.bot : line.auto ? w.auto : null;
  return (
    <li className={look.filter(Boolean).join(' ')} data-line={line.id}>
      {side !== 'system' && (
        <div className={follows ? 'kj-sr' : 'kj-line-head'}>
          <span>{name}</span>
          {remark !== null && <em>{remark}</em>}
        </div>
      )}
      <div className="kj-line-row">
        <div className="kj-bubble">
          <Content line={line} marks={marks} rule={props.rule} />
        </div>
        {line.at !== null && <time>{clock.second(line.at)}</time>}
        {line.revoked && <em className="kj-line-revoked">{w.revoked}</em>}
      </div>
      {marks.length > 0 && <Chips {...props} />}
    </li>
  );
}

/** The rules that rest on this line, with what they say of it. */
function Chips({ marks, rule, onRule }: BubbleProps) {
  const seen = new Map<string, TranscriptMark>();
  for (const mark of marks) {
    // Evidence of the one rule a page is about needs no name, and no button without one.
    if (mark.ruleName === '' && mark.note === undefined) continue;
    const known = seen.get(mark.rule);
    if (known?.note === undefined) seen.set(mark.rule, mark);
  }
  return (
    <div className="kj-line-chips">
      {[...seen.values()].map((mark) => {
        const aside = rule !== null && rule !== mark.rule ? ' is-aside' : '';
        return (
          <button
            key={mark.rule}
            type="button"
            className={`kj-chip is-${mark.tone}${aside}`}
            aria-pressed={rule === mark.rule}
            onClick={() => onRule?.(mark.rule)}
          >
            <b>{mark.ruleName}</b>
            {mark.note !== undefined && <span>{mark.note}</span>}
          </button>
        );
      })}
    </div>
  );
}

const ICONS: Readonly<Record<string, ReactNode>> = {
  image: <PictureOutlined />,
  video: <PlayCircleOutlined />,
  voice: <SoundOutlined />,
  file: <FileOutlined />,
  link: <LinkOutlined />,
  product: <ShoppingOutlined />,
  order: <CreditCardOutlined />,
};

function Content({
  line,
  marks,
  rule,
}: {
  readonly line: TranscriptLine;
  readonly marks: readonly TranscriptMark[];
  readonly rule: string | null;
}) {
  const w = useWords(WORDS);
  const kind = line.kind === 'text' || line.kind === 'system' ? null : line.kind;
  const text = <Text text={line.text} marks={marks} rule={rule} />;
  if (kind === null) return text;
  const bare = line.text.replace(/^\[[^\]]*\]$/, '');
  // What a rule rests on must be seen marked, be it said twice.
  const quoted = bare !== '' && marks.some(({ start }) => start !== undefined);
  if (kind === 'product' || kind === 'order') {
    return (
      <span className="kj-item">
        <i aria-hidden="true">{ICONS[kind]}</i>
        <span>
          <b>{line.product?.title ?? (bare || w[kind])}</b>
          <small>
            {kind === 'order' && line.orderId != null && `${w.order} ${line.orderId} `}
            {line.product?.priceFen != null && formatMoney(line.product.priceFen)}
            {line.product == null && bare === '' && w[kind]}
          </small>
          {line.product != null && (quoted || beyondTitle(bare, line.product.title) !== '') && text}
        </span>
      </span>
    );
  }
  return (
    <span className={`kj-media is-${kind}`}>
      <i aria-hidden="true">{ICONS[kind]}</i>
      <span>
        {w[kind]}
        {bare !== '' && <> {text}</>}
      </span>
    </span>
  );
}

function Text({
  text,
  marks,
  rule,
}: {
  readonly text: string;
  readonly marks: readonly TranscriptMark[];
  readonly rule: string | null;
}) {
  return (
    <>
      {markedText(text, marks).map((part) => {
        const mark = part.marks.find((one) => one.rule === rule) ?? part.marks[0];
        if (mark === undefined) return <span key={part.from}>{part.text}</span>;
        const aside = rule !== null && rule !== mark.rule ? ' is-aside' : '';
        return (
          <mark key={part.from} className={`is-${mark.tone}${aside}`} title={mark.ruleName}>
            {part.text}
          </mark>
        );
      })}
    </>
  );
}
