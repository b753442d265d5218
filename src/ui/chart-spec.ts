// What a chart shows, as plain data: the same is drawn, described and read out as a table.
import type { Unit } from './format.ts';

export interface Series {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Dashed and quiet: the team, the period before. */
  readonly reference?: boolean;
  /** A colour with a meaning, where there is one: severities, results. Default: the next of the series. */
  readonly tone?: 'good' | 'warn' | 'bad' | 'quiet';
}

/** A span of x that was special: a promotion, a holiday. Both ends are values of `x`. */
export interface Band {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

interface Axis {
  /** Days (`YYYY-MM-DD`), names, hours. */
  readonly x: readonly string[];
  readonly series: readonly Series[];
  readonly unit: Unit;
  readonly bands?: readonly Band[];
}

export interface LineSpec extends Axis {
  readonly kind: 'line';
  /** Filled down to the axis; for one series. */
  readonly area?: boolean;
  /** The axis begins at zero. Default: false, so that small changes are seen. */
  readonly fromZero?: boolean;
}

export interface BarSpec extends Axis {
  readonly kind: 'bar';
  readonly stacked?: boolean;
  /** Names at the left: for many or long names. */
  readonly flat?: boolean;
}

export interface HeatSpec {
  readonly kind: 'heat';
  readonly x: readonly string[];
  readonly y: readonly string[];
  /** `cells[y][x]`. */
  readonly cells: readonly (readonly (number | null)[])[];
  readonly unit: Unit;
}

export interface ScatterSpec {
  readonly kind: 'scatter';
  readonly points: readonly {
    readonly name: string;
    readonly x: number;
    readonly y: number;
    readonly size?: number;
    readonly marked?: boolean;
  }[];
  readonly xName: string;
  readonly yName: string;
  readonly xUnit: Unit;
  readonly yUnit: Unit;
  /** Lines at the team's values. */
  readonly cross?: { readonly x: number; readonly y: number };
}

export interface RadarSpec {
  readonly kind: 'radar';
  readonly axes: readonly { readonly name: string; readonly most: number }[];
  readonly series: readonly Series[];
  readonly unit: Unit;
}

export interface TreeNode {
  readonly name: string;
  readonly value: number | null;
  readonly unit: Unit;
  readonly children?: readonly TreeNode[];
}

export interface TreeSpec {
  readonly kind: 'tree';
  readonly root: TreeNode;
}

export type ChartSpec = LineSpec | BarSpec | HeatSpec | ScatterSpec | RadarSpec | TreeSpec;
