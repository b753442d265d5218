// What judging costs, one part a process: the whole library, more words, more rules, or a peer on its word rules.
import { analyse } from '../../src/analyse/analyse.ts';
import { assembleScene } from '../../src/engine/assemble-scene.ts';
import { compileRulebook, type Rulebook } from '../../src/engine/compile-rulebook.ts';
import { judge, judgeRule } from '../../src/engine/judge.ts';
import { isInForce } from '../../src/engine/rule-status.ts';
import { parseRuleFiles, rulebookFromFiles } from '../../src/engine/rulebook-from-files.ts';
import type { Scene } from '../../src/engine/scene.ts';
import { forgetLines } from '../../src/engine/text/read-line.ts';
import type { WordPack } from '../../src/engine/text/word-pack.ts';
import { readContent } from '../../src/work/load-content.ts';
import { collectGarbage } from '../collect-garbage.ts';
import { cpuSeconds, cpuSecondsAwaited } from '../cpu-seconds.ts';
import { doublePacks } from '../double-packs.ts';
import { doubleRules } from '../double-rules.ts';
import { compileJsonRules, judgeByJsonRules } from '../json-rules-peer.ts';
import { type LoadedThreads, loadThreads } from '../load-threads.ts';
import { findWords, type JudgedTalk, packFactsOf, talkOf } from '../peer-inputs.ts';
import { compileRegExps, judgeByRegExps } from '../regexp-peer.ts';
import type { RulesCounts, RulesPart } from '../rules-parts.ts';
import { wordRulesOf } from '../word-rules.ts';

const PASSES = 10;

const shipped = readContent().rules;
const { rules, packs } = parseRuleFiles(shipped);
const inForce = rules.filter(({ status }) => isInForce(status));
const wordRules = wordRulesOf(inForce, packs);

/**
 * From the threads themselves: scenes assembled and kept before the passes would teach V8 that what
 * analyse() makes lives long, and to make it where old objects are.
 */
function textsOf({ threads }: LoadedThreads): string[] {
  return threads.flatMap(({ events }) =>
    events.flatMap((event) => (event.type === 'message' ? [event.text] : [])),
  );
}

function scenesOf({ threads, setup, asOf }: LoadedThreads): Scene[] {
  return threads.map((thread) => assembleScene(thread, setup, asOf));
}

function sound(compiled: ReturnType<typeof compileRulebook>): Rulebook {
  if (compiled.problems.length > 0) throw new Error(JSON.stringify(compiled.problems));
  return compiled.rulebook;
}

const books = {
  whole: () => sound(compileRulebook({ rules: inForce, packs })),
  moreWords: (loaded: LoadedThreads) =>
    sound(compileRulebook({ rules: inForce, packs: doublePacks(packs, textsOf(loaded)) })),
  moreRules: () => sound(rulebookFromFiles(doubleRules(shipped))),
  wordRules: () => sound(compileRulebook({ rules: wordRules.map(({ rule }) => rule), packs })),
} as const;

/** Every pass reads its lines for the first time, as a run of the program does. */
function judgeAll(scenes: readonly Scene[], rulebook: Rulebook): number {
  return cpuSeconds(() => {
    forgetLines(rulebook.reader);
    for (const scene of scenes) judge(scene, rulebook);
  });
}

function analyseAll({ threads, setup, asOf }: LoadedThreads, rulebook: Rulebook): number {
  return cpuSeconds(() => {
    forgetLines(rulebook.reader);
    for (const thread of threads) analyse(thread, { setup, rulebook }, asOf);
  });
}

function judgeFoundWords(scenes: readonly Scene[], rulebook: Rulebook): number {
  const places = findWords(scenes, rulebook);
  return cpuSeconds(() => {
    for (const place of places) for (const rule of rulebook.rules) judgeRule(rule, place);
  });
}

function talksOf(loaded: LoadedThreads): JudgedTalk[] {
  return findWords(scenesOf(loaded), books.wordRules()).map((place) => ({
    conversation: place.facts.conversation.id,
    said: talkOf(place),
    packs: packFactsOf(place),
  }));
}

type Pass = () => number | Promise<number>;

