// Was a line sent by a machine: as its source says, else by texts, phrases and welcomes.
import type { Message } from '../domain/event.ts';
import type { AutoReplySetting } from '../domain/setup.ts';
import { fold } from '../lib/text-folding.ts';
import { buildWordSet, hasWord, type WordSet } from './word-set.ts';

/** Only machines send these. */
const MACHINE_PHRASES: readonly string[] = [
  ...['自动回复', '自动应答', '智能客服', '智能助手', '智能助理', '机器人客服', '咨询人数较多'],
  ...[
    '咨询人数过多',
    '咨询的人数较多',
    '咨询量较大',
    '当前排队',
    '正在排队',
    '排队等候',
    '为您排队',
  ],
  ...['人排队', '客服不在线', '人工客服正忙', '客服正忙', '请回复数字', '回复数字', '请输入数字'],
  ...[
    '请回复序号',
    '回复序号',
    '猜您想问',
    '猜你想问',
    '您可能想问',
    '点击以下问题',
    '点击下方问题',
  ],
];

/** A shop's welcome; a machine's where it comes faster than anybody types. */
const WELCOMES: readonly string[] = ['欢迎光临', '欢迎来到', '欢迎您来到', '欢迎咨询', '欢迎进店'];

/** What welcomes also say. */
const OFFERS: readonly string[] = [
  ...['高兴为您服务', '高兴为你服务', '荣幸为您服务', '为您服务', '竭诚为您', '有什么可以帮'],
  ...['有什么能帮', '有什么需要帮', '什么可以为您', '在线时间', '工作时间', '服务时间', '关注店铺'],
  ...['客服会尽快', '看到后会', '稍后为您', '客官', '请直接留言'],
];

/** A welcome that comes at most this long after the buyer's line was not typed. */
const WELCOME_WITHIN_MS = 2000;

interface Recogniser {
  readonly texts: ReadonlySet<string>;
  readonly phrases: WordSet;
}

const WELCOME_SET = buildWordSet(WELCOMES);
const OFFER_SET = buildWordSet(OFFERS);
const recognisers = new WeakMap<AutoReplySetting, Recogniser>();

/** Built once a setting: the same setting is asked about every line. */
function recogniserOf(setting: AutoReplySetting): Recogniser {
  const known = recognisers.get(setting);
  if (known !== undefined) return known;
  const phrases = [...MACHINE_PHRASES, ...setting.phrases.map((phrase) => phrase.trim())];
  const texts = setting.texts.map((t) => fold(t.trim()).text).filter((t) => t !== '');
  const made = { texts: new Set(texts), phrases: buildWordSet(phrases) };
  recognisers.set(setting, made);
  return made;
}

/** What stood before a line in its conversation. */
export interface LineBefore {
  /** The agent has sent nothing in this conversation yet. */
  readonly firstOfAgent: boolean;
  /** The buyer's line just before, or null: none yet. */
  readonly buyerLine: Message | null;
}

/** Two characters in a row that both texts have: the welcome takes up something the buyer said. */
function sharesWording(a: string, b: string): boolean {
  for (let i = 0; i + 2 <= a.length; i++) {
    const pair = a.slice(i, i + 2);
    if (!/^(?:您好|你好|在吗|客服|请问)$/.test(pair) && b.includes(pair)) return true;
  }
  return false;
}

/**
 * A boilerplate welcome as the agent's first line, faster than typed or, untimed, beside the
 * question.
 */
function isWelcome(message: Message, before: LineBefore): boolean {
  const { text } = message;
  const buyerLine = before.buyerLine;
  if (!before.firstOfAgent || buyerLine === null) return false;
  const welcomes = hasWord(WELCOME_SET, text);
  const offers = hasWord(OFFER_SET, text);
  if (message.at === null || buyerLine.at === null) {
    return welcomes && offers && !sharesWording(buyerLine.text, text);
  }
  return (welcomes || offers) && message.at - buyerLine.at <= WELCOME_WITHIN_MS;
}

/**
 * True if a line was sent by a machine. What the source says is final: `auto: false` is a person's
 * always, `auto: true` and sender `bot` are a machine's. Where it is silent about an agent's line:
 * a text of `setting.texts`; a phrase only machines send (built in, and `setting.phrases`, folded);
 * or a welcome that is the agent's first line and comes at most 2 s after the buyer's (untimed:
 * that welcomes, offers help and takes up nothing the buyer said).
 */
export function isAutomatic(
  message: Message,
  before: LineBefore,
  setting: AutoReplySetting,
): boolean {
  if (message.auto !== null) return message.auto;
  if (message.by !== 'agent') return message.by === 'bot';
  if (message.kind !== 'text') return false;
  const { texts, phrases } = recogniserOf(setting);
  if (hasWord(phrases, message.text)) return true;
  if (texts.size > 0 && texts.has(fold(message.text.trim()).text)) return true;
  return before.firstOfAgent && isWelcome(message, before);
}
