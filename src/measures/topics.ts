// Topics: which metrics of the families answer the same question, so that they can be set side by side.
import { z } from 'zod';
import type { Words } from '../intake/format.ts';
import { FAMILIES, type Family, type MetricDefinition } from './definition.ts';

export interface Topic {
  readonly id: string;
  readonly name: Words;
  /** Ids of each family's metrics; a family without one is absent. */
  readonly families: Readonly<Partial<Record<Family, readonly string[]>>>;
}

const id = z.string().regex(/^[a-z][a-z0-9-]*$/);

/** The YAML of `definitions/metrics/topics.yaml`. */
export const topicsSchema = z.strictObject({
  topics: z.record(
    id,
    z.strictObject({
      name: z.strictObject({ zh: z.string().min(1), en: z.string().min(1) }),
      families: z.partialRecord(z.enum(FAMILIES), z.array(id).min(1)),
    }),
  ),
});

/** Topics in the order they are written. */
export function topicsOf(parsed: z.infer<typeof topicsSchema>): Topic[] {
  return Object.entries(parsed.topics).map(([name, topic]) => ({
    id: name,
    name: topic.name,
    families: topic.families as Topic['families'],
  }));
}

/** What is wrong with a topic: ids nobody defines, a metric under another family, values of two units. */
export function topicProblems(topic: Topic, definitions: readonly MetricDefinition[]): Words[] {
  const problems: Words[] = [];
  const units = new Set<string>();
  for (const family of FAMILIES) {
    for (const metric of topic.families[family] ?? []) {
      const found = definitions.find((each) => each.id === metric);
      if (found?.family === family) units.add(found.value);
      else
        problems.push({
          zh: `主题“${topic.id}”：${family} 口径里没有“${metric}”`,
          en: `topic ${topic.id}: family ${family} has no metric ${metric}`,
        });
    }
  }
  if (units.size > 1) {
    const list = [...units].join(' / ');
    problems.push({
      zh: `主题“${topic.id}”里的数单位不同（${list}），没法并排比`,
      en: `topic ${topic.id}: values of different units (${list}) cannot be compared`,
    });
  }
  return problems;
}

/** Ids of a topic's metrics of the wanted families, in the order the families are asked for. */
export function metricsOfTopic(topic: Topic, families: readonly Family[]): string[] {
  return families.flatMap((family) => topic.families[family] ?? []);
}
