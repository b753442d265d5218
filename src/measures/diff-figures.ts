// Two computations of the same figures: which changed, by how much, and why (M10).

/** A figure as stored: a row of metrics.json. */
export interface StoredFigure {
  readonly metric: string;
  readonly version: number;
  readonly shop: string;
  readonly agent: string | null;
  readonly day: string;
  readonly value: number | null;
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly state: 'final' | 'provisional' | 'na';
  readonly reason: string | null;
  /** Attribution policy, `id@version`, of figures that depend on one; absent: not recorded. */
  readonly policy?: string | null;
  readonly expected?: number | null;
}

/**
 * definition: another version. policy: another attribution policy. window-closed: was provisional, is
 * final. still-open: was and is provisional. late-data: was final, and data came or were corrected.
 * data-came, data-gone: could not be told before, or can no more. appeared, vanished: of one side only.
 */
export type ChangeReason =
  | 'definition'
  | 'policy'
  | 'window-closed'
  | 'still-open'
  | 'late-data'
  | 'data-came'
  | 'data-gone'
  | 'appeared'
  | 'vanished';

export interface FigureChange {
  readonly metric: string;
  readonly shop: string;
  readonly agent: string | null;
  readonly day: string;
  readonly old: StoredFigure | null;
  readonly new: StoredFigure | null;
  readonly reason: ChangeReason;
  /** What was expected of the provisional figure, less what came; null: nothing was, or it is open. */
  readonly missedBy: number | null;
}

export interface FigureDiff {
  /** Of both sides, with equal value and state. */
  readonly same: number;
  /** In the order of metric, day, shop, agent. */
  readonly changes: readonly FigureChange[];
}

/** Compares figures by metric, shop, agent and day. A figure without any unit on either side is none. */
export function diffFigures(
  old: readonly StoredFigure[],
  now: readonly StoredFigure[],
): FigureDiff {
  const before = byKey(old);
  const after = byKey(now);
  const changes: FigureChange[] = [];
  let same = 0;
  for (const key of new Set([...before.keys(), ...after.keys()])) {
    const a = before.get(key) ?? null;
    const b = after.get(key) ?? null;
    const reason = changeReason(a, b);
    if (reason === null) {
      same++;
      continue;
    }
    const { metric, shop, agent, day } = (b ?? a)!;
    changes.push({ metric, shop, agent, day, old: a, new: b, reason, missedBy: missedBy(a, b) });
  }
  changes.sort((x, y) => (sortKey(x) < sortKey(y) ? -1 : 1));
  return { same, changes };
}

/** Nothing counted: a row that says no more than its absence. */
function isEmpty({ state, reason }: StoredFigure): boolean {
  return state === 'na' && reason === 'no-units';
}

function byKey(figures: readonly StoredFigure[]): Map<string, StoredFigure> {
  const rows = figures.filter((figure) => !isEmpty(figure));
  return new Map(
    rows.map((row) => [JSON.stringify([row.metric, row.shop, row.agent, row.day]), row]),
  );
}

function sortKey({ metric, day, shop, agent }: FigureChange): string {
  return JSON.stringify([metric, day, shop, agent ?? '']);
}

/** The nearest cause: what was asked for changed, then what was known. null: the same figure. */
function changeReason(a: StoredFigure | null, b: StoredFigure | null): ChangeReason | null {
  if (a === null) return 'appeared';
  if (b === null) return 'vanished';
  const numbers = a.value === b.value && a.numerator === b.numerator;
  if (numbers && a.denominator === b.denominator && a.state === b.state) return null;
  if (a.version !== b.version) return 'definition';
  if (a.policy !== undefined && b.policy !== undefined && a.policy !== b.policy) return 'policy';
  if (a.state === 'na') return 'data-came';
  if (b.state === 'na') return 'data-gone';
  if (a.state === 'provisional') return b.state === 'final' ? 'window-closed' : 'still-open';
  return 'late-data';
}

function missedBy(a: StoredFigure | null, b: StoredFigure | null): number | null {
  if (a?.expected == null || b === null || b.state !== 'final' || b.value === null) return null;
  return a.expected - b.value;
}
