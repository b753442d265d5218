// A peer: word rules in json-rules-engine, over facts that already say which packs occur in which line.
import { Engine } from 'json-rules-engine';
import type { Speaker, WordRule } from './word-rules.ts';

/** Ids of the packs in each line of a side that has a word of any. */
export type PackFacts = Readonly<Record<Speaker, readonly (readonly string[])[]>>;

interface Wanted {
  readonly any: readonly string[];
  readonly none: readonly string[];
}

/** One operator asks all lines of a side, so that the engine runs once a conversation, not once a line. */
export function compileJsonRules(rules: readonly WordRule[]): Engine {
  const engine = new Engine(
    rules.map(({ rule, by, any, none }) => ({
      name: rule.id,
      conditions: {
        all: [
          { fact: by, operator: 'someLineSays', value: { any: any.map(id), none: none.map(id) } },
        ],
      },
      event: { type: rule.id },
    })),
  );
  engine.addOperator('someLineSays', (lines: PackFacts[Speaker], { any, none }: Wanted) =>
    lines.some(
      (packs) =>
        any.some((pack) => packs.includes(pack)) && !none.some((pack) => packs.includes(pack)),
    ),
  );
  return engine;
}

/** Ids of the rules hit. */
export async function judgeByJsonRules(engine: Engine, facts: PackFacts): Promise<string[]> {
  const { events } = await engine.run(facts);
  return events.map(({ type }) => type);
}

function id(pack: { readonly id: string }): string {
  return pack.id;
}
