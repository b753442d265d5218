// Scripted talks attributed by a policy, for tests of whose an order is and what it counts as sold.
import type { AttributedOrder } from '../domain/analysis.ts';
import { type AttributionPolicy, defaultSetup } from '../domain/setup.ts';
import { Clock } from '../lib/clock.ts';
import { type AssembledThread, assembleThread } from '../threads/assemble-thread.ts';
import { scriptInstant, scriptThread } from './script-thread.ts';
import { shippedPolicy } from './shipped-policies.ts';

/** The policy used where a test names none. */
export const common = shippedPolicy('common-tool');
/** Long after every script. */
export const END = scriptInstant('08-30 00:00:00');

/** `policy`: one of the shipped by id, or a changed one. */
export function assemble(
  script: string,
  policy: AttributionPolicy | string = common,
  asOf = END,
): AssembledThread {
  const used = typeof policy === 'string' ? shippedPolicy(policy) : policy;
  return assembleThread(scriptThread(script), defaultSetup(used), new Clock(asOf));
}

/** The first order of the script. */
export function orderOf(
  script: string,
  policy?: AttributionPolicy | string,
  asOf?: number,
): AttributedOrder {
  const [order] = assemble(script, policy, asOf).orders;
  if (order === undefined) throw new Error('no order');
  return order;
}

/** `雅`, `silent`, `雅 silent-placed (豆豆)`: owner or ownership, then who assisted. */
export const ownerOf = (script: string, policy?: AttributionPolicy | string): string => {
  const { owner, ownership, silentPlaced, assists } = orderOf(script, policy);
  const helped = assists.length === 0 ? '' : ` (${assists.join(',')})`;
  return `${owner ?? ownership}${silentPlaced ? ' silent-placed' : ''}${helped}`;
};

/** Codes of the trace. */
export const codesOf = (script: string, policy?: AttributionPolicy | string): string[] =>
  orderOf(script, policy).trace.map((step) => step.code);
