// A file of definitions/annotations/ → the annotator, or what is wrong with it.
import { parseDocument } from 'yaml';
import { z } from 'zod';
import type { Words } from '../../intake/format.ts';
import type { Annotator } from './annotator.ts';

const PLACES = ['{question}', '{answer}', '{transcript}'] as const;
const Text = z.string().trim().min(1);

const AnswerFile = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('enum'),
    values: z
      .record(z.string().regex(/^[a-z][a-z0-9-]*$/), Text)
      .refine((values) => Object.keys(values).length >= 2, '至少两个答案 at least two answers'),
  }),
  z.strictObject({ type: z.literal('boolean'), yes: Text, no: Text }),
  z
    .strictObject({ type: z.literal('number'), min: z.number(), max: z.number(), meaning: Text })
    .refine(({ min, max }) => min < max, 'min 要小于 max · min must be below max'),
]);

const AnnotatorFile = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/),
  version: z.number().int().min(1),
  name: z.strictObject({ zh: Text, en: Text }),
  for: z
    .strictObject({
      phase: z.array(z.enum(['presale', 'aftersale', 'unknown'])).default([]),
      buyerLinesMin: z.number().int().min(0).default(1),
      agentLinesMin: z.number().int().min(0).default(0),
    })
    .prefault({}),
  messagesMax: z.number().int().min(4).max(500).default(60),
  question: Text,
  answer: AnswerFile,
  prompt: Text.refine(
    (prompt) => PLACES.every((place) => prompt.split(place).length === 2),
    `要恰好各写一次 ${PLACES.join('、')} · must hold each of them exactly once`,
  ),
});

export interface AnnotatorProblem {
  readonly file: string;
  readonly words: Words;
}

/** `name` is the file's, `<id>.yaml`. All problems at once; with any there is no annotator. */
export function parseAnnotator(
  text: string,
  name: string,
): { readonly annotator: Annotator | null; readonly problems: readonly AnnotatorProblem[] } {
  const refuse = (...words: readonly Words[]): ReturnType<typeof parseAnnotator> => ({
    annotator: null,
    problems: words.map((one) => ({ file: name, words: one })),
  });
  const document = parseDocument(text);
  const [error] = document.errors;
  if (error !== undefined) {
    const line = error.linePos?.[0].line ?? 1;
    return refuse({
      zh: `第 ${line} 行不是有效的 YAML，请检查缩进和冒号`,
      en: `line ${line} is not valid YAML; check indentation and colons`,
    });
  }
  const read = AnnotatorFile.safeParse(document.toJS());
  if (!read.success) {
    return refuse(
      ...read.error.issues.map(({ path, message }) => ({
        zh: `“${path.join('.') || '整个文件'}”写得不对：${message}`,
        en: `"${path.join('.') || 'the file'}" is not right: ${message}`,
      })),
    );
  }
  const { for: which, ...rest } = read.data;
  if (name.split('/').at(-1) !== `${rest.id}.yaml`) {
    return refuse({
      zh: `文件名要和 id 一样，应为 ${rest.id}.yaml`,
      en: `the file must be named after its id: ${rest.id}.yaml`,
    });
  }
  const { phase: phases, buyerLinesMin, agentLinesMin } = which;
  return { annotator: { ...rest, phases, buyerLinesMin, agentLinesMin }, problems: [] };
}
