// Where the verdicts of a page rest, as marks in the chat: enough to see it, not so many that nothing stands out.
import type { Evidence } from '../../../domain/analysis.ts';
import { sayNote } from '../../../report/words/evidence.ts';
import type { Lang } from '../../../ui/preferences.ts';
import type { TranscriptMark } from '../../../ui/transcript-items.ts';
import type { ConversationPageShape } from '../contract.ts';

type PageVerdict = ConversationPageShape['verdicts'][number];

const TONES = { fault: 'bad', merit: 'good', signal: 'plain' } as const;

/**
 * Marks of the hits. Context is left out. A rule about what is missing looked at every line of a talk:
 * unless it is `chosen`, its first bare line stands for all, and the end of the last span in which
 * nothing was found for the others.
 */
export function verdictMarks(
  verdicts: readonly Pick<PageVerdict, 'rule' | 'name' | 'kind' | 'result' | 'evidence'>[],
  chosen: string | null,
  lang: Lang,
): TranscriptMark[] {
  return verdicts
    .filter(({ result }) => result === 'hit')
    .flatMap(({ rule, name, kind, evidence }) => {
      const told = evidence.filter(({ role }) => role !== 'context');
      return (rule === chosen ? told : thinned(told)).map(
        ({ messageId, start, end, to, note }): TranscriptMark => ({
          ...{ rule, messageId, start, end, to },
          ruleName: name[lang],
          tone: TONES[kind],
          note: note === undefined ? undefined : sayNote(note)[lang],
        }),
      );
    });
}

type Told = Pick<Evidence, 'messageId'> & {
  readonly start?: number | undefined;
  readonly role: Evidence['role'];
  readonly note?: string | undefined;
};

function thinned<T extends Told>(told: readonly T[]): readonly T[] {
  const missing = told.some(({ role }) => role === 'absent');
  const bare = ({ role, start, note }: T): boolean =>
    (role === 'trigger' || (missing && role === 'wrong')) &&
    start === undefined &&
    note === undefined;
  const first = told.find((one) => one.messageId !== null && bare(one));
  const last = told.filter(({ messageId }) => messageId === null).at(-1);
  return told.filter((one) =>
    one.messageId === null ? one === last : one === first || !bare(one),
  );
}
