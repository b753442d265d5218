// A labelled sample, one JSON record a line: which conversations (or orders) a rule should flag.
import { z } from 'zod';
import type { Problem } from '../problem.ts';

const LabelRecord = z.strictObject({
  conversation: z.string().min(1),
  /** Needed only where several rules are compared. */
  rule: z.string().min(1).optional(),
  /** One order of the conversation, for rules that judge each order. */
  order: z.string().min(1).optional(),
  hit: z.boolean(),
});

export interface Label {
  readonly conversation: string;
  readonly rule: string | null;
  readonly order: string | null;
  /** It should be flagged. */
  readonly hit: boolean;
}

/** Records with mistakes are left out and told; so is a second label that contradicts the first. */
export function parseLabels(text: string, file: string): { labels: Label[]; problems: Problem[] } {
  const labels = new Map<string, Label>();
  const problems: Problem[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    if (raw.trim() === '') continue;
    const report = (code: string, zh: string, en: string): void => {
      problems.push({ file, line: index + 1, path: '', code, words: { zh, en } });
    };
    const record = LabelRecord.safeParse(jsonOf(raw));
    if (!record.success) {
      report(
        'not-a-label',
        '每行要写成 {"conversation":"会话号","hit":true}，可以再写 "rule" 和 "order"',
        'Each line is {"conversation":"id","hit":true}, with "rule" and "order" if needed',
      );
      continue;
    }
    const { conversation, rule = null, order = null, hit } = record.data;
    const key = JSON.stringify([conversation, rule, order]);
    const known = labels.get(key);
    if (known === undefined) labels.set(key, { conversation, rule, order, hit });
    else if (known.hit !== hit) {
      report(
        'contradiction',
        `会话 ${conversation} 前面已标成 ${known.hit ? '该抓' : '不该抓'}，这里又标反了`,
        `${conversation} was labelled ${known.hit} before and ${hit} here`,
      );
    }
  }
  return { labels: [...labels.values()], problems };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
