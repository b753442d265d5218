// The text a new word pack or scorecard begins with: nothing yet, or all that another one holds.
import { isMap, parseDocument } from 'yaml';
import type { Words } from '../../intake/format.ts';
import type { Scorecard } from '../../scoring/scorecard.ts';

export interface Named {
  readonly id: string;
  readonly name: Words;
}

/** `copied`: the text of the pack to begin with; null: no words yet. */
export function newPackText({ id, name }: Named, copied: string | null): string {
  return headed(copied ?? 'words: []\n', { id, name });
}

const EMPTY_CARD = `dimensions:
  attitude: { weight: 30, cap: 60 }
  skill: { weight: 40, cap: 70 }
  compliance: { weight: 15, cap: 100 }
  process: { weight: 15, cap: 60 }
rules: {}
`;

/** `copied`: the text of the card to begin with; null: the usual weights and no rule yet. No groups: all. */
export function newCardText(
  { id, name }: Named,
  { phases, groups }: { readonly phases: Scorecard['phases']; readonly groups: readonly string[] },
  copied: string | null,
): string {
  const scope = { phases, groups: groups.length === 0 ? null : groups, period: null };
  return headed(copied ?? EMPTY_CARD, { id, version: 1, name, ...scope });
}

/** The fields first and as given, null ones taken out; what the copied text says above them is about itself. */
function headed(text: string, fields: Readonly<Record<string, unknown>>): string {
  const document = parseDocument(text);
  const { contents } = document;
  if (!isMap(contents)) throw new Error('what is copied is a map: it was in force');
  document.commentBefore = null;
  contents.commentBefore = null;
  for (const key of Object.keys(fields)) contents.delete(key);
  const head = Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => document.createPair(key, document.createNode(value, { flow: true })));
  contents.items.unshift(...(head as typeof contents.items));
  return document.toString({ lineWidth: 0 });
}
