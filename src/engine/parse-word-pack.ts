// Reads a word pack file: the words, the harmless neighbours that are no hit, and whether disguises count.
import { isMap } from './args.ts';
import type { Problem, Report } from './problem.ts';
import { unknownName } from './suggest.ts';
import type { WordPack } from './text/word-pack.ts';
import { readYaml } from './yaml-source.ts';

const KEYS = ['id', 'name', 'note', 'source', 'words', 'except', 'evasion'] as const;

/** One pack from the text of `rules/words/<id>.yaml`; null if anything in it is wrong. */
export function parseWordPack(
  yaml: string,
  file: string,
): { pack: WordPack | null; problems: Problem[] } {
  const { data, report, problems } = readYaml(yaml, file);
  if (problems.length > 0) return { pack: null, problems };
  if (!isMap(data)) {
    report([], 'not-a-pack', {
      zh: '词包文件要写成 words: 加一列词',
      en: 'A word pack is a map with words: and a list',
    });
    return { pack: null, problems };
  }
  for (const key of Object.keys(data)) {
    if (!KEYS.some((known) => known === key)) {
      report([key], 'unknown-key', unknownName({ zh: '这一项', en: 'key' }, key, KEYS));
    }
  }
  const name = file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  const id = data['id'] ?? name;
  if (id !== name) {
    report(['id'], 'id-is-file-name', {
      zh: `id 要与文件名一样：文件叫 ${name}，里面写的是 ${String(id)}`,
      en: `id must be the file's name: the file is ${name}, the id ${String(id)}`,
    });
  }
  const words = readList(data['words'], 'words', report);
  if (words.length === 0 && problems.length === 0) {
    report(['words'], 'empty', { zh: '词包里一个词也没有', en: 'The word pack has no words' });
  }
  const except = data['except'] == null ? [] : readList(data['except'], 'except', report);
  const evasion = data['evasion'] === true;
  const pack = { id: name, words, except, evasion };
  return { pack: problems.length > 0 ? null : pack, problems };
}

function readList(value: unknown, key: string, report: Report): readonly string[] {
  if (Array.isArray(value)) {
    const words = value.map((word) => String(word).trim());
    for (const [index, word] of words.entries()) {
      if (word === '' || words.indexOf(word) !== index) {
        report([key, index], word === '' ? 'empty' : 'twice', {
          zh: word === '' ? '这一行是空的' : `“${word}”写了两遍`,
          en: word === '' ? 'This entry is empty' : `"${word}" is there twice`,
        });
      }
    }
    return words;
  }
  report([key], 'not-a-list', {
    zh: `${key} 要写成列表，每行一个“- 词”`,
    en: `${key} is a list, one "- word" a line`,
  });
  return [];
}
