// Defines one route of the API: its contract, its permission, its limits and its page in the documentation.
import { createRoute, type z } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Words } from '../intake/format.ts';
import { type AppEnv, findWho } from './app-env.ts';
import type { Permission } from './permissions.ts';
import { ErrorBody, notAllowed, notSignedIn, Refusal } from './refusal.ts';
import { may } from './scope.ts';

/** `public`: anybody. `signed-in`: whoever is signed in in person or by token. */
export type RouteAccess = Permission | 'public' | 'signed-in';

export type RouteMethod = 'get' | 'post' | 'put' | 'patch' | 'delete';

interface RequestParts {
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly json?: z.ZodType;
}

export interface RouteParts<
  Method extends RouteMethod,
  Path extends string,
  Request extends RequestParts,
  Response extends z.ZodType,
> {
  readonly method: Method;
  /** Below /api, e.g. `/conversations/{id}`. */
  readonly path: Path;
  readonly permission: RouteAccess;
  readonly tags: readonly string[];
  readonly summary: Words;
  readonly description?: Words;
  readonly request?: Request;
  readonly response: Response;
  /** Longest body in bytes; 1 MiB unless told. `streamed`: the handler reads and limits it itself. */
  readonly bodyLimitBytes?: number | 'streamed';
  /** Media type of the body a streamed route takes, for the documentation. */
  readonly consumes?: string;
}

type Content<Schema extends z.ZodType> = { 'application/json': { schema: Schema } };

type RequestOf<Request extends RequestParts> = {
  [Part in keyof Request as Part extends 'params' | 'query' ? Part : never]: Request[Part];
} & (Request extends { json: infer Json extends z.ZodType }
  ? { body: { content: Content<Json>; required: true } }
  : unknown);

/** What the router and the typed client see: the good answer only, for errors are thrown. */
export type DefinedRoute<
  Method extends RouteMethod,
  Path extends string,
  Request extends RequestParts,
  Response extends z.ZodType,
> = {
  method: Method;
  path: Path;
  request: RequestOf<Request>;
  responses: { 200: { description: string; content: Content<Response> } };
  getRoutingPath(): string;
};

const BODY_LIMIT_BYTES = 1024 * 1024;

/** A JSON route. Handlers answer `c.json(value, 200)`; refusals are thrown as `Refusal`. */
export function defineRoute<
  const Method extends RouteMethod,
  const Path extends string,
  const Request extends RequestParts,
  Response extends z.ZodType,
>(
  parts: RouteParts<Method, Path, Request, Response>,
): DefinedRoute<Method, Path, Request, Response> {
  return createRoute({
    ...descriptionOf(parts),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: parts.response } } },
      ...ERRORS,
    },
  }) as unknown as DefinedRoute<Method, Path, Request, Response>;
}

/** What a file route looks like to the router: any Response goes. */
export type DefinedFileRoute<
  Method extends RouteMethod,
  Path extends string,
  Request extends RequestParts,
> = {
  method: Method;
  path: Path;
  request: RequestOf<Request>;
  responses: { 200: { description: string; content: { 'application/octet-stream': object } } };
  getRoutingPath(): string;
};

type FileParts<
  Method extends RouteMethod,
  Path extends string,
  Request extends RequestParts,
> = Omit<RouteParts<Method, Path, Request, z.ZodType>, 'response'> & { readonly produces: string };

/** A route that answers with a file or a stream of another media type. */
export function defineFileRoute<
  const Method extends RouteMethod,
  const Path extends string,
  const Request extends RequestParts,
>(parts: FileParts<Method, Path, Request>): DefinedFileRoute<Method, Path, Request> {
  return createRoute({
    ...descriptionOf(parts),
    responses: {
      200: {
        description: 'OK',
        content: { [parts.produces]: { schema: { type: 'string', format: 'binary' } } },
      },
      ...ERRORS,
    },
  }) as unknown as DefinedFileRoute<Method, Path, Request>;
}

const ERRORS = {
  default: {
    description: '出错了 · Refused',
    content: { 'application/json': { schema: ErrorBody } },
  },
} as const;

type AnyParts = Omit<RouteParts<RouteMethod, string, RequestParts, z.ZodType>, 'response'>;

function descriptionOf(parts: AnyParts) {
  const { method, path, permission, tags, summary, description, request } = parts;
  return {
    method,
    path,
    tags: [...tags],
    summary: `${summary.zh} · ${summary.en}`,
    ...(description === undefined ? {} : { description: `${description.zh}\n\n${description.en}` }),
    'x-permission': permission,
    'x-summary': summary,
    security: permission === 'public' ? [] : [{ session: [] }, { token: [] }],
    middleware: [authorise(permission), limitBody(parts.bodyLimitBytes ?? BODY_LIMIT_BYTES)],
    request: requestOf(request ?? {}, parts.consumes),
  };
}

function requestOf(request: RequestParts, consumes: string | undefined) {
  const { params, query, json } = request;
  const streamed = { schema: { type: 'string', format: 'binary' } } as const;
  const body =
    json !== undefined
      ? { content: { 'application/json': { schema: json } }, required: true }
      : consumes === undefined
        ? undefined
        : { content: { [consumes]: streamed } };
  return {
    ...(params === undefined ? {} : { params }),
    ...(query === undefined ? {} : { query }),
    ...(body === undefined ? {} : { body }),
  };
}

/** Runs before anything of the request is read. */
function authorise(permission: RouteAccess): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    if (permission !== 'public') {
      const who = findWho(c);
      if (who === null) throw notSignedIn();
      if (permission !== 'signed-in' && !may(who, permission)) throw notAllowed(permission);
    }
    await next();
  };
}

function limitBody(bytes: number | 'streamed'): MiddlewareHandler<AppEnv> {
  if (bytes === 'streamed') return (_c, next) => next();
  return bodyLimit({
    maxSize: bytes,
    onError: () => {
      throw tooLarge(bytes);
    },
  });
}

/** The refusal of a body over its limit, for routes that read a stream themselves too. */
export function tooLarge(bytes: number): Refusal {
  const size =
    bytes < 1024 * 1024 ? `${Math.floor(bytes / 1024)} KB` : `${Math.floor(bytes / 1048576)} MB`;
  return new Refusal({
    status: 413,
    code: 'too-large',
    words: { zh: `内容太大，最多 ${size}`, en: `Too large: at most ${size}` },
    todo: { zh: '分成几次发', en: 'Send it in several parts' },
  });
}
