// What the model wrote → its answer, or what is wrong with it; never a guess at what it may have meant.
import type { AnnotationAnswer } from '../../domain/annotation.ts';
import type { AnswerShape } from './annotator.ts';

export interface ModelAnswer {
  /** null: the model could not tell. */
  readonly answer: AnnotationAnswer | null;
  /** Numbers of the lines it rests on, as shown to the model. */
  readonly lines: readonly number[];
  readonly because: string;
}

const LINES_MAX = 5;
const BECAUSE_CHARACTERS_MAX = 200;

/**
 * Accepts one JSON object, alone or in a code fence, after a thinking part if there is one. A value
 * outside the shape and a line that was not shown are faults, said in words the model is sent back.
 */
export function parseAnswer(
  content: string,
  shape: AnswerShape,
  shown: ReadonlyMap<number, string>,
): ModelAnswer | { readonly fault: string } {
  let value: unknown;
  try {
    value = JSON.parse(bare(content));
  } catch {
    return { fault: '不是一个 JSON 对象' };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { fault: '不是一个 JSON 对象' };
  }
  const { answer, lines = [], because = '' } = value as Record<string, unknown>;
  if (answer === undefined) return { fault: '缺少 answer' };
  if (answer !== null && !fits(answer, shape)) return { fault: 'answer 不在允许的范围里' };
  if (!Array.isArray(lines) || lines.some((line) => !shown.has(line))) {
    return { fault: 'lines 里有会话中没有的行号' };
  }
  return {
    answer: answer as AnnotationAnswer | null,
    lines: [...new Set<number>(lines)].slice(0, LINES_MAX),
    because: typeof because === 'string' ? because.slice(0, BECAUSE_CHARACTERS_MAX) : '',
  };
}

function bare(content: string): string {
  const said = content.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  return /^```(?:json)?\s*([\s\S]*?)\s*```$/.exec(said)?.[1] ?? said;
}

function fits(answer: unknown, shape: AnswerShape): boolean {
  if (shape.type === 'enum')
    return typeof answer === 'string' && Object.hasOwn(shape.values, answer);
  if (shape.type === 'boolean') return typeof answer === 'boolean';
  return typeof answer === 'number' && answer >= shape.min && answer <= shape.max;
}
