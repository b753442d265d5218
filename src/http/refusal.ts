// Expected refusals: one class, one shape on the wire, said in the user's language with what to do.
import { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Words } from '../intake/format.ts';

export type Lang = 'zh' | 'en';

/** One thing wrong with a request, e.g. `{ path: 'query.from', message: '要写成 2026-06-01' }`. */
export interface RefusalDetail {
  readonly path: string;
  readonly message: string;
}

/** A refusal as the program means it; `present` turns it into the wire's shape. */
export class Refusal extends Error {
  readonly status: ContentfulStatusCode;
  readonly code: string;
  readonly words: Words;
  readonly todo: Words;
  readonly details: readonly RefusalDetail[];
  /** Seconds after which trying again makes sense. */
  readonly retryAfterSeconds: number | null;

  constructor(given: {
    readonly status: ContentfulStatusCode;
    readonly code: string;
    readonly words: Words;
    readonly todo: Words;
    readonly details?: readonly RefusalDetail[];
    readonly retryAfterSeconds?: number;
  }) {
    super(`${given.code}: ${given.words.en}`);
    this.status = given.status;
    this.code = given.code;
    this.words = given.words;
    this.todo = given.todo;
    this.details = given.details ?? [];
    this.retryAfterSeconds = given.retryAfterSeconds ?? null;
  }
}

export const ErrorBody = z
  .object({
    error: z.object({
      code: z.string(),
      message: z.string(),
      todo: z.string(),
      details: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
    }),
  })
  .openapi('Error');

export type ErrorBody = z.infer<typeof ErrorBody>;

/** The one error shape, in one language. */
export function presentRefusal(refusal: Refusal, lang: Lang): ErrorBody {
  const { code, words, todo, details } = refusal;
  const error = { code, message: words[lang], todo: todo[lang] };
  return { error: details.length === 0 ? error : { ...error, details: [...details] } };
}

/** Nothing there, or not within the account's scope: the two are not told apart on purpose. */
export function notFound(what: Words): Refusal {
  return new Refusal({
    status: 404,
    code: 'not-found',
    words: { zh: `找不到${what.zh}`, en: `No such ${what.en}` },
    todo: {
      zh: '看看编号有没有写错，或者不在你能看的范围里',
      en: 'Check the id; or it is outside of what you may see',
    },
  });
}

/** The role does not allow it. */
export function notAllowed(permission: string): Refusal {
  return new Refusal({
    status: 403,
    code: 'not-allowed',
    words: { zh: '你的角色不能做这件事', en: 'Your role does not allow this' },
    todo: {
      zh: `请店主给你“${permission}”权限`,
      en: `Ask the owner for the permission “${permission}”`,
    },
  });
}

/** Nobody is signed in. */
export function notSignedIn(): Refusal {
  return new Refusal({
    status: 401,
    code: 'not-signed-in',
    words: { zh: '还没有登录，或者登录已过期', en: 'Not signed in, or signed out by now' },
    todo: { zh: '请重新登录', en: 'Please sign in again' },
  });
}

/** What was sent contradicts what is there, e.g. a name that is taken. */
export function conflict(code: string, words: Words, todo: Words): Refusal {
  return new Refusal({ status: 409, code, words, todo });
}

/** The request is well-formed but cannot be meant. */
export function badRequest(code: string, words: Words, todo: Words): Refusal {
  return new Refusal({ status: 400, code, words, todo });
}
