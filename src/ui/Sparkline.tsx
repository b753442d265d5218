// A small line beside a number; decoration only, the number says it.
import { sparkPath } from './spark-path.ts';

export function Sparkline({
  values,
  width = 72,
  height = 24,
}: {
  readonly values: readonly (number | null)[];
  readonly width?: number;
  readonly height?: number;
}) {
  const path = sparkPath(values, width, height);
  if (path === '') return null;
  return (
    <svg
      className="kj-spark"
      width={width}
      height={height + 4}
      viewBox={`0 -2 ${width} ${height + 4}`}
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
