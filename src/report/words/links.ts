// The links of the sales chain in a few characters, for where there is no room for a sentence.
import type { Words } from '../../intake/format.ts';
import type { Link } from '../../scoring/diagnosis/weak-link.ts';

export const LINKS: Readonly<Record<Link, Words>> = {
  inquiries: { zh: '询单人数', en: 'inquirers' },
  conversion: { zh: '推进下单', en: 'selling' },
  paying: { zh: '下单后付款', en: 'paying' },
  orderValue: { zh: '客单价', en: 'order value' },
};
