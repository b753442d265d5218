// The columns order tables share, so that each platform lists only what it calls them.
import type { Field, Words } from '../format.ts';

/** A field with its headers; the first header is the one shown in messages. */
export function field(name: string, aliases: readonly string[], words: Words): Field {
  return { name, aliases, required: false, words };
}

/** A field without which the table is not of this format. */
export function requiredField(name: string, aliases: readonly string[], words: Words): Field {
  return { name, aliases, required: true, words };
}

/** What every refusal about a missing order number says. */
export const noOrderId: Words = {
  zh: '这一行没有订单编号（可能是合计行或空行），无法使用',
  en: 'This row has no order number (a total or blank row?) and cannot be used',
};

/** What is said where a platform does not export who bought. */
export const noBuyerColumn: Words = {
  zh: '导出的订单里没有买家账号：这些订单计入店铺，但无法对应到聊天和客服',
  en: 'The export does not name the buyer: these orders count for the shop but cannot be joined to chats or agents',
};

/** What is said where the platform has masked who bought. */
export const maskedBuyer: Words = {
  zh: '买家账号被平台打码（如 t**）：同名的可能是不同的人，这些订单不与聊天自动对应',
  en: 'Buyer names are masked (e.g. t**): one mask may be many people, so these orders are not joined to chats by themselves',
};
