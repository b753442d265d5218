// entity: a phone number, WeChat id, link, price, order number, address … in a line.
import { type Facts, hasWords } from '../facts.ts';
import type { Operator } from '../operator.ts';
import { unknownName } from '../suggest.ts';
import { findEntities, unitsAtLeast } from '../text/entity.ts';
import { type EntityKind, entityKinds } from '../text/entity-kind.ts';
import { ADDRESS, CONTACT, LINK, NUMBER } from '../text/line-signs.ts';
import type { TextSpan } from '../text-span.ts';

export const entity: Operator = {
  name: 'entity',
  doc: {
    zh: `一句话里有：${entityKinds.join('、')}；external: true 只要站外链接`,
    en: `A line holds one of: ${entityKinds.join(', ')}; external: true, only links that lead off the platform`,
  },
  example: 'entity: { by: agent, any: [phone, wechat] }',
  bare: 'any',
  compileTest: (args) => {
    const names = args.texts('any') ?? [];
    const kinds = entityKinds.filter((kind) => names.includes(kind));
    const external = args.flag('external') ?? false;
    if (names.length === 0) args.missing('any');
    for (const name of names) {
      if (entityKinds.some((kind) => kind === name)) continue;
      args.report('any', 'unknown-word', unknownName(ENTITY, name, entityKinds));
    }
    const shortest = Math.min(...kinds.map(unitsAtLeast));
    return {
      needs: [...new Set(kinds.map((kind) => SIGNS[kind]))],
      certain: true,
      readsWords: true,
      slow: true,
      test: (facts, line) => {
        if (facts.lines[line]!.message.text.length < shortest) return 'miss';
        return find(facts, line, kinds, external).length > 0 ? 'hit' : 'miss';
      },
      spans: (facts, line) => find(facts, line, kinds, external),
    };
  },
};

const NONE: readonly TextSpan[] = [];

/** The sign a line with such an entity has. */
const SIGNS: Readonly<Record<EntityKind, number>> = {
  phone: NUMBER,
  landline: NUMBER,
  wechat: CONTACT,
  qq: CONTACT,
  link: LINK,
  price: NUMBER,
  order: NUMBER,
  sku: NUMBER,
  address: ADDRESS,
  email: LINK,
  'bank-card': NUMBER,
  'id-card': NUMBER,
};

const ENTITY = { zh: '内容种类', en: 'kind of entity' };

function find(
  facts: Facts,
  line: number,
  kinds: readonly EntityKind[],
  external: boolean,
): readonly TextSpan[] {
  const { kind: sent, text } = facts.lines[line]!.message;
  if (!hasWords(sent)) return NONE;
  const all = findEntities(text, kinds);
  if (all.length === 0) return NONE;
  return all
    .filter((found) => !external || found.kind !== 'link' || found.internal !== true)
    .map(({ kind: note, start, end }) => ({ start, end, note }));
}
