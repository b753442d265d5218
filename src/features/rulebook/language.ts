// What rules can be made of: the operators with what they say and an example of each.
import { OPERATORS } from '../../engine/operators/registry.ts';

export function listOperators(): {
  name: string;
  group: string;
  doc: { zh: string; en: string };
  example: string;
}[] {
  return Object.entries(OPERATORS).flatMap(([group, operators]) =>
    operators.map(({ name, doc, example }) => ({ name, group, doc: { ...doc }, example })),
  );
}
