// What a buyer's opening is about: by the first line that says more than hello.
import type { Line } from '../../domain/analysis.ts';
import { type QuestionTopic, topicsOf } from '../../engine/text/question-topic.ts';
import { fold } from '../../lib/text-folding.ts';
import type { Intent } from './case-row.ts';

/** Topics as the engine knows them (engine/text/question-topic.ts) → intents; the first topic decides. */
const BY_TOPIC: Readonly<Record<QuestionTopic, Intent>> = {
  presence: 'greeting',
  price: 'price',
  discount: 'price',
  gift: 'price',
  stock: 'stock',
  size: 'spec',
  material: 'spec',
  which: 'spec',
  count: 'spec',
  when: 'shipping',
  carrier: 'shipping',
  'shipping-fee': 'shipping',
  where: 'shipping',
  authentic: 'quality',
  'after-sale': 'after-sale',
  invoice: 'after-sale',
  how: 'how',
  why: 'other',
};

/** Packs whose words say what the buyer wants, where no topic was found. */
export const NEED_PACKS = ['need-stated', 'shopping', 'opinion-asked'] as const;
/** A line that is nothing but one of these is a hello. */
export const HELLO_PACKS = ['greeting', 'presence'] as const;
const HELLO_LENGTH_MAX = 8;

/** `packsIn`: ids of the word packs with a hit in a text. */
export function intentOf(
  opening: readonly Line[],
  packsIn: (text: string) => ReadonlySet<string>,
): Intent {
  let shown = false;
  let greeted = false;
  let said = false;
  for (const { message } of opening) {
    const { kind, text } = message;
    if (kind === 'product' || kind === 'link') shown = true;
    if (kind !== 'text') continue;
    const folded = fold(text).text;
    const intents = topicsOf(folded).map((topic) => BY_TOPIC[topic]);
    const asked = intents.find((intent) => intent !== 'greeting');
    if (asked !== undefined) return asked;
    const packs = packsIn(text);
    if (NEED_PACKS.some((pack) => packs.has(pack))) return 'need';
    const hello = intents.length > 0 || HELLO_PACKS.some((pack) => packs.has(pack));
    if (hello && folded.length <= HELLO_LENGTH_MAX) greeted = true;
    else said = true;
  }
  if (said) return 'other';
  return shown ? 'product-card' : greeted ? 'greeting' : 'other';
}
