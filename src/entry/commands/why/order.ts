// `kejing why order ORDER_ID DATA…`: step by step, whose an order is and what it would take to be another's.
import type { Command } from 'commander';
import { explainOrder, type OrderExplanation } from '../../../work/explain-order.ts';
import { readPolicies } from '../../../work/load-content.ts';
import { nearestNames } from '../../../work/nearest-names.ts';
import { type Language, parseLanguage, Refused } from '../../exit.ts';
import { addReadingOptions, type ReadingOptions, visitStored } from '../rules/stored-data.ts';
import { orderData, presentOrder } from './present-order.ts';

interface WhyOrderOptions extends ReadingOptions {
  readonly policy: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** Adds `order` to `kejing why`. */
export function addWhyOrder(why: Command): void {
  addReadingOptions(
    why
      .command('order')
      .description('一笔订单为什么归（不归）某位客服 · Why an order is, or isn’t, an agent’s')
      .argument('<id>', '订单号 · order number')
      .argument('<data...>', '聊天和订单文件或文件夹、JSON 事件 · chats and orders'),
  )
    .option('--policy <id>', '归属口径：id 或 .yaml 文件 · attribution policy', 'common-tool')
    .option('--json', '输出 JSON · print JSON')
    .option('--lang <zh|en>', '语言 · language', 'zh')
    .action(whyOrder);
}

async function whyOrder(
  id: string,
  data: readonly string[],
  options: WhyOrderOptions,
): Promise<void> {
  const lang = parseLanguage(options.lang);
  const wanted = id.trim();
  const found = await findOrder(wanted, { ...options, on: data }, lang);
  const text = options.json
    ? `${JSON.stringify(orderData(found), null, 2)}\n`
    : presentOrder(found, lang);
  process.stdout.write(text);
}

async function findOrder(
  id: string,
  options: WhyOrderOptions & { readonly on: readonly string[] },
  lang: Language,
): Promise<OrderExplanation> {
  const near = nearestNames(id);
  const found: { explained: OrderExplanation | null } = { explained: null };
  const policies = readPolicies();
  let orders = 0;
  await visitStored(options, lang, (stored) => {
    for (const event of stored.thread.events) {
      if (event.type !== 'order' || event.state !== 'placed') continue;
      orders++;
      if (event.orderId !== id) near.offer(event.orderId);
    }
    const mine = stored.thread.events.some((one) => one.type === 'order' && one.orderId === id);
    if (mine) found.explained = explainOrder(stored, id, policies.values());
    return found.explained !== null;
  });
  if (found.explained !== null) return found.explained;
  throw new Refused(unknownOrder(id, near.list(), orders));
}

function unknownOrder(id: string, near: readonly string[], orders: number) {
  if (orders === 0) {
    return {
      zh: `数据里没有订单，查不了“${id}”；请把订单文件也一起给出`,
      en: `there is no order in the data to look “${id}” up in; give the order files as well`,
    };
  }
  const zh =
    near.length === 0 ? '请核对订单号，或看是不是少给了文件' : `最接近的是：${near.join('、')}`;
  const en =
    near.length === 0
      ? 'check the number, or whether a file is missing'
      : `nearest: ${near.join(', ')}`;
  return {
    zh: `数据里的 ${orders} 笔订单中没有“${id}”；${zh}`,
    en: `“${id}” is not among the ${orders} orders in the data; ${en}`,
  };
}
