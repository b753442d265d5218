// What is wrong with the id and the names of a new word pack or scorecard, in words, as one types.
import type { Words } from '../../../intake/format.ts';

export interface NewContent {
  readonly id: string;
  readonly name: Words;
  /** null: begin empty. */
  readonly copyOf: string | null;
}

type Known = Pick<NewContent, 'id' | 'name'>;

const ID = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const MAX = 60;

/** By field; a field without a mistake is absent. The server checks the same again. */
export function newContentProblems(
  { id, name }: NewContent,
  existing: readonly Known[],
  drafts: readonly Known[],
): Readonly<Partial<Record<'id' | 'zh' | 'en', Words>>> {
  const zh = name.zh.trim();
  const same = existing.find((one) => one.name.zh === zh);
  const zhProblem =
    zh === ''
      ? { zh: '写上中文名，大家在列表里靠它认', en: 'Give it a Chinese name: lists show it' }
      : zh.length > MAX
        ? tooLong(zh.length)
        : same === undefined
          ? null
          : {
              zh: `已经有一个叫“${zh}”（编号 ${same.id}），换个名字`,
              en: `There is a “${zh}” already (id ${same.id}): choose another name`,
            };
  const enProblem = name.en.trim().length > MAX ? tooLong(name.en.trim().length) : null;
  const idProblem = problemOfId(id, existing, drafts);
  return {
    ...(zhProblem === null ? {} : { zh: zhProblem }),
    ...(enProblem === null ? {} : { en: enProblem }),
    ...(idProblem === null ? {} : { id: idProblem }),
  };
}

function problemOfId(
  id: string,
  existing: readonly Known[],
  drafts: readonly Known[],
): Words | null {
  if (id === '') {
    return { zh: '写上编号，例如 gift-words', en: 'Give it an id, e.g. gift-words' };
  }
  if (id.length > MAX) return tooLong(id.length);
  if (!ID.test(id)) {
    return {
      zh: '只用小写字母、数字和短横，字母开头，例如 gift-words',
      en: 'Use lower-case letters, digits and single hyphens, a letter first, e.g. gift-words',
    };
  }
  if (existing.some((one) => one.id === id)) {
    return { zh: `编号 ${id} 有人用了，换一个`, en: `The id ${id} is taken: choose another` };
  }
  if (drafts.some((one) => one.id === id)) {
    return {
      zh: `你有一份编号 ${id} 的草稿，接着写那份，或者换个编号`,
      en: `You have a draft with the id ${id}: go on with it, or choose another`,
    };
  }
  return null;
}

function tooLong(length: number): Words {
  return {
    zh: `最多 ${MAX} 个字，现在 ${length} 个`,
    en: `At most ${MAX} characters; these are ${length}`,
  };
}
