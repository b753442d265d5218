// Answers already paid for: one JSON line each in a file of its own, so that asking again costs nothing.
import { createHash } from 'node:crypto';
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Annotator } from './annotator.ts';
import type { ChatMessage } from './prompt.ts';

const AnswerRecord = z.object({
  /** `answerKey` of what was asked. */
  key: z.string(),
  annotation: z.string(),
  version: z.number().int(),
  model: z.string(),
  /** When it was answered, ms. */
  at: z.number(),
  answer: z.union([z.string(), z.number(), z.boolean()]).nullable(),
  none: z.enum(['unsure', 'failed']).nullable(),
  /** Numbers of transcript lines. */
  lines: z.array(z.number().int()),
  because: z.string(),
  /** Of all calls it took. */
  promptTokens: z.number().int(),
  completionTokens: z.number().int(),
  costYuan: z.number(),
  calls: z.number().int(),
});

/** What was answered to one question about one content; holds nothing that names anybody. */
export type AnswerRecord = Readonly<z.infer<typeof AnswerRecord>>;

export interface AnswerCache {
  find(key: string): AnswerRecord | null;
  /** On disk before it returns: what was paid for is not lost when the run is stopped. */
  save(record: AnswerRecord): void;
}

const FILE = 'answers.jsonl';

/** Same model, same annotator and version, same masked words: same key. */
export function answerKey(
  { id, version }: Annotator,
  model: string,
  messages: readonly ChatMessage[],
): string {
  const asked = JSON.stringify([id, version, model, messages]);
  return createHash('sha256').update(asked).digest('hex');
}

/** A line that cannot be read, as a stopped run may leave one, is as if it were not there. */
export function openAnswerCache(folder: string): AnswerCache {
  const path = join(folder, FILE);
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  const records = new Map<string, AnswerRecord>();
  for (const line of text.split('\n')) {
    const record = readRecord(line);
    if (record !== null) records.set(record.key, record);
  }
  if (text !== '' && !text.endsWith('\n')) appendFileSync(path, '\n');
  return {
    find: (key) => records.get(key) ?? null,
    save(record) {
      records.set(record.key, record);
      mkdirSync(folder, { recursive: true });
      appendFileSync(path, `${JSON.stringify(record)}\n`);
    },
  };
}

function readRecord(line: string): AnswerRecord | null {
  if (line === '') return null;
  try {
    const read = AnswerRecord.safeParse(JSON.parse(line));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}
