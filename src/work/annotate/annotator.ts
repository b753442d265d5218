// What an AI annotator is: a question put to a model about a conversation, and the answers it may give.
import type { Phase } from '../../domain/analysis.ts';
import type { Words } from '../../intake/format.ts';

/** Any answer may be null instead: the model cannot tell. */
export type AnswerShape =
  | { readonly type: 'enum'; readonly values: Readonly<Record<string, string>> }
  | { readonly type: 'boolean'; readonly yes: string; readonly no: string }
  | {
      readonly type: 'number';
      readonly min: number;
      readonly max: number;
      readonly meaning: string;
    };

export interface Annotator {
  readonly id: string;
  /** Raised whenever question, prompt, answers or choice of conversations change. */
  readonly version: number;
  readonly name: Words;
  /** Which conversations it is asked about; no phase named: any. */
  readonly phases: readonly Phase[];
  readonly buyerLinesMin: number;
  readonly agentLinesMin: number;
  /** Longer conversations are sent with their middle left out. */
  readonly messagesMax: number;
  readonly question: string;
  readonly answer: AnswerShape;
  /** Text with `{question}`, `{answer}` and `{transcript}` in it. */
  readonly prompt: string;
}
