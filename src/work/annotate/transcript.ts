// A conversation as a model may see it: numbered lines, people and numbers behind placeholders.
import type { Conversation, Line } from '../../domain/analysis.ts';
import type { MaskText } from './mask-personal.ts';

export interface Transcript {
  /** One line a message, `7 买家：…`. */
  readonly text: string;
  /** Message id of each number shown, in order. */
  readonly shown: ReadonlyMap<number, string>;
}

const CHARACTERS_MAX = 600;
/** Of a longer message only this much is looked at, less an end in which something could be cut in two. */
const LOOKED_AT_MAX = 4000;
const CUT_END = 120;
const KINDS: Readonly<Record<string, string>> = {
  image: '[图片]',
  video: '[视频]',
  voice: '[语音]',
  file: '[文件]',
  product: '[商品卡片]',
  order: '[订单卡片]',
};

/**
 * At most `messagesMax` lines: the first quarter and the newest rest, with a note of how many were left
 * out between. Revoked lines are not shown. Times are not shown either: they name nobody, but they would
 * make equal conversations differ.
 */
export function presentTranscript(
  conversation: Conversation,
  messagesMax: number,
  mask: MaskText,
): Transcript {
  const lines = conversation.lines.filter(({ revoked }) => !revoked);
  const head = lines.length <= messagesMax ? lines.length : Math.floor(messagesMax / 4);
  const tail = lines.length <= messagesMax ? [] : lines.slice(lines.length - (messagesMax - head));
  const shown = new Map<number, string>();
  const write = (line: Line): string => {
    shown.set(line.index + 1, line.message.id);
    return `${line.index + 1} ${speakerOf(line, conversation)}：${wordsOf(line, mask)}`;
  };
  const rows = lines.slice(0, head).map(write);
  if (tail.length > 0) {
    rows.push(`（中间省略 ${lines.length - head - tail.length} 句）`, ...tail.map(write));
  }
  return { text: rows.join('\n'), shown };
}

function speakerOf({ message, auto }: Line, { agents }: Conversation): string {
  const { by, kind, agent } = message;
  if (by === 'system' || kind === 'system') return '系统';
  if (by === 'buyer') return '买家';
  if (by === 'bot') return '机器人';
  const place = agent === null ? -1 : agents.indexOf(agent);
  return `客服${place < 0 ? '' : place + 1}${auto ? '（自动回复）' : ''}`;
}

function wordsOf({ message }: Line, mask: MaskText): string {
  const card = KINDS[message.kind];
  const masked = mask(message.text.slice(0, LOOKED_AT_MAX).replace(/\s+/gu, ' ').trim());
  const text = message.text.length > LOOKED_AT_MAX ? masked.slice(0, -CUT_END) : masked;
  const short = text.length > CHARACTERS_MAX ? `${text.slice(0, CHARACTERS_MAX)}…` : text;
  // What stands beside a picture is a file name or an address of it.
  if (card === undefined) return short;
  return message.kind === 'product' && short !== '' ? `${card}${short}` : card;
}
