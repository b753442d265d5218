// Whether a reply answers a question, from 0 to 1, and why it seems so. Deterministic; knows no facts.
import type { Words } from '../../intake/format.ts';
import { fold } from '../../lib/text-folding.ts';
import { isBareAnswer } from './bare-answer.ts';
import { contentOf, unitWeight } from './content-words.ts';
import { isQuestion, splitQuestions } from './question.ts';
import { asksYesNo, type QuestionTopic, speaksTo, topicsOf } from './question-topic.ts';

export type AnswerCode =
  | 'nothing'
  | 'greeting'
  | 'hold'
  | 'offer'
  | 'yes-or-no'
  | 'bare-to-open'
  | 'on-topic'
  | 'same-words'
  | 'asks-back'
  | 'passes-on'
  | 'unclear';

export interface AnswerBecause {
  readonly code: AnswerCode;
  /** What the question is about, most specific first. */
  readonly topics: readonly QuestionTopic[];
  /** Stretches of the question that the answer takes up. */
  readonly shared: readonly string[];
  readonly words: Words;
}

export interface Answering {
  /** 0 no answer … 1 surely one; 0.5 and more counts as an answer. */
  readonly score: number;
  readonly because: AnswerBecause;
}

/** A question, read once however many answers are weighed against it. */
export interface ReadQuestion {
  readonly asked: string;
  /** Folded, without courtesy and asking words. */
  readonly content: string;
  readonly topics: readonly QuestionTopic[];
  readonly yesNo: boolean;
}

/** A reply, read once however many questions it may answer; what is seldom needed is null until asked. */
export interface ReadAnswer {
  readonly text: string;
  readonly said: string;
  readonly content: string;
  readonly empty: 'nothing' | 'greeting' | 'hold' | 'offer' | null;
  readonly bare: boolean;
  decides: boolean | null;
  asks: boolean | null;
}

export function readQuestion(text: string): ReadQuestion {
  const asked = fold(text).text;
  return {
    asked,
    content: contentOf(asked.replace(askingParts, '')),
    topics: topicsOf(asked.replace(/[^\p{L}\p{N}]+$/u, '')),
    yesNo: asksYesNo(asked),
  };
}

export function readAnswer(text: string): ReadAnswer {
  const said = fold(text).text;
  const content = contentOf(said);
  const empty = emptiness(said, content);
  return { text, said, content, empty, bare: isBareAnswer(text), decides: null, asks: null };
}

function decides(answer: ReadAnswer): boolean {
  answer.decides ??= verdict.test(withoutQuestions(answer.said));
  return answer.decides;
}

function asks(answer: ReadAnswer): boolean {
  answer.asks ??= isQuestion(answer.text);
  return answer.asks;
}

/**
 * Scores how far `answer` answers `question`. A hold (稍等), an offer (有什么可以帮您) and a greeting are
 * none: 0; a bare yes or no answers what asks for it: 0.8, and hardly anything else: 0.2. Otherwise 0.7 where
 * the answer has what answers on the question's topic have (a time, a price, a carrier …) or says yes or
 * no to what asks for it, 0.4 where it takes up a quarter of the question, else 0.3 (it cannot be told);
 * plus 0.3 × the share of the question's content taken up. Asking back (您身高体重多少) is worth 0.5 at
 * least, passing on (请联系售后) 0.4 at most, 0.5 if on topic.
 */
export function answersQuestion(question: string, answer: string): Answering {
  return weighAnswer(readQuestion(question), readAnswer(answer));
}

/** As `answersQuestion`, of lines read already. */
export function weighAnswer(question: ReadQuestion, answer: ReadAnswer): Answering {
  const { topics, yesNo } = question;
  const { said, empty } = answer;
  if (topics[0] === 'presence' && empty !== 'nothing') return judged(0.9, 'on-topic', topics, []);
  if (empty !== null) return judged(0, empty, topics, []);
  if (answer.bare) {
    return yesNo ? judged(0.8, 'yes-or-no', topics, []) : judged(0.2, 'bare-to-open', topics, []);
  }
  const { taken, shared } = takenUp(question.content, answer.content);
  const onTopic = topics.some((topic) => speaksTo(said, topic));
  const decided = yesNo && decides(answer);
  const base = onTopic || decided ? 0.7 : taken > 0.25 ? 0.4 : 0.3;
  const score = base + 0.3 * taken;
  if (passesOn.test(said)) {
    return judged(Math.min(score, onTopic ? 0.5 : 0.4), 'passes-on', topics, shared);
  }
  const open = !onTopic && !decided;
  if (open && asks(answer)) return judged(Math.max(score, 0.5), 'asks-back', topics, shared);
  const code = onTopic
    ? 'on-topic'
    : decided
      ? 'yes-or-no'
      : taken > 0.25
        ? 'same-words'
        : 'unclear';
  return judged(score, code, topics, shared);
}

const hold =
  /稍等|等一下|等下|稍候|稍后|等我|查一下|查下|看一下|看下|核实一下|核实下|帮您(?:查|看|核)|请不要下线|正在(?:为您|帮您)|马上(?:为您|帮您|查|看)/;
const holdOnly =
  /^(?:好的?|嗯+|恩+|是的?|这边|我|帮您|给您|为您|您|还请|请|先|正在|马上|立刻|需要|要|也|去|让|查询|查一下|查下|查|看一下|看下|看看|看|核实一下|核实下|核实|确认一下|确认下|确认|问一下|问下|稍等一下|稍等片刻|稍等|稍候|稍后|等一下|等下|等我|等|一下|一会儿?|一会|片刻|不要下线|不要着急|别着急|哦|呢|哈|的|了|呀|啊|下|订单|情况|帮)+$/;
