// The attribution policy a user named, or a refusal that lists the ones there are.
import type { AttributionPolicy } from '../domain/setup.ts';
import { readPolicies } from '../work/load-content.ts';
import { Refused } from './exit.ts';

/** A shipped policy by id. */
export function choosePolicy(id: string): AttributionPolicy {
  const policies = readPolicies();
  const policy = policies.get(id);
  if (policy !== undefined) return policy;
  const list = [...policies.values()].map((one) => `${one.id}（${one.name.zh}）`).join('、');
  throw new Refused({
    zh: `没有归属口径“${id}”，可用的有：${list}`,
    en: `there is no attribution policy “${id}”; there are: ${[...policies.keys()].join(', ')}`,
  });
}
