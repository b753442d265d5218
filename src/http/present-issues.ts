// Says in the user's language what is wrong with a request's fields, from Zod's issues.
import type { z } from '@hono/zod-openapi';
import type { Lang, RefusalDetail } from './refusal.ts';

type Issue = z.core.$ZodIssue;

const TYPES: Readonly<Record<string, { zh: string; en: string }>> = {
  string: { zh: '文字', en: 'text' },
  number: { zh: '数字', en: 'a number' },
  int: { zh: '整数', en: 'a whole number' },
  boolean: { zh: '是或否', en: 'true or false' },
  array: { zh: '列表', en: 'a list' },
  object: { zh: '对象', en: 'an object' },
  record: { zh: '对象', en: 'an object' },
};

/** At most this many are listed: more helps nobody. */
const DETAILS_MAX = 20;

/** One detail an issue, `part` being query, params, json …. */
export function presentIssues(
  issues: readonly Issue[],
  part: string,
  lang: Lang,
): readonly RefusalDetail[] {
  return issues.slice(0, DETAILS_MAX).map((issue) => ({
    path: [part, ...issue.path.map(String)].join('.').slice(0, 200),
    message: presentIssue(issue)[lang],
  }));
}

function presentIssue(issue: Issue): { zh: string; en: string } {
  switch (issue.code) {
    case 'invalid_type': {
      const type = TYPES[issue.expected] ?? { zh: issue.expected, en: issue.expected };
      return { zh: `这里要填${type.zh}`, en: `must be ${type.en}` };
    }
    case 'invalid_value': {
      const values = issue.values.map(String).join(', ').slice(0, 300);
      return { zh: `只能是：${values}`, en: `must be one of: ${values}` };
    }
    case 'too_small':
      return sizeWords(issue.origin, Number(issue.minimum), 'min');
    case 'too_big':
      return sizeWords(issue.origin, Number(issue.maximum), 'max');
    case 'unrecognized_keys': {
      const keys = issue.keys.join(', ').slice(0, 200);
      return { zh: `不认识的字段：${keys}`, en: `unknown fields: ${keys}` };
    }
    case 'invalid_format':
      return { zh: `格式不对（${issue.format}）`, en: `wrong format (${issue.format})` };
    default:
      return splitWords(issue.message);
  }
}

function sizeWords(origin: string, limit: number, side: 'min' | 'max'): { zh: string; en: string } {
  const least = side === 'min';
  if (origin === 'string') {
    return {
      zh: least ? `至少 ${limit} 个字` : `最多 ${limit} 个字`,
      en: `must have at ${least ? 'least' : 'most'} ${limit} characters`,
    };
  }
  if (origin === 'array' || origin === 'set') {
    return {
      zh: least ? `至少 ${limit} 项` : `最多 ${limit} 项`,
      en: `must have at ${least ? 'least' : 'most'} ${limit} items`,
    };
  }
  return {
    zh: least ? `不能小于 ${limit}` : `不能大于 ${limit}`,
    en: `must be at ${least ? 'least' : 'most'} ${limit}`,
  };
}

/** A contract's own message is written `中文 · English`. */
function splitWords(message: string): { zh: string; en: string } {
  const [zh, ...rest] = message.split(' · ');
  return { zh: zh ?? message, en: rest.length === 0 ? message : rest.join(' · ') };
}
