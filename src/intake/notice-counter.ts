// Counts what a file's reader assumed or left aside, and says each thing once with its number of rows.
import type { IntakeContext, Words } from './format.ts';

export interface NoticeCounter {
  /** One more row that `code` concerns; the words of the first call stand. */
  add(code: string, words: Words): void;
  /** Tells the sink everything counted so far and starts again. */
  flush(): void;
}

/** `code` may carry a part after `|` to keep several notices of one code apart; it is cut off when told. */
export function noticeCounter(context: Pick<IntakeContext, 'file' | 'sink'>): NoticeCounter {
  const counted = new Map<string, { words: Words; count: number }>();
  return {
    add(code, words) {
      const known = counted.get(code);
      if (known === undefined) counted.set(code, { words, count: 1 });
      else known.count += 1;
    },
    flush() {
      for (const [code, { words, count }] of counted) {
        const bare = code.split('|', 1)[0] ?? code;
        context.sink.notice({ file: context.file, code: bare, words, count });
      }
      counted.clear();
    },
  };
}
