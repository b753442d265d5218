// The typed client of a feature's routes: adds language and the CSRF header, turns refusals into ApiError.

import type { Hono } from 'hono';
import type { ClientResponse } from 'hono/client';
import { hc } from 'hono/client';
import { getPreferences } from './preferences.ts';

/** A refusal of the server, in the user's language: what is wrong and what to do. Status 0: no answer. */
export class ApiError extends Error {
  readonly code: string;
  readonly status: number;
  readonly todo: string;
  readonly details: unknown;

  constructor(status: number, said: Partial<Refused>) {
    super(said.message ?? '');
    this.name = 'ApiError';
    this.status = status;
    this.code = said.code ?? 'unknown';
    this.todo = said.todo ?? '';
    this.details = said.details ?? null;
  }
}

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly todo: string;
  readonly details: unknown;
}

const UNREACHABLE = {
  zh: { message: '连不上客镜', todo: '请确认客镜还在运行，网络正常，然后重试。' },
  en: {
    message: 'Kejing cannot be reached',
    todo: 'See that it is still running, then try again.',
  },
} as const;

/** `fetch` with our headers; anything but 2xx is thrown as ApiError. For uploads and downloads too. */
export async function request(input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> {
  const { lang } = getPreferences();
  const headers = new Headers(init.headers);
  headers.set('x-lang', lang);
  if ((init.method ?? 'GET') !== 'GET') headers.set('x-kejing', '1');
  let response: Response;
  try {
    response = await fetch(input, { ...init, headers, credentials: 'same-origin' });
  } catch (error) {
    if (init.signal?.aborted) throw error;
    throw new ApiError(0, { code: 'unreachable', ...UNREACHABLE[lang] });
  }
  if (response.ok) return response;
  throw await refusalOf(response);
}

async function refusalOf(response: Response): Promise<ApiError> {
  const body: unknown = await response.json().catch(() => null);
  const said = body !== null && typeof body === 'object' && 'error' in body ? body.error : null;
  const known = said !== null && typeof said === 'object' ? (said as Partial<Refused>) : {};
  return new ApiError(response.status, { message: `HTTP ${response.status}`, ...known });
}

type RoutesOf<T> = T extends Hono<infer E, infer S, infer B> ? Hono<E, S, B> : never;

export type ApiClient<T> = ReturnType<typeof hc<RoutesOf<T>, '/api'>>;

/** `const api = newClient<ConversationsRoutes>()`; then `read(api.conversations.$get({ query }))`. */
export function newClient<T>(): ApiClient<T> {
  return hc<RoutesOf<T>, '/api'>('/api', { fetch: request });
}

type Good<R> =
  R extends ClientResponse<infer T, infer S, infer F>
    ? S extends 200 | 201 | 202
      ? F extends 'json'
        ? T
        : never
      : never
    : never;

/** The body of a good answer; refusals were thrown already. */
export async function read<R extends ClientResponse<unknown, number, string>>(
  answer: Promise<R>,
): Promise<Good<R>> {
  return (await (await answer).json()) as Good<R>;
}
