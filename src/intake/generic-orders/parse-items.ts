// The items of an order given in one cell as JSON, or as a bare title.
import type { OrderItem } from '../../domain/event.ts';
import { headerKey } from '../recognise.ts';
import { cleanId, parseCount, parseFen } from '../values.ts';

const KEYS: Readonly<Record<string, keyof OrderItem>> = Object.fromEntries(
  (
    [
      ['sku', 'sku skuId productId itemId goodsId id 商品ID 商品编号'],
      ['title', 'title name productName 商品标题 商品名称 标题'],
      ['quantity', 'quantity qty count num 数量 购买数量 件数'],
      ['priceFen', 'price unitPrice 单价 价格'],
      ['paidFen', 'paid paidAmount 实付 实付金额'],
      ['refundFen', 'refund refundAmount 退款 退款金额'],
    ] as const
  ).flatMap(([field, keys]) => keys.split(' ').map((key) => [headerKey(key), field])),
);

/** `[{"sku":"A1","title":"…","quantity":2,"price":"59.00"}]`; null: JSON that says nothing of items. */
export function parseItems(text: string): readonly OrderItem[] | null {
  if (text === '') return [];
  if (!/^[[{]/.test(text)) return [{ ...blankItem, title: text }];
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return null;
  }
  const items = (Array.isArray(list) ? list : [list]).map(parseItem);
  return items.includes(null) ? null : (items as OrderItem[]);
}

const blankItem: OrderItem = {
  sku: null,
  title: '',
  quantity: 1,
  priceFen: null,
  paidFen: null,
  refundFen: 0,
};

function parseItem(value: unknown): OrderItem | null {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  const cells: Partial<Record<keyof OrderItem, string>> = {};
  for (const [key, cell] of Object.entries(value)) {
    const field = KEYS[headerKey(key)];
    if (field !== undefined && (typeof cell === 'string' || typeof cell === 'number')) {
      cells[field] ??= String(cell);
    }
  }
  const quantity = cells.quantity === undefined ? 1 : parseCount(cells.quantity);
  const [priceFen, paidFen, refundFen] = [cells.priceFen, cells.paidFen, cells.refundFen].map(
    (cell) => (cell === undefined || cell === '' ? null : parseFen(cell)),
  );
  if (quantity === null || (cells.sku === undefined && cells.title === undefined)) return null;
  return {
    sku: cleanId(cells.sku ?? '') || null,
    title: cells.title ?? '',
    quantity,
    priceFen: priceFen ?? null,
    paidFen: paidFen ?? null,
    refundFen: refundFen ?? 0,
  };
}
