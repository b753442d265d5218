// A chart read out as a table: the same numbers for people who do not see it, and its one-line description.
import type { ChartSpec, TreeNode } from './chart-spec.ts';
import { formatDay, formatValue } from './format.ts';
import type { Lang } from './preferences.ts';

export interface ChartTable {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Heading row and rows of text; the first column names the row. */
export function chartTable(spec: ChartSpec, lang: Lang): ChartTable {
  switch (spec.kind) {
    case 'line':
    case 'bar':
      return {
        head: ['', ...spec.series.map(({ name }) => name)],
        rows: spec.x.map((x, at) => [
          formatDay(x, lang),
          ...spec.series.map(({ values }) => formatValue(values[at] ?? null, spec.unit, lang)),
        ]),
      };
    case 'heat':
      return {
        head: ['', ...spec.x],
        rows: spec.y.map((y, at) => [
          y,
          ...spec.x.map((_, xAt) => formatValue(spec.cells[at]?.[xAt] ?? null, spec.unit, lang)),
        ]),
      };
    case 'scatter':
      return {
        head: ['', spec.xName, spec.yName],
        rows: spec.points.map(({ name, x, y }) => [
          name,
          formatValue(x, spec.xUnit, lang),
          formatValue(y, spec.yUnit, lang),
        ]),
      };
    case 'radar':
      return {
        head: ['', ...spec.series.map(({ name }) => name)],
        rows: spec.axes.map(({ name }, at) => [
          name,
          ...spec.series.map(({ values }) => formatValue(values[at] ?? null, spec.unit, lang)),
        ]),
      };
    case 'tree':
      return { head: ['', ''], rows: treeRows(spec.root, 0, lang) };
  }
}

function treeRows(node: TreeNode, depth: number, lang: Lang): readonly (readonly string[])[] {
  const own = [`${'– '.repeat(depth)}${node.name}`, formatValue(node.value, node.unit, lang)];
  return [own, ...(node.children ?? []).flatMap((child) => treeRows(child, depth + 1, lang))];
}
