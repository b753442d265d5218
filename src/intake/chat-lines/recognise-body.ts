// What the text of a chat line is: words, a picture, a product or order card, a bare link.
import type { MessageKind } from '../../domain/event.ts';

export interface Body {
  readonly kind: MessageKind;
  readonly sku: string | null;
  readonly orderId: string | null;
}

const MEDIA: ReadonlyMap<string, MessageKind> = new Map([
  ['图片', 'image'],
  ['图片消息', 'image'],
  ['截图', 'image'],
  ['视频', 'video'],
  ['短视频', 'video'],
  ['语音', 'voice'],
  ['语音消息', 'voice'],
  ['文件', 'file'],
  ['商品', 'product'],
  ['商品卡片', 'product'],
  ['宝贝卡片', 'product'],
  ['订单', 'order'],
  ['订单卡片', 'order'],
  ['链接', 'link'],
]);

const MEDIA_MARK = /^[[【<]([^\]】>]{2,6})[\]】>]$/;
const LINK = /`?https?:\/\/[^\s`，。）)]+`?/g;
/** The id of an item page: Taobao and Tmall `id=`, JD `item.jd.com/…`, PDD `goods_id=`. */
const ITEM_LINK =
  /(?:(?:item|detail|chaoshi\.detail)\.(?:taobao|tmall)\.[^\s?]*\?(?:[^\s]*?&)?id=|m\.taobao\.com\/[^\s]*?[?&]id=|item(?:\.m)?\.jd\.com\/(?:product\/)?|goods_id=)(\d{5,20})/;
const ORDER_CARD = /^(?:订单(?:编)?号|订单)[：:\s]*(\d{6}-\d{10,16}|\d{10,20})$/;
const IMAGE_LINK = /^`?https?:\/\/[^\s]+\.(?:jpe?g|png|gif|webp|bmp)(?:[_?!][^\s]*)?`?$/i;

/** `text` as sent. A link or number with words around it stays text and only lends its product. */
export function recogniseBody(text: string): Body {
  const media = MEDIA_MARK.exec(text);
  const kind = media === null ? undefined : MEDIA.get(media[1] ?? '');
  if (kind !== undefined) return { kind, sku: null, orderId: null };
  const order = text.length <= 40 ? ORDER_CARD.exec(text) : null;
  if (order !== null) return { kind: 'order', sku: null, orderId: order[1] ?? null };
  if (!text.includes('http')) return { kind: 'text', sku: null, orderId: null };
  if (IMAGE_LINK.test(text)) return { kind: 'image', sku: null, orderId: null };
  const sku = ITEM_LINK.exec(text)?.[1] ?? null;
  const bare = text.replace(LINK, '').trim() === '';
  if (!bare) return { kind: 'text', sku, orderId: null };
  return { kind: sku === null ? 'link' : 'product', sku, orderId: null };
}
