// entity: a phone number, WeChat id, link, price, order number, address … in a line.
import { type Facts, hasWords } from '../facts.ts';
import { entitiesOf } from '../line-memory.ts';
import type { TextSpan } from '../line-test.ts';
import type { Operator } from '../operator.ts';
import { unknownName } from '../suggest.ts';
import { type EntityKind, entityKinds } from '../text/entity-kind.ts';

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
    return {
      readsWords: true,
      slow: true,
      test: (facts, line) => (find(facts, line, kinds, external).length > 0 ? 'hit' : 'miss'),
      spans: (facts, line) => find(facts, line, kinds, external),
    };
  },
};

const NONE: readonly TextSpan[] = [];

const ENTITY = { zh: '内容种类', en: 'kind of entity' };

function find(
  facts: Facts,
  line: number,
  kinds: readonly EntityKind[],
  external: boolean,
): readonly TextSpan[] {
  if (!hasWords(facts.lines[line]!.message.kind)) return NONE;
  const all = entitiesOf(facts, line);
  if (all.length === 0) return NONE;
  return all
    .filter(({ kind }) => kinds.includes(kind))
    .filter((found) => !external || found.kind !== 'link' || found.internal !== true)
    .map(({ kind: note, start, end }) => ({ start, end, note }));
}
