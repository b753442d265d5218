// The path of a small line over values with gaps, in a box of given size.

/** SVG path data; gaps (null) break the line; '' for fewer than two values. */
export function sparkPath(
  values: readonly (number | null)[],
  width: number,
  height: number,
): string {
  const known = values.filter((value) => value !== null);
  if (known.length < 2) return '';
  const low = Math.min(...known);
  const span = Math.max(...known) - low;
  const step = values.length > 1 ? width / (values.length - 1) : 0;
  let path = '';
  let pen = 'M';
  values.forEach((value, at) => {
    if (value === null) {
      pen = 'M';
      return;
    }
    const y = span === 0 ? height / 2 : height - ((value - low) / span) * height;
    path += `${pen}${(at * step).toFixed(1)} ${y.toFixed(1)}`;
    pen = 'L';
  });
  return path;
}
