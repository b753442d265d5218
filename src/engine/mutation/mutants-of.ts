// All mutants of a rule: its conditions, options, scope and the words its examples use.
import { fold } from '../../lib/text-folding.ts';
import { isMap } from '../args.ts';
import { durationText, type OptionValue } from '../option-value.ts';
import type { Rule, RuleOption, Scope } from '../rule.ts';
import { compileWordIndex, scanLine } from '../text/word-index.ts';
import type { WordHit, WordPack } from '../text/word-pack.ts';
import { editsOf, movedDurations, movedNumbers } from './edits.ts';
import type { Mutant } from './mutant.ts';

/**
 * Words of packs are vocabulary: only those without which some of the examples' `lines` would not be found
 * are dropped, one at a time. The others are no mutants; `wordsWithoutExample` counts them.
 */
export function mutantsOf(
  rule: Rule,
  packs: readonly WordPack[],
  lines: readonly string[],
): Mutant[] {
  return [
    ...conditionMutants(rule, packs),
    ...optionMutants(rule, packs),
    ...scopeMutants(rule, packs),
    ...wordMutants(rule, packs, lines),
  ];
}

function conditionMutants(rule: Rule, packs: readonly WordPack[]): Mutant[] {
  const inWhen = editsOf(rule.when, 'when').map(({ kind, zh, en, data }) => ({
    kind,
    words: { zh, en },
    rule: { ...rule, when: data },
    packs,
  }));
  const inNaWhen = rule.naWhen.flatMap((item, index) => [
    {
      kind: 'remove-part',
      words: { zh: `去掉 naWhen.${index}`, en: `without naWhen.${index}` },
      rule: { ...rule, naWhen: rule.naWhen.toSpliced(index, 1) },
      packs,
    },
    ...editsOf(item, `naWhen.${index}`).map(({ kind, zh, en, data }) => ({
      kind,
      words: { zh, en },
      rule: { ...rule, naWhen: rule.naWhen.with(index, data) },
      packs,
    })),
  ]);
  return [...inWhen, ...inNaWhen];
}

function optionMutants(rule: Rule, packs: readonly WordPack[]): Mutant[] {
  return rule.options.flatMap((option) =>
    movedValues(option.value).map(({ value, text }) => ({
      kind: 'move-limit',
      words: {
        zh: `选项 ${option.name} 改成 ${text}`,
        en: `option ${option.name} becomes ${text}`,
      },
      rule: { ...rule, options: withValue(rule.options, option, value) },
      packs,
    })),
  );
}

function withValue(
  options: readonly RuleOption[],
  option: RuleOption,
  value: OptionValue,
): readonly RuleOption[] {
  return options.map((other) => (other === option ? { ...option, value } : other));
}

function movedValues(value: OptionValue): readonly { value: OptionValue; text: string }[] {
  if (value.unit === 'duration') {
    return movedDurations(value.value).map((ms) => ({
      value: { unit: 'duration', value: ms },
      text: durationText(ms),
    }));
  }
  if (value.unit !== 'number' && value.unit !== 'percent') return [];
  const moved =
    value.unit === 'percent' ? [value.value * 0.9, value.value * 1.1] : movedNumbers(value.value);
  return moved.map((number) => ({
    value: { unit: value.unit, value: number },
    text: String(number),
  }));
}

function scopeMutants(rule: Rule, packs: readonly WordPack[]): Mutant[] {
  const keys = Object.keys(rule.scope) as (keyof Scope)[];
  return keys
    .filter((key) => rule.scope[key] !== null)
    .map((key) => ({
      kind: 'scope',
      words: { zh: `不限 scope.${key}`, en: `without scope.${key}` },
      rule: { ...rule, scope: { ...rule.scope, [key]: null } },
      packs,
    }));
}

function wordMutants(rule: Rule, packs: readonly WordPack[], lines: readonly string[]): Mutant[] {
  return usedPacks(rule, packs).flatMap((pack) =>
    exercisedWords(pack, lines).map((word) => ({
      kind: 'drop-word',
      words: {
        zh: `词包 ${pack.id} 去掉“${word}”`,
        en: `word pack ${pack.id} without "${word}"`,
      },
      rule,
      packs: packs.map((other) => (other === pack ? without(pack, word) : other)),
    })),
  );
}

function without(pack: WordPack, word: string): WordPack {
  return { ...pack, words: pack.words.filter((kept) => kept !== word) };
}

/** Words of the pack without which some of the lines would not be found. */
export function exercisedWords(pack: WordPack, lines: readonly string[]): readonly string[] {
  const folded = lines.map((line) => fold(line).text);
  const found = linesFound(pack, lines);
  return pack.words.filter(
    (word) =>
      folded.some((line) => occurs(word, line)) && linesFound(without(pack, word), lines) !== found,
  );
}

function linesFound(pack: WordPack, lines: readonly string[]): string {
  const index = compileWordIndex([pack]);
  return lines
    .map((line) => {
      const hits: WordHit[] = [];
      scanLine(index, line, hits);
      return hits.length > 0 ? '1' : '0';
    })
    .join('');
}

/** Packs the rule's conditions name. */
export function usedPacks(rule: Rule, packs: readonly WordPack[]): readonly WordPack[] {
  const names = new Set(packNames([rule.when, ...rule.naWhen]));
  return packs.filter((pack) => names.has(pack.id));
}

function packNames(data: unknown): readonly string[] {
  if (typeof data === 'string') return data.startsWith('@') ? [data.slice(1)] : [];
  if (Array.isArray(data)) return data.flatMap(packNames);
  return isMap(data) ? Object.values(data).flatMap(packNames) : [];
}

/** Whether all parts of the word occur in the line. */
function occurs(word: string, foldedLine: string): boolean {
  const parts = fold(word.replace(/^\^|\$$/g, '')).text.split('…');
  return parts.every((part) => part === '' || foldedLine.includes(part));
}
