// What a row's after-sale word means for its refund, and what to say when nobody knows the word.
import type { NoticeCounter } from '../notice-counter.ts';

export type AfterSale = 'none' | 'requested' | 'refunded' | null;

/** An unknown word is told once a file and taken as no refund. */
export function noteAfterSale(word: string, afterSale: AfterSale, notices: NoticeCounter): void {
  if (afterSale !== null) return;
  notices.add(`unknown-status|${word}`, {
    zh: `认不出售后状态“${word}”：这些订单按没有退款计`,
    en: `The after-sale status “${word}” is not known: these orders count as not refunded`,
  });
}

/** Told where a refund succeeded and the table gives no amount. */
export function noteRefundAmount(notices: NoticeCounter): void {
  notices.add('refund-amount-unknown', {
    zh: '退款成功但导出里没有退款金额：按这一行的金额全额退款计',
    en: 'Refunded, and the export gives no amount: taken as the whole amount of the row',
  });
}
