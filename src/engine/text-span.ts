// Characters of a line's text that matched something.

export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly note?: string;
}