/** Makes ready what the part needs, and no more. */
const prepare: Readonly<Record<RulesPart, (loaded: LoadedThreads) => Pass>> = {
  analyse: (loaded) => passOfAnalyse(loaded, books.whole()),
  analyseMoreWords: (loaded) => passOfAnalyse(loaded, books.moreWords(loaded)),
  analyseMoreRules: (loaded) => passOfAnalyse(loaded, books.moreRules()),
  judge: (loaded) => passOfJudge(loaded, books.whole()),
  judgeMoreWords: (loaded) => passOfJudge(loaded, books.moreWords(loaded)),
  judgeMoreRules: (loaded) => passOfJudge(loaded, books.moreRules()),
  judgeWordRules: (loaded) => passOfJudge(loaded, books.wordRules()),
  regExps: (loaded) => {
    const talks = talksOf(loaded);
    const expressions = compileRegExps(wordRules);
    return () =>
      cpuSeconds(() => {
        for (const { said } of talks) judgeByRegExps(expressions, said);
      });
  },
  judgeFoundWords: (loaded) => {
    const scenes = scenesOf(loaded);
    const rulebook = books.wordRules();
    return () => judgeFoundWords(scenes, rulebook);
  },
  jsonRules: (loaded) => {
    const talks = talksOf(loaded);
    const engine = compileJsonRules(wordRules);
    return () =>
      cpuSecondsAwaited(async () => {
        for (const talk of talks) await judgeByJsonRules(engine, talk.packs);
      });
  },
};

function passOfAnalyse(loaded: LoadedThreads, rulebook: Rulebook): Pass {
  return () => analyseAll(loaded, rulebook);
}

function passOfJudge(loaded: LoadedThreads, rulebook: Rulebook): Pass {
  const scenes = scenesOf(loaded);
  return () => judgeAll(scenes, rulebook);
}

/**
 * CPU seconds a pass over all messages, the least of several. What is left from making ready is collected
 * before them, not between: that would throw away compiled code whose objects are all gone, which a run
 * of the program never does.
 */
async function measure(part: RulesPart, loaded: LoadedThreads): Promise<number> {
  const pass = prepare[part](loaded);
  collectGarbage();
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < PASSES; i++) least = Math.min(least, await pass());
  return least;
}

function hitsOf(scenes: readonly Scene[], rulebook: Rulebook): Set<string> {
  const verdicts = scenes.flatMap((scene) => judge(scene, rulebook));
  const hits = verdicts.filter(({ result }) => result === 'hit');
  return new Set(hits.map(({ rule, conversation }) => `${rule} ${conversation}`));
}

function mustEqual(a: ReadonlySet<string>, b: ReadonlySet<string>, what: string): void {
  const differing = [...a, ...b].filter((key) => a.has(key) !== b.has(key));
  if (differing.length > 0) throw new Error(`${what} differ: ${differing.slice(0, 5).join(', ')}`);
}

/** How much there is to judge; throws where the parts do not find the same. */
async function count(loaded: LoadedThreads): Promise<RulesCounts> {
  const scenes = scenesOf(loaded);
  const doubled = doublePacks(packs, textsOf(loaded));
  const more = hitsOf(scenes, sound(compileRulebook({ rules: inForce, packs: doubled })));
  mustEqual(hitsOf(scenes, books.whole()), more, 'findings, more words');
  const found = hitsOf(scenes, books.wordRules());
  const expressions = compileRegExps(wordRules);
  const engine = compileJsonRules(wordRules);
  const byRegExps = new Set<string>();
  const byJsonRules = new Set<string>();
  for (const talk of talksOf(loaded)) {
    for (const index of judgeByRegExps(expressions, talk.said)) {
      byRegExps.add(`${wordRules[index]!.rule.id} ${talk.conversation}`);
    }
    for (const id of await judgeByJsonRules(engine, talk.packs)) {
      byJsonRules.add(`${id} ${talk.conversation}`);
    }
  }
  mustEqual(found, byJsonRules, 'findings of json-rules-engine');
  return {
    messages: loaded.messages,
    rules: inForce.length,
    wordRules: wordRules.length,
    words: wordsIn(packs),
    wordsDoubled: wordsIn(doubled),
    found: found.size,
    foundByRegExps: byRegExps.size,
    foundByBoth: [...found].filter((key) => byRegExps.has(key)).length,
  };
}

function wordsIn(list: readonly WordPack[]): number {
  return list.reduce((sum, { words }) => sum + words.length, 0);
}

const [part = '', ...inputs] = process.argv.slice(2);
const loaded = await loadThreads(inputs);
const figure = part === 'counts' ? await count(loaded) : await measure(part as RulesPart, loaded);
process.stdout.write(JSON.stringify(figure));
