// Reads a rule file; every mistake in it becomes a problem with its line and what to do.
import type { Words } from '../intake/format.ts';
import { type Build, isMap } from './args.ts';
import { buildCondition, buildLineTest } from './build-condition.ts';
import type { OptionValue } from './option-value.ts';
import { parseOptions } from './parse-options.ts';
import { parseScope } from './parse-scope.ts';
import { parseWords } from './parse-words.ts';
import type { Path, Problem, Report } from './problem.ts';
import { ARCHETYPES, DIMENSIONS, KINDS, type Rule, type RuleOption, SEVERITIES } from './rule.ts';
import { STATUSES } from './rule-status.ts';
import { unknownName } from './suggest.ts';
import { readYaml } from './yaml-source.ts';

const KEYS = [
  'id',
  'version',
  'status',
  'name',
  'type',
  'severity',
  'dimension',
  'kind',
  'why',
  'advice',
  'scope',
  'options',
  'per',
  'when',
  'naWhen',
] as const;

/**
 * One rule from the text of `rules/<id>.yaml`. `rule` is null if anything in it is wrong; word packs it
 * names are looked for when the rulebook is compiled.
 */
export function parseRule(yaml: string, file: string): { rule: Rule | null; problems: Problem[] } {
  const source = readYaml(yaml, file);
  const { data, report, problems } = source;
  if (problems.length > 0) return { rule: null, problems };
  if (!isMap(data)) {
    report([], 'not-a-rule', {
      zh: '规则文件要从 id: 开始，一行一项',
      en: 'A rule file is a map that begins with id:',
    });
    return { rule: null, problems };
  }
  const rule = readRule(data, file, report);
  return { rule: problems.length > 0 ? null : rule, problems };
}

function readRule(data: Record<string, unknown>, file: string, report: Report): Rule | null {
  for (const key of Object.keys(data)) {
    if (!KEYS.some((known) => known === key)) {
      report([key], 'unknown-key', unknownName({ zh: '这一项', en: 'key' }, key, KEYS));
    }
  }
  const { id, version, per } = data;
  checkId(id, file, report);
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) {
    report(['version'], 'bad-version', {
      zh: '版本 version 要写 1、2、3……，判法一变就加一',
      en: 'version must be 1, 2, 3 …; raise it whenever a verdict could change',
    });
  }
  const words = (key: string): Words => parseWords(data[key], [key], report) ?? { zh: '', en: '' };
  const choice = <T extends string>(key: string, allowed: readonly T[], usual: T): T =>
    pick(data[key] ?? usual, [key], allowed, report) ?? usual;
  const options = parseOptions(data['options'], report);
  const rule: Rule = {
    id: String(id),
    version: Number(version),
    status: choice('status', STATUSES, 'active'),
    name: words('name'),
    type: data['type'] == null ? null : pick(data['type'], ['type'], ARCHETYPES, report),
    severity: choice('severity', SEVERITIES, 'minor'),
    dimension: choice('dimension', DIMENSIONS, 'process'),
    kind: choice('kind', KINDS, 'fault'),
    why: words('why'),
    advice: words('advice'),
    scope: parseScope(data['scope'], trialBuild(String(id), 'conversation', options, report)),
    options,
    per: pick(per ?? 'conversation', ['per'], ['conversation', 'order'], report) ?? 'conversation',
    when: data['when'],
    naWhen: readNaWhen(data['naWhen'], report),
  };
  const build = trialBuild(rule.id, rule.per, options, report);
  build.condition(rule.when, ['when']);
  for (const [index, item] of rule.naWhen.entries()) build.condition(item, ['naWhen', index]);
  return rule;
}

function checkId(id: unknown, file: string, report: Report): void {
  const name = file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  if (typeof id !== 'string' || !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id)) {
    report(['id'], 'bad-id', {
      zh: 'id 用小写字母、数字和短横，例如 slow-first-reply',
      en: 'id is lower-case words with hyphens, e.g. slow-first-reply',
    });
  } else if (file.endsWith('.yaml') && name !== id) {
    report(['id'], 'id-is-file-name', {
      zh: `id 要与文件名一样：文件叫 ${name}，里面写的是 ${id}`,
      en: `id must be the file's name: the file is ${name}, the id ${id}`,
    });
  }
}

function pick<T extends string>(
  value: unknown,
  path: Path,
  allowed: readonly T[],
  report: Report,
): T | null {
  const found = allowed.find((word) => word === value);
  if (found !== undefined) return found;
  const what = { zh: `${path[0]} 的写法`, en: String(path[0]) };
  report(path, 'unknown-word', unknownName(what, String(value), allowed));
  return null;
}

function readNaWhen(value: unknown, report: Report): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (Array.isArray(value)) return value;
  report(['naWhen'], 'not-a-list', {
    zh: 'naWhen 要写成列表，每行一个“- 条件”',
    en: 'naWhen is a list, one "- condition" a line',
  });
  return [];
}

/** Compiles for the sake of the problems only; packs are taken to exist. */
function trialBuild(
  rule: string,
  per: 'conversation' | 'order',
  options: readonly RuleOption[],
  report: Report,
): Build {
  const values = new Map<string, OptionValue>();
  for (const { name, value } of options) values.set(name, value);
  const build: Build = {
    rule,
    per,
    options: values,
    report,
    pack: () => 0,
    packOfWords: () => 0,
    condition: (source, path) => buildCondition(source, path, build),
    lineTest: (source, path) => buildLineTest(source, path, build),
  };
  return build;
}
