// What one agent's day counts beside the metrics: verdicts of rules, types of weak service.
import { dayText } from '../lib/zone.ts';
import type { Cell } from './cell.ts';
import { UNDATED_DAY } from './undated-day.ts';

/** How often a rule was hit, missed, and could not be judged. */
export interface RuleCount {
  readonly hit: number;
  readonly miss: number;
  readonly na: number;
}

/** Counts of one agent's day. They stay packed until they are asked for: a page looks at few of them. */
export class AgentDay {
  readonly shop: string;
  /** '' is nobody's. */
  readonly agent: string;
  /** `YYYY-MM-DD`; null: untimed. */
  readonly day: string | null;
  readonly #names: readonly string[];
  readonly #sums: Pick<Cell, 'rules' | 'archetypes'>;

  /** `names`: of the rules, in the order of the sums. */
  constructor(
    whose: { readonly shop_id: string; readonly agent: string; readonly day: number },
    names: readonly string[],
    sums: Pick<Cell, 'rules' | 'archetypes'>,
  ) {
    this.shop = whose.shop_id;
    this.agent = whose.agent;
    this.day = whose.day === UNDATED_DAY ? null : dayText(whose.day);
    this.#names = names;
    this.#sums = sums;
  }

  /** Hears of every rule with a verdict. */
  visitRules(visit: (rule: string, hit: number, miss: number, na: number) => void): void {
    const { rules } = this.#sums;
    for (let i = 0; i < this.#names.length; i++) {
      const [hit, miss, na] = [rules[3 * i]!, rules[3 * i + 1]!, rules[3 * i + 2]!];
      if (hit + miss + na > 0) visit(this.#names[i]!, hit, miss, na);
    }
  }

  /** null: it has no verdict. */
  countOf(rule: string): RuleCount | null {
    const at = this.#names.indexOf(rule);
    if (at < 0) return null;
    const [hit = 0, miss = 0, na = 0] = this.#sums.rules.subarray(3 * at, 3 * at + 3);
    return hit + miss + na === 0 ? null : { hit, miss, na };
  }

  /** By place in ARCHETYPES: conversations that could be judged, and of those with a hit. */
  get archetypes(): readonly { readonly judged: number; readonly hit: number }[] {
    const { archetypes } = this.#sums;
    return Array.from({ length: archetypes.length / 2 }, (_, i) => ({
      judged: archetypes[2 * i]!,
      hit: archetypes[2 * i + 1]!,
    }));
  }
}

/** Sums of every rule with a verdict over agents and days. */
export function sumRules(days: Iterable<AgentDay>): Map<string, RuleCount> {
  const sums = new Map<string, { hit: number; miss: number; na: number }>();
  for (const day of days) {
    day.visitRules((rule, hit, miss, na) => {
      const sum = sums.get(rule);
      if (sum === undefined) {
        sums.set(rule, { hit, miss, na });
        return;
      }
      sum.hit += hit;
      sum.miss += miss;
      sum.na += na;
    });
  }
  return sums;
}
