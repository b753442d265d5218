// What the text of a product card says beyond its own title and price.

const LABEL = /^\s*\[[^\]]*\]\s*/;
const PRICE = /[¥￥]\s*[\d,]+(?:\.\d+)?|[\d,]+(?:\.\d+)?\s*元/g;

/** `[商品] 丝巾 ¥59.00` on the card of 丝巾 says nothing more: ''. */
export function beyondTitle(text: string, title: string): string {
  const rest = text.replace(LABEL, '').replace(title, '').replace(PRICE, '').trim();
  return rest;
}
