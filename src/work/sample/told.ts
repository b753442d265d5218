// What a buyer has told unasked so far: which products they named, what for and for whom they buy.
import { catalogue, type SampleProduct } from './catalogue.ts';
import type { SampleLine, Talk } from './talk.ts';

/** Says for whom or what for. */
const PURPOSE = /送人|送领导|送长辈|送老师|朋友生日|结婚用|新房用/;
/** A question that lets it be guessed. */
const HINT = /上班|面试|单位|妈妈|婆婆|孕妇|怀孕|哺乳|宝宝|小孩|宿舍|学校|公司|颈椎|孕期/;
/** Says what the thing looked for should be like. */
const QUALITY = /夏天|显瘦|舒服|送人|上班|简单大方|不要太贵/;

const texts = (talk: Talk): readonly SampleLine[] =>
  talk.lines.filter(({ by, kind }) => by === 'buyer' && kind === 'text');

/** The line in which the buyer said what for or for whom; null: in none. */
export function findPurpose(talk: Talk): SampleLine | null {
  return texts(talk).find(({ text }) => PURPOSE.test(text)) ?? null;
}

/** Whether some question of the buyer hints at a purpose; the spec leaves open whether that tells it. */
export function hintsPurpose(talk: Talk): boolean {
  return texts(talk).some(({ text }) => HINT.test(text));
}

/** Whether the buyer, who came to look around, said what it should be like. */
export function toldQuality(talk: Talk): boolean {
  return talk.scenario === 'browse' && texts(talk).some(({ text }) => QUALITY.test(text));
}

/** Whether the buyer named a product: `sure` by its card or by words of its title, `name` otherwise. */
export function namedHow(talk: Talk, product: SampleProduct): 'sure' | 'name' | null {
  const own = talk.lines.filter(({ by }) => by === 'buyer');
  if (own.some(({ sku }) => sku === product.sku)) return 'sure';
  if (!own.some(({ text }) => text.includes(product.name))) return null;
  return product.title.includes(product.name) ? 'sure' : 'name';
}

/** Whether the buyer named some product, be it another than the one the talk is about. */
export function namedAny(talk: Talk): boolean {
  return catalogue.some((product) => namedHow(talk, product) !== null);
}

/** Whether the agent named a product besides the one the talk is about. */
export function namedAnother(talk: Talk): boolean {
  return talk.lines.some(
    ({ by, text }) =>
      by === 'agent' &&
      catalogue.some((product) => product !== talk.product && text.includes(product.name)),
  );
}