const greeting =
  /^(?:您好|你好|(?:早上|上午|中午|下午|晚上)好|在的?|在呢|欢迎光临|很高兴为您服务|我是|客服|小?[^\s]{0,3}为您服务|哦|呢|哈|的|亲)*$/;
const offer =
  /(?:有(?:什么|啥|哪些)|什么|哪些).{0,8}(?:可以|能|需要|要).{0,4}(?:帮|为您|服务|解决|处理|解答|效劳)|(?:什么|哪方面|其他|其它|别的).{0,4}(?:问题|疑问|需要|需求|帮助).{0,8}(?:吗|么|呢|帮|解决|处理|$)|请问.{0,6}(?:帮到|帮助)您/;
const passesOn =
  /(?<!帮您|帮你|我们|这边|小二|小妹|我|给您|时间|会)(?:联系|咨询|拨打|找)(?:一?下)?(?:售后|人工|官方|厂家|商家|快递|物流|平台|客服|卖家)|不(?:太)?清楚|不知道|不了解|无法(?:查询|告知|确定)|看(?:一?下)?详情页?(?:哦|呢|哈|吧)?$/;
/** Yes or no to a question, in whatever words. */
const verdict =
  /没问题|是的|不是|对的|可以|可的|不能|能的?|不会|会的|没有|木有|有的|不行|行的|支持|无法|好的|已经|需要|不用|无需|一样|差不多|都是|都有|都会|包的|暂时|没法|肯定|一定|保证|也是|也有|也会|就是|是[^否不]/;

/** Longer lines say more than 您好 or 请稍等; also keeps the ambiguous patterns below quick. */
const unitsMax = 32;

function isGreeting(content: string): boolean {
  return content.length <= unitsMax && greeting.test(content);
}

/** An offer after which nothing more is said in the same breath. */
function isOffer(clause: string): boolean {
  const match = offer.exec(clause);
  if (match === null) return false;
  return contentOf(clause.slice(match.index + match[0].length)).length <= 6;
}

/** Why the line says nothing to anybody's question; null if it may. */
function emptiness(said: string, content: string): ReadAnswer['empty'] {
  if (content === '' && !/\p{L}/u.test(said)) return 'nothing';
  if (content === '' && said.includes('[')) return null;
  if (isGreeting(content)) return 'greeting';
  if (hold.test(said) && content.length <= unitsMax && holdOnly.test(content)) return 'hold';
  const rest = said
    .split(/[,，。!?;；~\s]+/)
    .filter((clause) => clause !== '' && !isOffer(clause) && !isGreeting(contentOf(clause)));
  return rest.length === 0 ? 'offer' : null;
}

function withoutQuestions(said: string): string {
  let rest = '';
  let from = 0;
  for (const { start, end } of splitQuestions(said)) {
    rest += said.slice(from, start);
    from = end;
  }
  return rest + said.slice(from);
}

const askingParts = /什么|多少|怎么样?|吗|呢|能不能|是不是|有没有|可不可以|请问|想问/g;

/** Share, by weight, of the units and pairs of units of the question's content that the answer has. */
function takenUp(question: string, answer: string): { taken: number; shared: readonly string[] } {
  const shared: string[] = [];
  let both = 0;
  let total = 0;
  let start = -1;
  for (let i = 0; i <= question.length; i++) {
    const unit = question[i] ?? '';
    const weight = unitWeight(unit);
    const pair = i > 0 && i < question.length && answer.includes(question.slice(i - 1, i + 1));
    if (pair && start < 0) start = i - 1;
    if (!pair && start >= 0) {
      shared.push(question.slice(start, i));
      start = -1;
    }
    if (i === question.length) break;
    const pairWeight = i > 0 ? (weight + unitWeight(question[i - 1]!)) / 2 : 0;
    total += weight / 2 + pairWeight;
    both += (answer.includes(unit) ? weight / 2 : 0) + (pair ? pairWeight : 0);
  }
  return { taken: total === 0 ? 0 : both / total, shared };
}

const reasons: Readonly<Record<AnswerCode, Words>> = {
  nothing: { zh: '回复没有文字内容', en: 'The reply has no words.' },
  greeting: { zh: '回复只是问候，没有回答问题', en: 'The reply only greets.' },
  hold: { zh: '回复只是让买家稍等', en: 'The reply only asks the buyer to wait.' },
  offer: {
    zh: '买家已经问了问题，回复只是反问需要什么帮助',
    en: 'The buyer has asked already; the reply only offers help.',
  },
  'yes-or-no': { zh: '是否类问题得到了肯定或否定', en: 'A yes-or-no question got a yes or a no.' },
  'bare-to-open': {
    zh: '问的不是“是不是”，回复却只有“是的/好的”',
    en: 'The question asks for more than the bare yes or no it got.',
  },
  'on-topic': {
    zh: '回复说到了所问的内容',
    en: 'The reply has what answers this kind of question.',
  },
  'same-words': {
    zh: '回复提到了问题中的内容',
    en: 'The reply takes up the words of the question.',
  },
  'asks-back': { zh: '回复追问了细节', en: 'The reply asks for details.' },
  'passes-on': {
    zh: '回复让买家另找他人或表示不清楚',
    en: 'The reply passes the buyer on or does not know.',
  },
  unclear: {
    zh: '看不出回复是否针对这个问题',
    en: 'It cannot be told whether the reply is about it.',
  },
};

function judged(
  score: number,
  code: AnswerCode,
  topics: readonly QuestionTopic[],
  shared: readonly string[],
): Answering {
  return { score, because: { code, topics, shared, words: reasons[code] } };
}
