// Words and tones of a job's states.
import type { WordTable } from '../../../report/words/say.ts';
import type { Tone } from '../../../ui/Tag.tsx';
import type { JobItem } from '../contract.ts';

export const STATE_WORDS: WordTable = {
  waiting: { zh: '排队中', en: 'waiting' },
  running: { zh: '进行中', en: 'running' },
  done: { zh: '完成', en: 'done' },
  failed: { zh: '没做完', en: 'failed' },
  cancelled: { zh: '已停下', en: 'stopped' },
};

export const STATE_TONES: Readonly<Record<JobItem['state'], Tone>> = {
  waiting: 'plain',
  running: 'accent',
  done: 'good',
  failed: 'bad',
  cancelled: 'warn',
};
