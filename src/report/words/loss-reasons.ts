// Why a buyer probably left, and what to write to them now: one text for each reason, not one for all.
import type { Words } from '../../intake/format.ts';
import type { WordTable } from './say.ts';

export const LOSS_REASONS: WordTable = {
  unanswered: { zh: '最后一句没人回', en: 'Last question was not answered' },
  slow: { zh: '等太久', en: 'Waited too long' },
  price: { zh: '嫌贵 / 问优惠', en: 'Price or discount' },
  stock: { zh: '缺货', en: 'Out of stock' },
  size: { zh: '尺码拿不准', en: 'Unsure about the size' },
  shipping: { zh: '担心发货时间', en: 'Shipping time' },
  doubt: { zh: '担心质量', en: 'Doubts about quality' },
  comparing: { zh: '还在比较', en: 'Still comparing' },
  'only-answered': { zh: '只答了问题，没往下聊', en: 'Only answered, went no further' },
  unsaid: { zh: '没说原因', en: 'Gave no reason' },
  silent: { zh: '没聊过就拍下', en: 'Ordered without a chat' },
  unpaid: { zh: '拍下没付，原因没说', en: 'Did not say why it is unpaid' },
};

const LOST: Readonly<Record<string, Words>> = {
  unanswered: {
    zh: '亲，上次您问的没有及时回上，真不好意思。{product}您还在看吗？您的问题我现在就给您答复。',
    en: 'Sorry that your last question was left unanswered. Are you still interested in {product}? I can answer it right now.',
  },
  slow: {
    zh: '亲，上次让您久等了，很抱歉。{product}有什么想了解的，直接说，我马上回您。',
    en: 'Sorry you had to wait last time. Anything you would like to know about {product}? I am here now.',
  },
  price: {
    zh: '亲，您上次问到{product}的价格，我帮您把现在能用的优惠算一遍，看到手价多少，您看合适不？',
    en: 'You asked about the price of {product}. Let me work out what you would pay with everything that applies now.',
  },
  stock: {
    zh: '亲，您上次要的{product}我帮您盯着库存，也看了用途相近的款，要不要发给您比一比？',
    en: 'I am watching the stock of {product} for you, and found something close to it. Shall I send it?',
  },
  size: {
    zh: '亲，{product}的尺码您告诉我身高体重和平时穿多大，我按实物尺寸帮您对一下，免得来回换。',
    en: 'Tell me your height, weight and usual size and I will check {product} against its measurements for you.',
  },
  shipping: {
    zh: '亲，您上次担心{product}什么时候到，您在哪个城市、哪天要用？我查好发货时间再回您。',
    en: 'When and where do you need {product}? I will check the shipping time and tell you before you decide.',
  },
  doubt: {
    zh: '亲，您上次关心{product}的质量，我发您材质说明和买家实拍，您看了再决定。',
    en: 'You wondered about the quality of {product}. I can send you its details and photos from buyers.',
  },
  comparing: {
    zh: '亲，{product}和别的比得怎么样了？您最在意哪一点，我照实跟您说合不合适。',
    en: 'How does {product} compare so far? Tell me what matters most to you and I will say honestly if it fits.',
  },
  default: {
    zh: '亲，上次您看的{product}是自己用还是送人呀？告诉我用在哪，我帮您看看合不合适。',
    en: 'Is {product} for yourself or a gift? Tell me what it is for and I will see whether it suits.',
  },
};

const UNPAID: Readonly<Record<string, Words>> = {
  price: {
    zh: '亲，您拍下的{product}还没付款，是价格上还有想法吗？我帮您看看能用哪些优惠。',
    en: 'Your order of {product} is not paid yet. Is it about the price? Let me see what discounts apply.',
  },
  size: {
    zh: '亲，您拍下的{product}还没付款，是尺码拿不准吗？您说下身高体重，我帮您核一下再付不迟。',
    en: 'Your order of {product} is not paid yet. Unsure about the size? Let me check it before you pay.',
  },
  shipping: {
    zh: '亲，您拍下的{product}还没付款，是担心时间吗？您哪天要用，我查好能不能赶上再告诉您。',
    en: 'Your order of {product} is not paid yet. Is it about the time? Tell me the day you need it.',
  },
  unanswered: {
    zh: '亲，您拍下{product}时问的问题没有及时回上，抱歉。您看还有哪里不清楚，我现在就答。',
    en: 'Sorry your question about {product} was left open when you ordered. What can I clear up for you?',
  },
  silent: {
    zh: '亲，看到您拍下了{product}还没付款，是选错了规格，还是付款遇到问题？需要我帮忙改或者备注吗？',
    en: 'You ordered {product} and have not paid yet. A wrong option, or a problem with payment? I can help.',
  },
  default: {
    zh: '亲，您拍下的{product}还没付款，是还有哪里不放心吗？您说说看，我帮您弄清楚再定。',
    en: 'Your order of {product} is not paid yet. Is there anything you are unsure about? Let me help.',
  },
};

const CLOSED: Words = {
  zh: '亲，之前您拍下的{product}没付款自动关闭了。如果还需要，我可以帮您重新核一下规格和库存。',
  en: 'Your order of {product} closed unpaid. If you still want it, I can check the option and the stock again.',
};

const SOME_PRODUCT: Words = { zh: '那款商品', en: 'the product' };

/** What to write to the buyer: fits the reason and names the product where it is known. */
export function suggestScript(
  kind: 'lost' | 'unpaid' | 'closed',
  reason: string,
  product: string | null,
): Words {
  const table = kind === 'lost' ? LOST : UNPAID;
  const words = kind === 'closed' ? CLOSED : (table[reason] ?? (table['default'] as Words));
  const short =
    product === null ? null : product.length > 24 ? `${product.slice(0, 24)}…` : product;
  return {
    zh: words.zh.replaceAll('{product}', () => (short === null ? SOME_PRODUCT.zh : `「${short}」`)),
    en: words.en.replaceAll('{product}', () => (short === null ? SOME_PRODUCT.en : `“${short}”`)),
  };
}
