// What a condition's lines are given: names to show, and how to change the text where that is allowed.
import type { YamlPath } from './edit-yaml.ts';
import type { Language } from './rulebook-api.ts';

export interface ConditionEdit {
  readonly set: (path: YamlPath, value: unknown) => void;
  readonly language: Language;
}

/** What is known while reading: names of packs and values of options. */
export interface ConditionNames {
  readonly packs: ReadonlyMap<string, string>;
  readonly options: ReadonlyMap<string, string>;
}
