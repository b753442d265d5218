// What the rules found in a period: by rule, agent and day, and the five types of weak service by agent.
import { ARCHETYPES, type Rule } from '../../engine/rule.ts';
import { isScored } from '../../engine/rule-status.ts';
import { dayOf } from '../../http/day-query.ts';
import { dayText } from '../../lib/zone.ts';
import { type ArchetypeCounts, buildArchetypes } from '../../report/build/archetypes.ts';
import { type AgentDay, type RuleCount, sumRules } from '../../store/agent-days.ts';
import type { InspectionShape } from './inspection-shapes.ts';

export interface InspectionInput {
  readonly from: string;
  readonly to: string;
  readonly rules: readonly Rule[];
  readonly days: readonly AgentDay[];
  /** The period of the same length before. */
  readonly before: readonly AgentDay[];
  readonly nameOf: (agent: string) => string;
  readonly groupOf: (agent: string) => string | null;
}

/** Trends longer than this are drawn by week. */
const DAYS_SHOWN = 62;

export function presentInspection(input: InspectionInput): InspectionShape {
  const { from, to, rules, days, before } = input;
  const now = sumRules(days);
  const then = sumRules(before);
  const byAgent = sumBy(days, ({ agent }) => agent);
  const buckets = bucketsOf(from, to);
  const byDay = sumBy(days, ({ day }) => bucketOf(day, buckets));
  const agents = [...byAgent.keys()].filter((agent) => agent !== '').sort(byName(input));
  return {
    from,
    to,
    days: buckets.map(({ day }) => day),
    agents: agents.map((id) => ({ id, name: input.nameOf(id), group: input.groupOf(id) })),
    rules: rules
      .filter(({ status }) => isScored(status))
      .map((rule) => ({
        rule: rule.id,
        version: rule.version,
        name: rule.name,
        why: rule.why,
        advice: rule.advice,
        severity: rule.severity,
        dimension: rule.dimension,
        kind: rule.kind,
        archetype: rule.type,
        now: countOf(now.get(rule.id)),
        before: countOf(then.get(rule.id)),
        byAgent: agents.map((agent) => countOf(byAgent.get(agent)?.get(rule.id))),
        trend: buckets.map(({ day }) => countOf(byDay.get(day)?.get(rule.id))),
      })),
    archetypes: archetypesOf(input, agents),
  };
}

function byName({ nameOf }: InspectionInput) {
  const collator = new Intl.Collator('zh-CN', { numeric: true });
  return (a: string, b: string): number => collator.compare(nameOf(a), nameOf(b));
}

type Counts = ReadonlyMap<string, RuleCount>;

function sumBy(
  days: readonly AgentDay[],
  keyOf: (day: AgentDay) => string | null,
): Map<string, Counts> {
  const groups = new Map<string, AgentDay[]>();
  for (const day of days) {
    const key = keyOf(day);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [day]);
    else group.push(day);
  }
  return new Map([...groups].map(([key, group]) => [key, sumRules(group)]));
}

function countOf(count: RuleCount | undefined) {
  return {
    hit: count?.hit ?? 0,
    judged: (count?.hit ?? 0) + (count?.miss ?? 0),
    na: count?.na ?? 0,
  };
}

interface Bucket {
  readonly day: string;
  readonly from: number;
  readonly to: number;
}

function bucketsOf(from: string, to: string): Bucket[] {
  const [first, last] = [dayOf(from), dayOf(to)];
  const step = last - first < DAYS_SHOWN ? 1 : 7;
  const buckets: Bucket[] = [];
  for (let day = first; day <= last; day += step) {
    buckets.push({ day: dayText(day), from: day, to: day + step - 1 });
  }
  return buckets;
}

function bucketOf(day: string | null, buckets: readonly Bucket[]): string | null {
  const [first, second] = buckets;
  if (day === null || first === undefined) return null;
  const step = second === undefined ? 7 : second.from - first.from;
  return buckets[Math.floor((dayOf(day) - first.from) / step)]?.day ?? null;
}

function archetypesOf(input: InspectionInput, agents: readonly string[]) {
  const counts = countArchetypes(input.days);
  const names = Object.fromEntries(agents.map((agent) => [agent, input.nameOf(agent)]));
  const { team, agents: rows } = buildArchetypes({ agents: counts }, agents, names);
  const { team: past } = buildArchetypes({ agents: countArchetypes(input.before) }, [], {});
  return {
    types: [...ARCHETYPES],
    team: { agent: null, cells: [...team.cells], before: past.cells.map(({ rate }) => rate) },
    agents: rows.map(({ agent, cells }) => ({ agent, cells: [...cells], before: [] })),
  };
}

function countArchetypes(days: readonly AgentDay[]): Map<string, ArchetypeCounts> {
  const width = ARCHETYPES.length;
  const counts = new Map<
    string,
    { judged: number[]; hits: number[]; days: Map<number, number[]> }
  >();
  for (const { agent, day, archetypes } of days) {
    if (agent === '') continue;
    const sum = counts.get(agent) ?? {
      judged: new Array<number>(width).fill(0),
      hits: new Array<number>(width).fill(0),
      days: new Map<number, number[]>(),
    };
    counts.set(agent, sum);
    const daily = new Array<number>(width * 2).fill(0);
    if (day !== null) {
      const known = sum.days.get(dayOf(day));
      if (known === undefined) sum.days.set(dayOf(day), daily);
    }
    const into = day === null ? null : sum.days.get(dayOf(day))!;
    archetypes.forEach(({ judged, hit }, type) => {
      sum.judged[type] = sum.judged[type]! + judged;
      sum.hits[type] = sum.hits[type]! + hit;
      if (into === null) return;
      into[type] = into[type]! + judged;
      into[width + type] = into[width + type]! + hit;
    });
  }
  return counts;
}
