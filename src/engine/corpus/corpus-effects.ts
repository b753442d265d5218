// corpus/verdicts.txt: one line a rule, one line a conversation; written, read back and compared.
import type { RuleStatus } from '../rule-status.ts';

export interface RuleEffect {
  readonly version: number;
  readonly status: RuleStatus;
  hit: number;
  miss: number;
  na: number;
}

export interface CorpusEffects {
  readonly rules: ReadonlyMap<string, RuleEffect>;
  readonly conversations: readonly {
    readonly id: string;
    readonly title: string;
    /** `rule 3 5`: the rule and the places of the messages it points at, from 1. */
    readonly hits: readonly string[];
  }[];
}

const HEAD = `# 全部规则对 corpus/*.chat 的判定，由 npm run corpus 生成。改了规则，看这个文件的差异就知道影响了哪些会话。
# What all rules say about corpus/*.chat, made by npm run corpus. A rule change shows its effect as a diff of this file.
# 数字是消息在会话里的位置，从 1 起；不算（miss）和不适用（na）只计数。Numbers are places of messages, from 1.
`;
const NOTHING = '–';
const BETWEEN = ' · ';

/** The whole file. */
export function presentEffects({ rules, conversations }: CorpusEffects): string {
  const ruleLines = [...rules].map(
    ([id, { version, status, hit, miss, na }]) =>
      `${id}@${version}${status === 'active' ? '' : ` ${status}`}\thit ${hit}\tmiss ${miss}\tna ${na}`,
  );
  const lines = conversations.map(
    ({ id, title, hits }) => `${id}\t${title}\t${hits.length === 0 ? NOTHING : hits.join(BETWEEN)}`,
  );
  return `${HEAD}\n== rules\n${ruleLines.join('\n')}\n\n== conversations\n${lines.join('\n')}\n`;
}

/** Reads what `presentEffects` wrote; lines of another shape are passed over. */
export function parseEffects(text: string): CorpusEffects {
  const rules = new Map<string, RuleEffect>();
  const conversations: CorpusEffects['conversations'][number][] = [];
  for (const line of text.split('\n')) {
    const rule = /^(\S+)@(\d+)(?: (\w+))?\thit (\d+)\tmiss (\d+)\tna (\d+)$/.exec(line);
    if (rule !== null) {
      const [, id = '', version, status = 'active', hit, miss, na] = rule;
      rules.set(id, {
        version: Number(version),
        status: status as RuleStatus,
        hit: Number(hit),
        miss: Number(miss),
        na: Number(na),
      });
      continue;
    }
    const [id, title, hits] = line.split('\t');
    if (id === undefined || title === undefined || hits === undefined) continue;
    conversations.push({ id, title, hits: hits === NOTHING ? [] : hits.split(BETWEEN) });
  }
  return { rules, conversations };
}

/** Titles of conversations known before in which the rule hits other places now. */
export function changedIn(before: CorpusEffects, after: CorpusEffects, rule: string): string[] {
  const now = new Map(after.conversations.map(({ id, hits }) => [id, hitsOf(rule, hits)]));
  return before.conversations.flatMap(({ id, title, hits }) => {
    const is = now.get(id);
    return is === undefined || is === hitsOf(rule, hits) ? [] : [title];
  });
}

function hitsOf(rule: string, hits: readonly string[]): string {
  const own = hits.filter((hit) => hit.replace(/[( ].*$/, '') === rule);
  return own.join(BETWEEN);
}

/** Rules whose effect is another though their version is the same, and where. */
export function unraised(
  before: CorpusEffects,
  after: CorpusEffects,
): { readonly rule: string; readonly version: number; readonly changed: readonly string[] }[] {
  return [...after.rules].flatMap(([rule, { version }]) => {
    if (before.rules.get(rule)?.version !== version) return [];
    const changed = changedIn(before, after, rule);
    return changed.length === 0 ? [] : [{ rule, version, changed }];
  });
}
