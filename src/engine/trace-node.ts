// One step of an explanation: what a condition, or a test of one line, said by itself.
import type { Evidence, Truth } from '../domain/analysis.ts';

/** What one condition said, and the conditions inside it. */
export interface TraceNode {
  readonly operator: string;
  /** Settings with the options filled in. */
  readonly settings: Readonly<Record<string, string>>;
  readonly value: Truth;
  readonly reason: string | null;
  readonly evidence: readonly Evidence[];
  readonly children: readonly TraceNode[];
}
