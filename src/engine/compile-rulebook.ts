// Compiles rules and word packs once, so that judging a conversation only follows prepared steps.
import type { Build } from './args.ts';
import { buildCondition, buildLineTest } from './build-condition.ts';
import type { Condition } from './condition.ts';
import { hashText } from './hash-text.ts';
import { type OptionValue, optionText } from './option-value.ts';
import { overrideOptions } from './override-options.ts';
import { type Path, type Problem, pathText } from './problem.ts';
import type { Rule } from './rule.ts';
import { newSharedConditions, type SharedConditions, shareCondition } from './shared-conditions.ts';
import { unknownName } from './suggest.ts';
import { type LineReader, newLineReader } from './text/read-line.ts';
import { compileWordIndex, type WordIndex } from './text/word-index.ts';
import type { WordPack } from './text/word-pack.ts';

export interface CompiledRule {
  readonly rule: Rule;
  /** Options in force, by name. */
  readonly options: ReadonlyMap<string, OptionValue>;
  /** Tells verdicts under different options apart. */
  readonly optionsHash: string;
  readonly when: Condition;
  readonly naWhen: readonly Condition[];
  /** Whether `scope` narrows anything. */
  readonly scoped: boolean;
}

export interface Rulebook {
  readonly rules: readonly CompiledRule[];
  readonly words: WordIndex;
  /** Reads lines by `words`, remembering what it read. */
  readonly reader: LineReader;
  /** Changes with any rule, version, option or word. */
  readonly hash: string;
}

/** Rule id → option → value as its user writes it, e.g. `{ 'slow-first-reply': { limit: '30s' } }`. */
export type OptionOverrides = Readonly<Record<string, Readonly<Record<string, string>>>>;

export interface RulebookSource {
  readonly rules: readonly Rule[];
  readonly packs: readonly WordPack[];
  readonly options?: OptionOverrides;
}

/** Rules with problems are left out; the others still work. */
export function compileRulebook(source: RulebookSource): {
  rulebook: Rulebook;
  problems: Problem[];
} {
  const problems: Problem[] = [];
  const packs = new PackTable(source.packs);
  const shared = newSharedConditions();
  const rules: CompiledRule[] = [];
  const overrides = source.options ?? {};
  reportUnknownRules(source.rules, overrides, problems);
  for (const rule of source.rules) {
    const compiled = compileRule(rule, packs, shared, overrides[rule.id] ?? {}, problems);
    if (compiled !== null) rules.push(compiled);
  }
  const words = compileWordIndex(packs.used);
  const hash = hashText(
    JSON.stringify([
      rules.map(({ rule, optionsHash }) => [rule.id, rule.version, optionsHash]),
      packs.used,
    ]),
  );
  return { rulebook: { rules, words, reader: newLineReader(words), hash }, problems };
}

function compileRule(
  rule: Rule,
  packs: PackTable,
  shared: SharedConditions,
  overrides: Readonly<Record<string, string>>,
  problems: Problem[],
): CompiledRule | null {
  const before = problems.length;
  const report: Build['report'] = (path, code, words) => {
    problems.push({ file: rule.id, line: 0, path: pathText(path), code, words });
  };
  const options = overrideOptions(rule, overrides, report);
  const build: Build = {
    rule: rule.id,
    per: rule.per,
    options,
    report,
    pack: (name, path) => packs.find(name, path, report),
    packOfWords: (words) => packs.add(rule.id, words),
    condition: (source, path) =>
      shareCondition(shared, source, build, () => {
        const known = problems.length;
        const condition = buildCondition(source, path, build);
        return { condition, sound: problems.length === known };
      }),
    lineTest: (source, path) => buildLineTest(source, path, build),
  };
  const when = build.condition(rule.when, ['when']);
  const naWhen = rule.naWhen.map((item, index) => build.condition(item, ['naWhen', index]));
  if (problems.length > before) return null;
  const written = [...options].map(([name, value]) => `${name}=${optionText(value)}`);
  const scoped = Object.values(rule.scope).some((value) => value !== null);
  return { rule, options, optionsHash: hashText(written.join(';')), when, naWhen, scoped };
}

function reportUnknownRules(
  rules: readonly Rule[],
  overrides: OptionOverrides,
  problems: Problem[],
): void {
  const known = rules.map(({ id }) => id);
  for (const id of Object.keys(overrides)) {
    if (known.includes(id)) continue;
    const words = unknownName({ zh: '规则', en: 'rule' }, id, known);
    problems.push({ file: id, line: 0, path: '', code: 'unknown-rule', words });
  }
}

/** Packs in the order they are first used; only those go into the word index. */
class PackTable {
  readonly used: WordPack[] = [];
  readonly #byId: ReadonlyMap<string, WordPack>;
  readonly #index = new Map<string, number>();

  constructor(packs: readonly WordPack[]) {
    this.#byId = new Map(packs.map((pack) => [pack.id, pack]));
  }

  find(name: string, path: Path, report: Build['report']): number {
    const id = name.replace(/^@/, '');
    const known = this.#index.get(id);
    if (known !== undefined) return known;
    const pack = this.#byId.get(id);
    if (pack === undefined) {
      const words = unknownName({ zh: '词包', en: 'word pack' }, id, [...this.#byId.keys()]);
      report(path, 'unknown-pack', words);
      return -1;
    }
    return this.#put(id, pack);
  }

  /** A rule's own words; the same list written twice is one pack. */
  add(rule: string, words: readonly string[]): number {
    const id = `${rule}#${words.join('|')}`;
    return this.#index.get(id) ?? this.#put(id, { id, words, except: [], evasion: false });
  }

  #put(id: string, pack: WordPack): number {
    const index = this.used.push(pack) - 1;
    this.#index.set(id, index);
    return index;
  }
}
