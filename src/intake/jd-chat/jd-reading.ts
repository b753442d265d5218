// What reading one Dongdong file carries from record to record.
import type { LineTeller } from '../chat-lines/chat-line.ts';
import type { IntakeContext } from '../format.ts';
import type { NoticeCounter } from '../notice-counter.ts';

export interface Reading {
  readonly context: IntakeContext;
  readonly lines: LineTeller;
  readonly notices: NoticeCounter;
  /** Messages met of each session whose messages stand alone in the file. */
  readonly seqOf: Map<string, number>;
}
