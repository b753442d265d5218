// A conversation for a terminal, with the words a verdict rests on set in 【】.
import type { AttributedOrder, Conversation, Evidence } from '../../../domain/analysis.ts';
import type { MessageKind } from '../../../domain/event.ts';
import type { TranscriptLine } from '../../../report/case.ts';
import { presentTranscript } from '../../../report/transcript.ts';
import { clockText } from '../../../report/wall-clock.ts';
import type { Language } from '../../exit.ts';

export interface Talk {
  readonly conversation: Conversation;
  readonly orders: readonly AttributedOrder[];
  readonly shop: string;
  readonly buyer: string;
  readonly zoneOffsetMs: number;
}

const KINDS: Readonly<Record<MessageKind, { readonly zh: string; readonly en: string } | null>> = {
  text: null,
  system: null,
  image: { zh: '图片', en: 'picture' },
  video: { zh: '视频', en: 'video' },
  voice: { zh: '语音', en: 'voice' },
  file: { zh: '文件', en: 'file' },
  product: { zh: '商品卡片', en: 'product card' },
  order: { zh: '订单卡片', en: 'order card' },
  link: { zh: '链接', en: 'link' },
};
const SPEAKERS = {
  zh: { buyer: '买家', agent: '客服', bot: '机器人', system: '系统' },
  en: { buyer: 'buyer', agent: 'agent', bot: 'bot', system: 'system' },
} as const;
const STATES = {
  zh: { placed: '下单', paid: '付款', closed: '关闭', refunded: '退款' },
  en: { placed: 'placed', paid: 'paid', closed: 'closed', refunded: 'refunded' },
} as const;

/** Lines ready to print; long conversations are cut to the evidence and its surroundings. */
export function presentTalk(
  talk: Talk,
  evidence: readonly Evidence[],
  lang: Language,
): readonly string[] {
  const { conversation, orders, shop, buyer, zoneOffsetMs } = talk;
  const shown = presentTranscript(conversation, evidence, orders, shop, buyer);
  const places = new Map(conversation.lines.map(({ message, index }) => [message.id, index + 1]));
  const lines: string[] = [];
  const skip = (count: number): void => {
    if (count > 0) lines.push(lang === 'zh' ? `      …省略 ${count} 条` : `      … ${count} more`);
  };
  const waiting = [...shown.orders].sort((a, b) => a.at - b.at);
  const time = (at: number | null): string =>
    at === null ? '        ' : clockText(at, zoneOffsetMs);
  for (const line of shown.lines) {
    while (waiting[0] !== undefined && line.at !== null && waiting[0].at <= line.at) {
      lines.push(orderLine(waiting.shift()!, time, lang));
    }
    skip(line.skipped);
    const own = evidence.filter(({ messageId }) => messageId === line.id);
    const mark = own.some(({ role }) => role !== 'context') ? '▶' : ' ';
    const place = `#${places.get(line.id)}`.padStart(4);
    const who = `${SPEAKERS[lang][line.by]}${line.by === 'agent' ? ` ${shortName(line.agent)}` : ''}`;
    lines.push(`  ${mark}${place} ${time(line.at)} ${who}：${lineText(line, own, lang)}`);
  }
  skip(shown.skippedAfter);
  for (const order of waiting) lines.push(orderLine(order, time, lang));
  return lines;
}

function orderLine(
  { at, orderId, state, title }: ReturnType<typeof presentTranscript>['orders'][number],
  time: (at: number) => string,
  lang: Language,
): string {
  const name = lang === 'zh' ? '订单' : 'order';
  return `       ${time(at)} ${name} ${orderId} ${STATES[lang][state]} ${title}`.trimEnd();
}

function lineText(line: TranscriptLine, evidence: readonly Evidence[], lang: Language): string {
  const kind = KINDS[line.kind];
  const notes = [
    ...(line.auto ? [lang === 'zh' ? '自动' : 'automatic'] : []),
    ...(line.revoked ? [lang === 'zh' ? '已撤回' : 'revoked'] : []),
  ];
  const head = kind === null ? '' : `[${kind[lang]}] `;
  const tail = notes.length === 0 ? '' : `（${notes.join('，')}）`;
  return `${head}${markText(line.text, evidence)}${tail}`;
}

/** The text with every cited span in 【】; spans that overlap become one. */
export function markText(text: string, evidence: readonly Evidence[]): string {
  const spans = evidence
    .flatMap(({ start, end }) => (start === undefined || end === undefined ? [] : [[start, end]]))
    .filter(([start = 0, end = 0]) => end > start && start < text.length)
    .sort(([a = 0], [b = 0]) => a - b);
  let marked = '';
  let done = 0;
  for (let i = 0; i < spans.length; i++) {
    const [start = 0, first = 0] = spans[i]!;
    let end = first;
    while (i + 1 < spans.length && spans[i + 1]![0]! <= end) end = Math.max(end, spans[++i]![1]!);
    marked += `${text.slice(done, start)}【${text.slice(start, end)}】`;
    done = end;
  }
  return marked + text.slice(done);
}

/** `旗舰店:小美` as 小美. */
export function shortName(agent: string | null): string {
  return agent === null ? '' : (agent.split(/[:：]/).at(-1) ?? agent);
}
