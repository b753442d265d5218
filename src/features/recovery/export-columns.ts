// The columns of an exported recovery list.
import type { Lang } from '../../http/refusal.ts';
import type { FileColumn } from '../../http/table-file.ts';
import { LOSS_REASONS } from '../../report/words/loss-reasons.ts';
import { say } from '../../report/words/say.ts';
import type { RecoveryItem } from './contract.ts';
import { BASIS_WORDS, KIND_WORDS } from './recovery-words.ts';

export function recoveryColumns(lang: Lang): readonly FileColumn<RecoveryItem>[] {
  const yes = { zh: '催付过', en: 'reminded' };
  const no = { zh: '没催付', en: 'not reminded' };
  type Value = FileColumn<RecoveryItem>['value'];
  const text = (zh: string, en: string, width: number, value: Value) =>
    ({ title: { zh, en }, width, kind: 'text', value }) as const;
  return [
    text('类型', 'Kind', 14, ({ kind }) => KIND_WORDS[kind][lang]),
    text('店铺', 'Shop', 18, ({ shop }) => shop),
    text('买家', 'Buyer', 18, ({ buyer }) => buyer),
    text('客服', 'Agent', 14, ({ agent }) => agent?.name ?? null),
    { title: { zh: '时间', en: 'When' }, width: 20, kind: 'time', value: ({ at }) => at },
    text('订单号', 'Order', 22, ({ orderId }) => orderId),
    text('商品', 'Product', 30, ({ product }) => product),
    {
      title: { zh: '金额', en: 'Value' },
      width: 12,
      kind: 'yuan',
      value: ({ valueFen }) => valueFen,
    },
    text('金额来源', 'Value is', 16, ({ valueBasis }) => BASIS_WORDS[valueBasis][lang]),
    text('可能的原因', 'Probable reason', 20, ({ reason }) => say(LOSS_REASONS, reason)[lang]),
    text('买家最后的话', 'Last words', 36, ({ lastWords }) => lastWords),
    text('催付', 'Reminder', 10, ({ reminded }) =>
      reminded === null ? null : (reminded ? yes : no)[lang],
    ),
    text('建议话术', 'Suggested words', 60, ({ script }) => script[lang]),
  ];
}
