// All that people in the sample say, read from words/: topics with questions and answers.
import { compilePhrase, type Phrase } from './grammar.ts';
import { aftersaleWords } from './words/aftersale.ts';
import { dialogueWords } from './words/dialogue.ts';
import { homeWords } from './words/home.ts';
import { misconductWords } from './words/misconduct.ts';
import { presaleWords } from './words/presale.ts';
import { wearWords } from './words/wear.ts';

/** Kinds of goods a topic can be about. */
export type Goods = 'clothes' | 'small' | 'bed' | 'cup';

/** Something buyers ask or people say. */
export interface Topic {
  readonly id: string;
  readonly scope: Goods | 'all' | 'after' | null;
  /** The agent has to look it up. */
  readonly hold: boolean;
  /** Asked only of products whose title or category has one of these words; null: of all. */
  readonly onlyIf: readonly string[] | null;
  /** Not asked of products with one of these. */
  readonly unless: readonly string[];
  /** `?` lines: a buyer's words. */
  readonly asks: readonly Phrase[];
  /** `=` lines: an agent's words, or a machine's. */
  readonly answers: readonly Phrase[];
  /** `-` lines: what an agent says who says as little as possible. */
  readonly bare: readonly Phrase[];
}

/**
 * Reads words: `# id [scope] [hold] [if:词,词] [not:词,词]` opens a topic; `?`, `=` and `-` add a
 * phrase to it (grammar.ts). Throws on anything else: words are ours.
 */
export function parsePhrasebook(texts: readonly string[]): ReadonlyMap<string, Topic> {
  const topics = new Map<string, Topic & Record<'asks' | 'answers' | 'bare', Phrase[]>>();
  let topic = null as (Topic & Record<'asks' | 'answers' | 'bare', Phrase[]>) | null;
  for (const line of texts.join('\n').split('\n')) {
    if (line === '') continue;
    const body = line.slice(2);
    if (line.startsWith('# ')) {
      topic = { ...readHead(body), asks: [], answers: [], bare: [] };
      if (topics.has(topic.id)) throw new Error(`topic twice: ${topic.id}`);
      topics.set(topic.id, topic);
    } else if (topic === null) throw new Error(`phrase before a topic: ${line}`);
    else if (line.startsWith('? ')) topic.asks.push(compilePhrase(body));
    else if (line.startsWith('= ')) topic.answers.push(compilePhrase(body));
    else if (line.startsWith('- ')) topic.bare.push(compilePhrase(body));
    else throw new Error(`not a phrase: ${line}`);
  }
  return topics;
}

function readHead(text: string): Omit<Topic, 'asks' | 'answers' | 'bare'> {
  const [id = '', scope, ...marks] = text.split(' ');
  const list = (mark: string): readonly string[] | null =>
    marks
      .find((one) => one.startsWith(mark))
      ?.slice(mark.length)
      .split(',') ?? null;
  return {
    id,
    scope: (scope as Topic['scope'] | undefined) ?? null,
    hold: marks.includes('hold'),
    onlyIf: list('if:'),
    unless: list('not:') ?? [],
  };
}

/** Everything in words/. */
export const phrasebook = parsePhrasebook([
  presaleWords,
  wearWords,
  homeWords,
  aftersaleWords,
  dialogueWords,
  misconductWords,
]);

/** The topic of that id; throws if words/ has none. */
export function getTopic(id: string): Topic {
  const topic = phrasebook.get(id);
  if (topic === undefined) throw new Error(`no topic ${id}`);
  return topic;
}

const byScope = (...scopes: readonly Topic['scope'][]): readonly Topic[] =>
  [...phrasebook.values()].filter((topic) => scopes.includes(topic.scope));

/** What may be asked before buying a product of that kind with that title. */
export function listPresaleTopics(goods: Goods, title: string): readonly Topic[] {
  return byScope('all', goods).filter(
    (topic) =>
      (topic.onlyIf?.some((word) => title.includes(word)) ?? true) &&
      !topic.unless.some((word) => title.includes(word)),
  );
}

/** What may be asked after buying. */
export const aftersaleTopics: readonly Topic[] = byScope('after');
