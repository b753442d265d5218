// `kejing attribution compare A B DATA…`: replays the data under both policies and shows what differs (M7).
import type { AttributionPolicy } from '../../../domain/setup.ts';
import { joinPolicy, type Period, startPolicyReplay } from '../../../work/compare-policies.ts';
import { choosePolicy } from '../../choose-policy.ts';
import { EXIT, parseLanguage, Refused } from '../../exit.ts';
import { type ReadingOptions, visitStored } from '../rules/stored-data.ts';
import { comparisonData, presentComparison } from './present-comparison.ts';

interface CompareOptions extends ReadingOptions {
  readonly by?: string;
  readonly orders: string;
  readonly json?: boolean;
  readonly lang: string;
}

/** A and B: the id of a shipped policy, or the path of a YAML file. */
export async function comparePoliciesCommand(
  idA: string,
  idB: string,
  data: readonly string[],
  options: CompareOptions,
): Promise<void> {
  const lang = parseLanguage(options.lang);
  const by = periodOf(options.by);
  const ordersMax = countOf(options.orders);
  const [a, b] = [choosePolicy(idA), choosePolicy(idB)] as const;
  const replay = startPolicyReplay(a, b, by);
  const zone = { offsetMs: 0 };
  const reading = { ...options, on: data, policy: a.id };
  await visitStored(
    reading,
    lang,
    (stored) => {
      zone.offsetMs = stored.setup.zoneOffsetMs;
      replay.add(stored);
      return false;
    },
    joinPolicy(a, b),
  );
  const comparison = replay.result();
  refuseNoOrders(comparison.shops.length, a);
  const shown = { a, b, comparison, by, zoneOffsetMs: zone.offsetMs };
  const text = options.json
    ? `${JSON.stringify(comparisonData(shown), null, 2)}\n`
    : presentComparison(shown, ordersMax, lang);
  process.stdout.write(text);
  if (comparison.shops.every(({ conserved }) => conserved)) return;
  process.exitCode = EXIT.failed;
}

function refuseNoOrders(shops: number, policy: AttributionPolicy): void {
  if (shops > 0) return;
  throw new Refused({
    zh: `数据里没有订单，“${policy.name.zh}”没有可归属的；请把订单文件也一起给出`,
    en: 'there are no orders in the data, so nothing to attribute; give the order files as well',
  });
}

function periodOf(text: string | undefined): Period | null {
  if (text === undefined) return null;
  if (text === 'day' || text === 'month') return text;
  throw new Refused({
    zh: `--by 只能是 day 或 month，不是“${text}”`,
    en: `--by is day or month, not “${text}”`,
  });
}

function countOf(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 0) return count;
  throw new Refused({
    zh: `--orders 要填不小于 0 的整数，不是“${text}”`,
    en: `--orders takes a whole number from 0, not “${text}”`,
  });
}
