// One figure, one line.

/** `name  value unit`; counts whole and grouped, the rest with three figures. */
export function printFigure(name: string, value: number, unit: string): void {
  const text =
    value >= 1000
      ? Math.round(value).toLocaleString('en-US')
      : String(Number(value.toPrecision(3)));
  process.stdout.write(`${name.padEnd(40)} ${text.padStart(12)} ${unit}`.trimEnd());
  process.stdout.write('\n');
}
