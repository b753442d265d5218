// What judging costs: the whole library, more words, more rules, and two peers on its word rules.
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
import { wordRulesOf } from '../word-rules.ts';

const PARTS = [
  'analyse',
  'analyseMoreWords',
  'analyseMoreRules',
  'judge',
  'judgeMoreWords',
  'judgeMoreRules',
  'judgeWordRules',
  'regExps',
  'judgeFoundWords',
  'jsonRules',
] as const;

type Part = (typeof PARTS)[number];

export interface RulesFigures {
  readonly messages: number;
  readonly rules: number;
  readonly wordRules: number;
  readonly words: number;
  readonly wordsDoubled: number;
  /** Findings of the word rules: the library's, the RegExps', and those of both. */
  readonly found: number;
  readonly foundByRegExps: number;
  readonly foundByBoth: number;
  /** CPU seconds a pass over all messages, the least of several. */
  readonly seconds: Readonly<Record<Part, number>>;
}

const PASSES = 5;

interface Books {
  readonly whole: Rulebook;
  readonly moreWords: Rulebook;
  readonly moreRules: Rulebook;
  readonly wordRules: Rulebook;
}

interface Peers {
  readonly byRegExps: (talk: JudgedTalk) => string[];
  readonly byJsonRules: (talk: JudgedTalk) => Promise<string[]>;
}

const shipped = readContent().rules;
const { rules, packs } = parseRuleFiles(shipped);
const inForce = rules.filter(({ status }) => isInForce(status));
const wordRules = wordRulesOf(inForce, packs);

function compileBooks(texts: readonly string[]): Books & { readonly doubled: readonly WordPack[] } {
  const doubled = doublePacks(packs, texts);
  const wordRulesOnly = wordRules.map(({ rule }) => rule);
  const books = {
    whole: compileRulebook({ rules: inForce, packs }),
    moreWords: compileRulebook({ rules: inForce, packs: doubled }),
    moreRules: rulebookFromFiles(doubleRules(shipped)),
    wordRules: compileRulebook({ rules: wordRulesOnly, packs }),
  };
  for (const { problems } of Object.values(books)) {
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
  }
  return {
    whole: books.whole.rulebook,
    moreWords: books.moreWords.rulebook,
    moreRules: books.moreRules.rulebook,
    wordRules: books.wordRules.rulebook,
    doubled,
  };
}

function compilePeers(): Peers {
  const expressions = compileRegExps(wordRules);
  const engine = compileJsonRules(wordRules);
  return {
    byRegExps: ({ said }) =>
      judgeByRegExps(expressions, said).map((index) => wordRules[index]!.rule.id),
    byJsonRules: ({ packs: found }) => judgeByJsonRules(engine, found),
  };
}

/** Every pass reads its lines for the first time, as a run of the program does. */
function judgeAll(scenes: readonly Scene[], rulebook: Rulebook): void {
  forgetLines(rulebook.reader);
  for (const scene of scenes) judge(scene, rulebook);
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

async function measureParts(
  { threads, setup, asOf }: LoadedThreads,
  scenes: readonly Scene[],
  books: Books,
  talks: readonly JudgedTalk[],
  peers: Peers,
): Promise<Record<Part, number>> {
  const analyseAll = (rulebook: Rulebook): number =>
    cpuSeconds(() => {
      forgetLines(rulebook.reader);
      for (const thread of threads) analyse(thread, { setup, rulebook }, asOf);
    });
  const parts: Record<Part, () => number | Promise<number>> = {
    analyse: () => analyseAll(books.whole),
    analyseMoreWords: () => analyseAll(books.moreWords),
    analyseMoreRules: () => analyseAll(books.moreRules),
    judge: () => cpuSeconds(() => judgeAll(scenes, books.whole)),
    judgeMoreWords: () => cpuSeconds(() => judgeAll(scenes, books.moreWords)),
    judgeMoreRules: () => cpuSeconds(() => judgeAll(scenes, books.moreRules)),
    judgeWordRules: () => cpuSeconds(() => judgeAll(scenes, books.wordRules)),
    regExps: () =>
      cpuSeconds(() => {
        for (const talk of talks) peers.byRegExps(talk);
      }),
    judgeFoundWords: () => {
      const places = findWords(scenes, books.wordRules);
      return cpuSeconds(() => {
        for (const place of places) {
          for (const rule of books.wordRules.rules) judgeRule(rule, place);
        }
      });
    },
    jsonRules: () =>
      cpuSecondsAwaited(async () => {
        for (const talk of talks) await peers.byJsonRules(talk);
      }),
  };
  const seconds = Object.fromEntries(PARTS.map((part) => [part, 9e9])) as Record<Part, number>;
  // Turn about, there and back, so that no part always follows the same one and a slow moment strikes all.
  for (let pass = 0; pass < PASSES; pass++) {
    for (const part of pass % 2 === 0 ? PARTS : [...PARTS].reverse()) {
      collectGarbage();
      // Collecting also throws away compiled code whose objects are all gone: run once to get it back.
      await parts[part]();
      seconds[part] = Math.min(seconds[part], await parts[part]());
    }
  }
  return seconds;
}

async function measure(loaded: LoadedThreads): Promise<RulesFigures> {
  const { threads, setup, asOf, messages } = loaded;
  const scenes = threads.map((thread) => assembleScene(thread, setup, asOf));
  const texts = scenes.flatMap(({ conversations }) =>
    conversations.flatMap(({ lines }) => lines.map(({ message }) => message.text)),
  );
  const { doubled, ...books } = compileBooks(texts);
  const peers = compilePeers();
  const talks = findWords(scenes, books.wordRules).map((place) => ({
    conversation: place.facts.conversation.id,
    said: talkOf(place),
    packs: packFactsOf(place),
  }));
  mustEqual(hitsOf(scenes, books.whole), hitsOf(scenes, books.moreWords), 'findings, more words');
  const found = hitsOf(scenes, books.wordRules);
  const byRegExps = new Set<string>();
  const byJsonRules = new Set<string>();
  for (const talk of talks) {
    for (const id of peers.byRegExps(talk)) byRegExps.add(`${id} ${talk.conversation}`);
    for (const id of await peers.byJsonRules(talk)) byJsonRules.add(`${id} ${talk.conversation}`);
  }
  mustEqual(found, byJsonRules, 'findings of json-rules-engine');
  return {
    messages,
    rules: inForce.length,
    wordRules: wordRules.length,
    words: wordsIn(packs),
    wordsDoubled: wordsIn(doubled),
    found: found.size,
    foundByRegExps: byRegExps.size,
    foundByBoth: [...found].filter((key) => byRegExps.has(key)).length,
    seconds: await measureParts(loaded, scenes, books, talks, peers),
  };
}

function wordsIn(list: readonly WordPack[]): number {
  return list.reduce((sum, { words }) => sum + words.length, 0);
}

process.stdout.write(JSON.stringify(await measure(await loadThreads(process.argv.slice(2)))));
