// Where the bars of a waterfall stand: from one total over its changes to the other total.

export interface WaterfallStep {
  readonly name: string;
  readonly value: number;
  /** A total stands on zero; a change hangs where the last one ended. */
  readonly total: boolean;
}

export interface WaterfallBar extends WaterfallStep {
  /** 0..100 of the scale. */
  readonly left: number;
  readonly width: number;
}

/** The scale leaves out most of what all bars share, so that small changes stay visible; zero stays in if crossed. */
export function waterfallBars(steps: readonly WaterfallStep[]): readonly WaterfallBar[] {
  let level = 0;
  const spans = steps.map((step) => {
    const from = step.total ? 0 : level;
    level = step.total ? step.value : level + step.value;
    return { step, from, to: level };
  });
  const ends = spans.flatMap(({ step, from, to }) => (step.total ? [to] : [from, to]));
  const low = Math.min(...ends);
  const high = Math.max(...ends, low + 1);
  const floor = low <= 0 ? low : Math.max(0, low - (high - low) * 1.2);
  const at = (value: number): number => ((Math.max(value, floor) - floor) / (high - floor)) * 100;
  return spans.map(({ step, from, to }) => {
    const left = at(Math.min(from, to));
    return { ...step, left, width: Math.max(at(Math.max(from, to)) - left, 0.4) };
  });
}
