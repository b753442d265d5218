// `--option rule.name=value` on the command line → overrides of rule options.
import { Refused } from './exit.ts';

type Overrides = Record<string, Record<string, string>>;

/** `slow-first-reply.limit=30s`; without a rule, `limit=30s` is meant for `rule`. */
export function parseRuleOptions(texts: readonly string[], rule: string | null): Overrides {
  const overrides: Overrides = {};
  for (const text of texts) {
    const match = /^(?:([a-z][a-z0-9-]*)\.)?([A-Za-z][A-Za-z0-9]*)=(.+)$/.exec(text);
    const id = match?.[1] ?? rule;
    if (match === null || id === null) {
      throw new Refused({
        zh: `看不懂选项“${text}”，请写成 规则.选项=值，例如 slow-first-reply.limit=30s`,
        en: `“${text}” is not an option; write rule.option=value, e.g. slow-first-reply.limit=30s`,
      });
    }
    overrides[id] = { ...overrides[id], [match[2]!]: match[3]! };
  }
  return overrides;
}

/** For commander: collects a repeated option into a list. */
export function collectOption(value: string, before: readonly string[]): string[] {
  return [...before, value];
}
