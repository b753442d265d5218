// An import's progress as steps to look at: what is done, what runs and how far, what is still to come.
import type { Words } from '../../../intake/format.ts';
import type { Lang } from '../../../ui/preferences.ts';
import type { WorkStep } from '../../../ui/WorkSteps.tsx';
import type { ImportItem } from '../contract.ts';

interface Step {
  readonly key: string;
  readonly title: Words;
  /** Of what it counts. */
  readonly unit: Words;
}

const MESSAGES: Words = { zh: '条消息', en: 'messages' };

const FETCH: Step = {
  key: 'fetch',
  title: { zh: '准备文件', en: 'Getting the files ready' },
  unit: { zh: '', en: '' },
};
const SAMPLE: Step = {
  key: 'sample',
  title: { zh: '造一家示例店铺', en: 'Making up a shop' },
  unit: { zh: '段会话', en: 'conversations' },
};
const STEPS: readonly Step[] = [
  { key: 'read', title: { zh: '读取文件', en: 'Reading the files' }, unit: MESSAGES },
  {
    key: 'analyse',
    title: { zh: '质检、归属、计量并写入', en: 'Judging, attributing, storing' },
    unit: MESSAGES,
  },
  {
    key: 'index',
    title: { zh: '建索引，以后查得快', en: 'Making indexes' },
    unit: { zh: '个', en: '' },
  },
  {
    key: 'again',
    title: { zh: '重算受影响的老会话', en: 'Earlier threads that are affected' },
    unit: { zh: '位买家', en: 'buyers' },
  },
  {
    key: 'sum',
    title: { zh: '汇总每人每天的数字', en: 'Summing up by agent and day' },
    unit: { zh: '人天', en: 'agent days' },
  },
];

export function stepsOf(
  { kind, progress, state }: ImportItem,
  lang: Lang,
  count: (value: number) => string,
): WorkStep[] {
  const steps = [kind === 'sample' ? SAMPLE : FETCH, ...STEPS];
  const at =
    state === 'waiting'
      ? -1
      : Math.max(
          0,
          steps.findIndex(({ key }) => key === progress?.stage),
        );
  return steps.map(({ key, title, unit }, i): WorkStep => {
    if (i !== at) return { key, title: title[lang], state: i < at ? 'done' : 'waiting' };
    const done = progress?.done ?? 0;
    const total = progress?.total ?? null;
    const of = total === null ? '' : ` / ${count(total)}`;
    return {
      key,
      title: title[lang],
      state: 'running',
      progress: total === null || total === 0 ? null : Math.min(1, done / total),
      ...(done === 0 ? {} : { note: `${count(done)}${of} ${unit[lang]}` }),
    };
  });
}
