// Which annotators a run asks: those its rules read, or those the settings name.
import { join } from 'node:path';
import type { Rulebook } from '../../engine/compile-rulebook.ts';
import type { Condition } from '../../engine/condition.ts';
import type { Words } from '../../intake/format.ts';
import { packageRoot, readTexts } from '../package-root.ts';
import type { AiSettings } from './ai-settings.ts';
import type { Annotator } from './annotator.ts';
import { parseAnnotator } from './parse-annotator.ts';

export interface ChosenAnnotators {
  readonly annotators: readonly Annotator[];
  /** What is wrong with a file, or an id nobody knows; then nothing is asked. */
  readonly problems: readonly Words[];
}

/** Sorted by id. A shop's own annotator replaces a shipped one of the same id. */
export function chooseAnnotators(
  { annotations, folder }: AiSettings,
  rulebook: Rulebook,
): ChosenAnnotators {
  const problems: Words[] = [];
  const known = new Map<string, Annotator>();
  const shipped = join(packageRoot(), 'definitions', 'annotations');
  for (const place of folder === null ? [shipped] : [shipped, folder]) {
    for (const { name, text } of readTexts(place, ['.yaml'])) {
      const parsed = parseAnnotator(text, name);
      if (parsed.annotator !== null) known.set(parsed.annotator.id, parsed.annotator);
      for (const { file, words } of parsed.problems) {
        problems.push({ zh: `${file}：${words.zh}`, en: `${file}: ${words.en}` });
      }
    }
  }
  const wanted = annotations ?? annotationsRead(rulebook);
  const annotators: Annotator[] = [];
  for (const id of [...new Set(wanted)].sort()) {
    const annotator = known.get(id);
    if (annotator !== undefined) annotators.push(annotator);
    else problems.push(unknownAnnotator(id, [...known.keys()]));
  }
  return { annotators, problems };
}

/** Ids of the annotations that conditions of the rulebook read. */
export function annotationsRead({ rules }: Rulebook): readonly string[] {
  const ids = new Set<string>();
  const visit = (condition: Condition): void => {
    const id = condition.settings['id'];
    if (condition.operator === 'annotation' && id !== undefined) ids.add(id);
    condition.children.forEach(visit);
  };
  for (const { when, naWhen } of rules) [when, ...naWhen].forEach(visit);
  return [...ids];
}

function unknownAnnotator(id: string, known: readonly string[]): Words {
  const list = known.join('、');
  return {
    zh: `没有叫“${id}”的 AI 标注；现有：${list}。自己的放在 folder 指的文件夹里`,
    en: `there is no AI annotator "${id}"; known: ${known.join(', ')}. Put your own into the folder named by "folder"`,
  };
}
