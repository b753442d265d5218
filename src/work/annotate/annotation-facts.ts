// facts/annotations.jsonl: every stored AI answer of a run, with the model, prompt version and cost.
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isoText } from '../../lib/zone.ts';
import type { SpooledThreads } from './annotate-spool.ts';
import { readAnnotations, type SpooledAnnotation } from './annotation-spool.ts';

export const ANNOTATION_FACTS = 'annotations.jsonl';

const Id = z.string();

export const AnnotationFact = z.strictObject({
  conversation: Id,
  shop: Id,
  buyer: Id,
  annotation: Id.describe('Id of the annotator'),
  version: z.number().int().describe('Version of its prompt'),
  answer: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  none: z
    .enum(['unsure', 'failed'])
    .nullable()
    .describe('Why there is no answer. unsure: the model could not tell. failed: nothing usable'),
  messages: z.array(Id).describe('Messages the answer rests on'),
  because: z.string().describe('The model’s reason; personal data stand behind placeholders'),
  model: z.string(),
  at: z.string().describe('When it was answered, in whichever run'),
  promptTokens: z.number().int().describe('Of all calls it took, in whichever run'),
  completionTokens: z.number().int(),
  costYuan: z.number(),
});

/** One line an answer, sorted within each partition of the spool; times in the shop's zone. */
export function writeAnnotationFacts(
  { folder, partitions, setup }: SpooledThreads,
  factsFolder: string,
): void {
  mkdirSync(factsFolder, { recursive: true });
  const path = join(factsFolder, ANNOTATION_FACTS);
  writeFileSync(path, '');
  for (let part = 0; part < partitions; part++) {
    const lines = readAnnotations(folder, part).map(
      (annotation) => `${JSON.stringify(factOf(annotation, setup.zoneOffsetMs))}\n`,
    );
    if (lines.length > 0) appendFileSync(path, lines.join(''));
  }
}

function factOf(
  annotation: SpooledAnnotation,
  zoneOffsetMs: number,
): z.infer<typeof AnnotationFact> {
  const { conversation, shop, buyer, id, at, content: _, ...rest } = annotation;
  return {
    conversation: conversation ?? '',
    shop,
    buyer,
    annotation: id,
    ...rest,
    messages: [...rest.messages],
    at: isoText(at ?? 0, zoneOffsetMs),
  };
}
