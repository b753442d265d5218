// Conversations as a generic chat table.
import { csvLine } from './csv-line.ts';
import { timeText } from './sample-time.ts';
import { SHOP } from './staff.ts';
import type { SampleLine, Talk } from './talk.ts';

export const chatHeader =
  '消息ID,会话ID,店铺,买家,客服,发送方,时间,类型,内容,商品ID,订单号,自动回复,撤回时间\r\n';

const SENDER = { buyer: '买家', agent: '客服', bot: '机器人', system: '系统' } as const;
const KIND = {
  text: '文本',
  image: '图片',
  product: '商品卡片',
  order: '订单卡片',
  system: '系统',
} as const;

/** The rows of one conversation, in the order in which they were written. */
export function chatRows(talk: Talk): string {
  const head = `${talk.id},${SHOP},${talk.buyer.nick}`;
  let rows = '';
  for (const line of talk.lines) rows += `${line.id},${head},${chatRow(line)}`;
  return rows;
}

function chatRow(line: SampleLine): string {
  const auto = line.auto === null ? '' : line.auto ? '是' : '否';
  return csvLine([
    line.agent,
    SENDER[line.by],
    timeText(line.at),
    KIND[line.kind],
    line.text,
    line.sku,
    line.kind === 'order' ? line.text.slice(5, 24) : '',
    auto,
    line.revokedAt === null ? '' : timeText(line.revokedAt),
  ]);
}
