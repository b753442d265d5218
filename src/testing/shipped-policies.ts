// The attribution policies of definitions/attribution/, read for tests.
import { readdirSync, readFileSync } from 'node:fs';
import type { AttributionPolicy } from '../domain/setup.ts';
import { parsePolicy } from '../threads/policy.ts';

const FOLDER = new URL('../../definitions/attribution/', import.meta.url);

/** Ids of all shipped policies, sorted. */
export function shippedPolicyIds(): string[] {
  return readdirSync(FOLDER)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => name.slice(0, -'.yaml'.length))
    .sort();
}

export function shippedPolicyText(id: string): string {
  return readFileSync(new URL(`${id}.yaml`, FOLDER), 'utf8');
}

/** One shipped policy; throws with its problems where it is not valid. */
export function shippedPolicy(id: string): AttributionPolicy {
  const { policy, problems } = parsePolicy(shippedPolicyText(id));
  if (policy === null) throw new Error(`${id}: ${problems.map((p) => p.words.en).join('; ')}`);
  return policy;
}
