// The attribution policy a user named or wrote, or a refusal that says what is wrong with it.
import { existsSync, readFileSync } from 'node:fs';
import type { AttributionPolicy } from '../domain/setup.ts';
import { parsePolicy } from '../threads/policy.ts';
import { readPolicies } from '../work/load-content.ts';
import { Refused } from './exit.ts';

/** A shipped policy by id, or the one in a YAML file by its path. */
export function choosePolicy(named: string): AttributionPolicy {
  const policies = readPolicies();
  const policy = policies.get(named);
  if (policy !== undefined) return policy;
  if (/\.ya?ml$/i.test(named)) return readPolicy(named);
  const list = [...policies.values()].map((one) => `${one.id}（${one.name.zh}）`).join('、');
  throw new Refused({
    zh: `没有归属口径“${named}”，可用的有：${list}；自己的口径请写成 .yaml 文件的路径`,
    en: `there is no attribution policy “${named}”; there are: ${[...policies.keys()].join(', ')}; or give the path of a .yaml file`,
  });
}

function readPolicy(path: string): AttributionPolicy {
  if (!existsSync(path)) {
    throw new Refused({
      zh: `找不到口径文件 ${path}；可以从 definitions/attribution/ 里复制一份来改`,
      en: `the policy file ${path} is not there; copy one of definitions/attribution/ to start from`,
    });
  }
  const { policy, problems } = parsePolicy(readFileSync(path, 'utf8'));
  if (policy !== null) return policy;
  throw new Refused(
    ...problems.map(({ line, words }) => ({
      zh: `${path}:${line} ${words.zh}`,
      en: `${path}:${line} ${words.en}`,
    })),
  );
}
