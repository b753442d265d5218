// A first guess why a buyer left without buying, from what was and was not said. Always shown as a guess.
import type { Conversation, Line } from '../domain/analysis.ts';

export type LossReason =
  | 'unanswered'
  | 'slow'
  | 'price'
  | 'stock'
  | 'size'
  | 'shipping'
  | 'doubt'
  | 'comparing'
  | 'only-answered'
  | 'unsaid';

/** What the buyer's last words were about, most telling first. */
const TOPICS: readonly (readonly [LossReason, RegExp])[] = [
  ['price', /贵|便宜|优惠|折扣|打折|少点|包邮|满减|券|划算|预算|expensive|discount/i],
  ['stock', /没货|缺货|断码|补货|没有了|卖完|out of stock/i],
  ['size', /尺码|码数|偏大|偏小|多高|多重|合身|穿多大|什么码|size/i],
  ['shipping', /几天|多久到|什么时候发|来得及|来不及|发货|快递|到货|ship/i],
  ['doubt', /质量|正品|真假|掉色|褪色|起球|会不会|好用吗|差评|靠谱|genuine/i],
  ['comparing', /再看看|考虑|想想|比较|对比|别家|看一下再|等等再|回头|晚点再|改天|下次/],
];
const SLOW_MS = 120_000;
const LAST_LINES = 4;

function lastBuyerLines(conversation: Conversation): Line[] {
  const lines: Line[] = [];
  for (let i = conversation.lines.length - 1; i >= 0 && lines.length < LAST_LINES; i--) {
    const line = conversation.lines[i];
    if (line === undefined || line.message.by !== 'buyer') continue;
    if (line.revoked || line.closing || line.message.text === '') continue;
    lines.push(line);
  }
  return lines;
}

/** A guess and the words it rests on. */
export interface LossGuess {
  readonly reason: LossReason;
  /** The buyer's words it was read from, else their last that say something; null: there are none. */
  readonly words: string | null;
}

const COMPARING = TOPICS.filter(([reason]) => reason === 'comparing');

function topicOf(lines: readonly Line[], topics: typeof TOPICS): LossGuess | null {
  for (const { message } of lines) {
    for (const [reason, pattern] of topics) {
      if (pattern.test(message.text)) return { reason, words: message.text.slice(0, 80) };
    }
  }
  return null;
}

/**
 * The guess: nobody answered at all, still comparing, the last question left open, the topic of the
 * last words, a long wait, an agent who only answered; `unsaid` when nothing points anywhere.
 */
export function guessLoss(conversation: Conversation): LossGuess {
  const last = lastBuyerLines(conversation);
  const words = last[0]?.message.text.slice(0, 80) ?? null;
  let agentLines = 0;
  for (const reception of conversation.receptions) agentLines += reception.agentLines;
  if (agentLines === 0) return { reason: 'unanswered', words };
  const comparing = topicOf(last.slice(0, 1), COMPARING);
  if (comparing !== null) return comparing;
  const lastRound = conversation.rounds[conversation.rounds.length - 1];
  if (lastRound !== undefined && !lastRound.closing && lastRound.repliedBy < 0) {
    return { reason: 'unanswered', words };
  }
  const topic = topicOf(last, TOPICS);
  if (topic !== null) return topic;
  for (const round of conversation.rounds) {
    if (!round.closing && round.waitMs !== null && round.waitMs > SLOW_MS) {
      return { reason: 'slow', words };
    }
  }
  return { reason: agentLines <= conversation.rounds.length ? 'only-answered' : 'unsaid', words };
}
