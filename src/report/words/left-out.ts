// Why a conversation is not counted as received, what phase it is in, and whose an order is, in words.
import type { LeftOut, OrderOwnership, Phase } from '../../domain/analysis.ts';
import type { Words } from '../../intake/format.ts';

export const LEFT_OUT: Readonly<Record<LeftOut, Words>> = {
  'own-account': { zh: '店铺自己的账号', en: 'The shop’s own account' },
  'no-buyer-line': { zh: '买家没有说话', en: 'The buyer wrote nothing' },
  'only-system': { zh: '只有系统消息', en: 'Only system messages' },
  advertising: { zh: '发广告的', en: 'Someone advertising' },
  'transfer-without-reply': { zh: '转接走了，没有回复', en: 'Transferred away without a reply' },
};

export const PHASES: Readonly<Record<Phase, Words>> = {
  presale: { zh: '售前', en: 'Pre-sale' },
  aftersale: { zh: '售后', en: 'After-sale' },
  unknown: { zh: '看不出售前售后', en: 'Pre- or after-sale cannot be told' },
};

export const OWNERSHIP: Readonly<Record<OrderOwnership, { name: Words; meaning: Words }>> = {
  attributed: {
    name: { zh: '客服落实', en: 'Agents’ orders' },
    meaning: { zh: '窗口期内聊过，算到客服头上', en: 'Chatted within the window: an agent’s' },
  },
  silent: {
    name: { zh: '静默下单', en: 'Silent orders' },
    meaning: { zh: '没聊就买了，不算任何客服', en: 'Bought without a chat that counts' },
  },
  unclear: {
    name: { zh: '归属不明', en: 'Unclear' },
    meaning: { zh: '对不上聊天，谁也不算', en: 'Cannot be matched to a chat: nobody’s' },
  },
  'left-out': {
    name: { zh: '按口径不计', en: 'Left out' },
    meaning: { zh: '例如插旗订单', en: 'Left out by the policy, e.g. flagged orders' },
  },
};
