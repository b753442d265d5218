// Answers on their way to the analysis: one line each, beside the events of the same threads.

import type { Annotation } from '../../domain/annotation.ts';
import { LINE_ENCODING } from '../../store/event-line.ts';
import { readPart, type Spool } from '../spool.ts';
import { threadKey } from '../thread-key.ts';

/** An annotation with whose thread it is and what it cost. */
export interface SpooledAnnotation extends Annotation {
  readonly shop: string;
  readonly buyer: string;
  /** The model's reason in a sentence; personal data stand behind placeholders. */
  readonly because: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly costYuan: number;
}

export const ANNOTATION_SPOOL = 'annotations';

export function spoolAnnotation(spool: Spool, part: number, annotation: SpooledAnnotation): void {
  spool.write(part, `${JSON.stringify(annotation)}\n`);
}

/** What `spoolAnnotation` wrote into the partition, in an order that does not depend on who answered first. */
export function readAnnotations(folder: string, part: number): SpooledAnnotation[] {
  return readPart(folder, [ANNOTATION_SPOOL], part)
    .flatMap((bytes) => bytes.toString(LINE_ENCODING).split('\n'))
    .filter((line) => line !== '')
    .sort()
    .map((line) => JSON.parse(line) as SpooledAnnotation);
}

/** By thread key. */
export function annotationsByThread(
  annotations: readonly SpooledAnnotation[],
): ReadonlyMap<string, readonly Annotation[]> {
  const threads = new Map<string, Annotation[]>();
  for (const annotation of annotations) {
    const key = threadKey(annotation.shop, annotation.buyer);
    const known = threads.get(key);
    if (known === undefined) threads.set(key, [annotation]);
    else known.push(annotation);
  }
  return threads;
}
