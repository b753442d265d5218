// The trace of a verdict as it came over the wire: its depth is not spelled out there.
import type { TraceNode } from '../../../engine/trace-node.ts';

export function asTrace(trace: unknown): readonly TraceNode[] {
  return Array.isArray(trace) ? (trace as readonly TraceNode[]) : [];
}
