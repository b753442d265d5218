// kind: what a message is: text, picture, voice, product card …
import type { Operator } from '../operator.ts';

const KINDS = ['text', 'image', 'video', 'voice', 'file', 'product', 'order', 'link'] as const;

export const kind: Operator = {
  name: 'kind',
  doc: {
    zh: '消息类型：text 文字、image 图片、video、voice、file、product 商品卡片、order 订单卡片、link',
    en: 'Kind of message: text, image, video, voice, file, product, order, link',
  },
  example: 'kind: { by: agent, is: product }',
  bare: 'is',
  compileTest: (args) => {
    const wanted = args.choice('is', KINDS);
    if (wanted === null) args.missing('is');
    return {
      certain: true,
      test: (facts, line) => (facts.lines[line]!.message.kind === wanted ? 'hit' : 'miss'),
    };
  },
};
