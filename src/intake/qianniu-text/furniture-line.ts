// Lines of a Qianniu copy that nobody wrote: status words, window furniture, transfers, revocations.

const STATUS = new Set(['已读', '未读', '发送中', '已送达']);
const NOISE =
  /^(?:当前用户来自.*|商品详情页|商品推荐|宝贝详情|这些非常适合您的商品.*|千牛|原因[:：]\s*【.*】|查看详情|以下为历史消息|以上为历史消息)$/;
const PRICE = /^[¥￥]\s*[\d.,~\-—起\s]*$/;
const SEPARATOR = /^(?:[-=—_*~]{3,}|.{0,60}(?:的聊天记录|聊天记录导出).{0,20}|聊天对象[:：].*)$/;
const TRANSFER = /^由\s*(.+?)\s*转交给\s*(.+?)\s*$/;
const REVOKED = /^(.{1,60}?)\s*撤回了一条消息$/;

export function isStatus(line: string): boolean {
  return STATUS.has(line);
}

/** Furniture of the chat window around cards and visits. */
export function isNoise(line: string): boolean {
  return NOISE.test(line);
}

/** The price line of a product card. */
export function isPrice(line: string): boolean {
  return (line.startsWith('¥') || line.startsWith('￥')) && PRICE.test(line);
}

/** A line between two chats pasted one after the other. */
export function isSeparator(line: string): boolean {
  return SEPARATOR.test(line);
}

/** Who handed the chat to whom; null: no such line. */
export function parseTransfer(line: string): { from: string; to: string } | null {
  const match = line.startsWith('由') ? TRANSFER.exec(line) : null;
  return match === null ? null : { from: match[1] ?? '', to: match[2] ?? '' };
}

/** Who took a message back; null: no such line. */
export function parseRevocation(line: string): string | null {
  return line.endsWith('撤回了一条消息') ? (REVOKED.exec(line)?.[1] ?? null) : null;
}
