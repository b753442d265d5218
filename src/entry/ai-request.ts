// `--ai`: reads the settings for asking a model, and readies the annotators of a run.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Rulebook } from '../engine/compile-rulebook.ts';
import { type AiSettings, parseAiSettings } from '../work/annotate/ai-settings.ts';
import type { AnnotateSettings } from '../work/annotate/annotate-spool.ts';
import { ANNOTATION_FACTS } from '../work/annotate/annotation-facts.ts';
import { chooseAnnotators } from '../work/annotate/choose-annotators.ts';
import { Refused } from './exit.ts';

export interface AiRequest {
  readonly settings: AiSettings;
  readonly cacheFolder: string;
}

/** The file named by `--ai`, with the environment; refuses with every problem. */
export function readAiRequest(path: string, cacheFolder: string): AiRequest {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new Refused({ zh: `读不了 AI 设置 ${path}`, en: `cannot read the AI settings ${path}` });
  }
  const { settings, problems } = parseAiSettings(text, process.env);
  if (settings !== null) return { settings, cacheFolder };
  throw new Refused(
    ...problems.map(({ zh, en }) => ({ zh: `${path}：${zh}`, en: `${path}: ${en}` })),
  );
}

/** null: no model is asked; answers of an earlier run into the same folder are removed. */
export function prepareAnnotators(
  ai: AiRequest | null,
  rulebook: Rulebook,
  factsFolder: string | null,
  onProgress: (questions: number) => void,
): AnnotateSettings | null {
  if (factsFolder !== null) rmSync(join(factsFolder, ANNOTATION_FACTS), { force: true });
  if (ai === null) return null;
  const { annotators, problems } = chooseAnnotators(ai.settings, rulebook);
  if (problems.length > 0) throw new Refused(...problems);
  const waiting = {
    now: () => Date.now(),
    sleep: async (ms: number): Promise<void> => {
      await sleep(ms);
    },
  };
  return { ...ai, annotators, waiting, onProgress };
}
