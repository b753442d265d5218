// What an AI annotator said of a conversation, as stored: an input of rules like any other.

export type AnnotationAnswer = string | number | boolean;

export interface Annotation {
  /** The question: an annotator's id and the version of its prompt. */
  readonly id: string;
  readonly version: number;
  /** The conversation it is about; null: every conversation of the thread. */
  readonly conversation: string | null;
  /**
   * `conversationContent` of what was read: once a line is added, changed or taken back, the answer no
   * longer stands. null: whoever gives it vouches for it.
   */
  readonly content: string | null;
  /** null: there is none, `none` says why. */
  readonly answer: AnnotationAnswer | null;
  /** unsure: the model could not tell. failed: what it wrote was no answer. null: there is an answer. */
  readonly none: 'unsure' | 'failed' | null;
  /** Ids of the messages the answer rests on. */
  readonly messages: readonly string[];
  /** Who answered; empty if the giver does not say. */
  readonly model: string;
  readonly at: number | null;
}
