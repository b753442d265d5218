// One step of an attribution trace as a sentence: who, what, and the figures behind it.
import type { TraceStep } from '../../domain/analysis.ts';
import type { Words } from '../../intake/format.ts';
import { presentFen, presentMs } from '../present-number.ts';
import { LEFT_OUT } from './left-out.ts';
import { say } from './say.ts';
import { TRACE } from './trace.ts';

type Detail = TraceStep['detail'];

function span(detail: Detail, field: string): Words {
  const ms = detail[field];
  return typeof ms === 'number' ? presentMs(ms) : { zh: '？', en: '?' };
}

function fen(detail: Detail, field: string): Words {
  const value = detail[field];
  const text = typeof value === 'number' ? presentFen(value) : '？';
  return { zh: text, en: text };
}

function spans(zh: string, en: string, ...fields: readonly string[]): (detail: Detail) => Words {
  return (detail) => {
    const words = fields.map((field) => span(detail, field));
    const fill = (text: string, lang: 'zh' | 'en'): string =>
      text.replace(/\$(\d)/g, (_, index: string) => words[Number(index) - 1]?.[lang] ?? '');
    return { zh: fill(zh, 'zh'), en: fill(en, 'en') };
  };
}

function counts(zh: string, en: string): (detail: Detail) => Words {
  return (detail) => say({ text: { zh, en } }, 'text', detail);
}

const CRITERION = spans('询单窗口 $1', 'inquiry window $1', 'windowMs');
const HEARD = counts(
  '说了 {sentences} 句，回了 {rounds} 轮',
  '{sentences} sentences, {rounds} rounds',
);
const NEEDED = counts('{sentences} 句，口径要 {needed} 句', '{sentences} typed, {needed} needed');
const REVERSED = (detail: Detail): Words => fen(detail, 'paidFen');

/** What the figures of a step say, by its code. */
const DETAILS: Readonly<Record<string, (detail: Detail) => Words>> = {
  'criterion-placed': CRITERION,
  'criterion-paid': CRITERION,
  'criterion-placed-first': CRITERION,
  'chat-in-window': HEARD,
  'chat-between-placing-and-paying': HEARD,
  'owner-most-rounds': HEARD,
  'too-few-sentences': NEEDED,
  'transfer-too-short': NEEDED,
  'off-hours': counts('{sentences} 句', '{sentences} sentences'),
  'chat-too-early': spans(
    '在那之前 $1，窗口只有 $2',
    '$1 before, the window is $2',
    'beforeMs',
    'windowMs',
  ),
  'chat-too-late': spans('晚了 $1', '$1 later', 'afterMs'),
  'follow-up-too-soon': spans('下单后才 $1', 'only $1 after placing', 'afterMs'),
  'paid-too-late': spans(
    '下单后 $1 才付，付款期 $2',
    'paid $1 after placing, the window is $2',
    'afterMs',
    'limitMs',
  ),
  'owner-served-sku': counts('商品 {sku}', 'SKU {sku}'),
  'chat-left-out': ({ reason }) => say(LEFT_OUT, String(reason)),
  'orders-unclear': ({ reason }) => ({ zh: String(reason), en: String(reason) }),
  'deposit-counted': (detail) => fen(detail, 'depositFen'),
  'reversed-closed': REVERSED,
  'reversed-closed-untimed': REVERSED,
  'postage-left-out': (detail) => fen(detail, 'postageFen'),
  'refund-deducted': (detail) => fen(detail, 'refundFen'),
  'sales-counted': (detail) => fen(detail, 'salesFen'),
};

/** `雅：聊得太早，超出窗口期（在那之前 3 天，窗口只有 2 天）`; `name` shortens an agent's id. */
export function traceSentence(step: TraceStep, name: (agent: string) => string): Words {
  const { code, agent, detail } = step;
  const head = say(TRACE, code);
  const more = DETAILS[code]?.(detail);
  const who = agent === null ? '' : name(agent);
  return {
    zh: `${who === '' ? '' : `${who}：`}${head.zh}${more === undefined ? '' : `（${more.zh}）`}`,
    en: `${who === '' ? '' : `${who}: `}${head.en}${more === undefined ? '' : ` (${more.en})`}`,
  };
}
