// What the dimensions of a scorecard weigh, as one bar; the numbers stand below it.

export function WeightBar({
  dimensions,
}: {
  readonly dimensions: readonly { readonly dimension: string; readonly weight: number }[];
}) {
  return (
    <span className="kj-rb-weights" aria-hidden="true">
      {dimensions.map(({ dimension, weight }, at) => (
        <i
          key={dimension}
          style={{ flexGrow: weight, background: `var(--kj-series-${String(at)})` }}
        />
      ))}
    </span>
  );
}
