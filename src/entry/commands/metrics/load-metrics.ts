// What every `kejing metrics …` command begins with: the shipped definitions and a shop's own beside them.
import { existsSync } from 'node:fs';
import type { Words } from '../../../intake/format.ts';
import type { Metrics } from '../../../measures/compile-metrics.ts';
import type { MetricDefinition } from '../../../measures/definition.ts';
import type { Topic } from '../../../measures/topics.ts';
import { compileContent, readContent } from '../../../work/load-content.ts';
import { Refused } from '../../exit.ts';

export interface LoadedMetrics {
  readonly metrics: Metrics;
  readonly definitions: readonly MetricDefinition[];
  readonly reasons: Readonly<Record<string, Words>>;
  readonly topics: readonly Topic[];
}

/** Refuses a folder that is not there, and definitions with something wrong in them. */
export function loadMetrics(folder: string | undefined): LoadedMetrics {
  if (folder !== undefined && !existsSync(folder)) {
    throw new Refused({
      zh: `找不到口径文件夹 ${folder}`,
      en: `the folder of definitions ${folder} is not there`,
    });
  }
  const { metrics, reasons, topics, problems } = compileContent(readContent(undefined, folder));
  if (problems.length > 0) {
    throw new Refused(
      ...problems.map(({ file, line, words }) => ({
        zh: `${file}:${line} ${words.zh}`,
        en: `${file}:${line} ${words.en}`,
      })),
    );
  }
  const definitions = metrics.all.map(({ definition }) => definition);
  return { metrics, definitions, reasons, topics };
}
