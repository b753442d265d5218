// Loads the package's own content: rules, metric definitions, scorecards, attribution policies.
import { join } from 'node:path';
import type { AttributionPolicy } from '../domain/setup.ts';
import type { OptionOverrides, Rulebook } from '../engine/compile-rulebook.ts';
import { parseRuleFiles, type RuleSet, rulebookOf } from '../engine/rulebook-from-files.ts';
import type { Words } from '../intake/format.ts';
import { compileMetrics, type Metrics } from '../measures/compile-metrics.ts';
import { type ParsedDefinitions, parseDefinitions } from '../measures/parse-definitions.ts';
import type { Topic } from '../measures/topics.ts';
import { type ParsedScorecard, parseScorecard, type Scorecard } from '../scoring/scorecard.ts';
import { parsePolicy } from '../threads/policy.ts';
import { type NamedText, packageRoot, readTexts } from './package-root.ts';

/** Texts of all content a run needs. */
export interface ContentTexts {
  readonly rules: readonly NamedText[];
  readonly metrics: readonly NamedText[];
  readonly scorecards: readonly NamedText[];
}

/** What the texts say, as plain data: posted to workers, which compile it for themselves. */
export interface ParsedContent {
  readonly rules: RuleSet;
  readonly definitions: ParsedDefinitions;
  readonly scorecards: readonly ParsedScorecard[];
}

export interface Content {
  /** What it was compiled from. */
  readonly parsed: ParsedContent;
  readonly rulebook: Rulebook;
  readonly metrics: Metrics;
  /** Why units are left out of metrics, by code, in words. */
  readonly reasons: Readonly<Record<string, Words>>;
  readonly topics: readonly Topic[];
  readonly scorecards: readonly Scorecard[];
  /** What is wrong with rules or options a user gave; shipped content has no problems. */
  readonly problems: readonly ContentProblem[];
}

export interface ContentProblem {
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly words: { readonly zh: string; readonly en: string };
}

let shipped: ContentTexts | null = null;
const parsed = new WeakMap<ContentTexts, ParsedContent>();
const compiled = new WeakMap<ParsedContent, Content>();

/**
 * Reads the shipped texts, once a process; `rulesFolder` instead of the shipped rules where a shop
 * has its own, and the metrics of `metricsFolder` beside the shipped ones.
 */
export function readContent(rulesFolder?: string, metricsFolder?: string): ContentTexts {
  if (rulesFolder !== undefined || metricsFolder !== undefined) {
    return readTextsOf(rulesFolder, metricsFolder);
  }
  shipped ??= readTextsOf();
  return shipped;
}

function readTextsOf(rulesFolder?: string, metricsFolder?: string): ContentTexts {
  const root = packageRoot();
  const own = metricsFolder === undefined ? [] : readTexts(metricsFolder, ['.yaml']);
  return {
    rules: readTexts(rulesFolder ?? join(root, 'rules'), ['.yaml']),
    metrics: [
      ...readTexts(join(root, 'definitions', 'metrics'), ['.yaml']),
      ...own.map(({ name, text }) => ({ name: join(metricsFolder ?? '', name), text })),
    ],
    scorecards: readTexts(join(root, 'definitions', 'scorecards'), ['.yaml']),
  };
}

/** Compiles content; the same texts without options of a user's are compiled once. */
export function compileContent(texts: ContentTexts, options: OptionOverrides = {}): Content {
  const known = parsed.get(texts) ?? parseContent(texts);
  parsed.set(texts, known);
  return compileParsed(known, options);
}

function parseContent({ rules, metrics, scorecards }: ContentTexts): ParsedContent {
  return {
    rules: parseRuleFiles(rules),
    definitions: parseDefinitions(metrics),
    scorecards: scorecards.map(({ name, text }) => parseScorecard(text, name, null)),
  };
}

/** Compiles what was parsed, be it here or in another thread. */
export function compileParsed(content: ParsedContent, options: OptionOverrides): Content {
  if (Object.keys(options).length > 0) return compile(content, options);
  const known = compiled.get(content) ?? compile(content, options);
  compiled.set(content, known);
  return known;
}

function compile(content: ParsedContent, options: OptionOverrides): Content {
  const { rules, definitions, scorecards } = content;
  const { rulebook, problems } = rulebookOf(rules, options);
  return {
    parsed: content,
    rulebook,
    metrics: compileMetrics(definitions.definitions),
    reasons: definitions.reasons,
    topics: definitions.topics,
    scorecards: scorecards.flatMap(({ scorecard }) => (scorecard === null ? [] : [scorecard])),
    problems: [
      ...problems,
      ...definitions.problems.map((problem) => ({ ...problem, path: '' })),
      ...scorecards.flatMap((card) => card.problems.map((problem) => ({ ...problem, line: 0 }))),
    ],
  };
}

/** The files of the shipped attribution policies. */
export function readPolicyTexts(): NamedText[] {
  return readTexts(join(packageRoot(), 'definitions', 'attribution'), ['.yaml']);
}

/** The shipped attribution policies by id. */
export function readPolicies(): ReadonlyMap<string, AttributionPolicy> {
  const policies = new Map<string, AttributionPolicy>();
  for (const { name, text } of readPolicyTexts()) {
    const { policy, problems } = parsePolicy(text);
    if (policy === null) throw new Error(`${name}: ${JSON.stringify(problems)}`);
    policies.set(policy.id, policy);
  }
  return policies;
}
