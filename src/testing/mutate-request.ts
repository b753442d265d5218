// Requests as nobody should send them: from a route's own contract, with something wrong in most of them.
import type { SchemaNode } from '../http/present-schema.ts';
import type { Prng } from '../lib/prng.ts';

export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: string;
    readonly schema?: SchemaNode;
  }[];
  readonly body: SchemaNode | null;
}

export interface MutatedRequest {
  readonly method: string;
  readonly path: string;
  readonly init: RequestInit;
}

type Loose = Readonly<Record<string, unknown>>;

/** Every operation of an OpenAPI document. */
export function listOperations(document: unknown): readonly ApiOperation[] {
  const { paths } = document as {
    paths: Readonly<Record<string, Readonly<Record<string, Loose>>>>;
  };
  return Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => {
      const body = operation['requestBody'] as
        | { content?: Readonly<Record<string, { schema?: SchemaNode }>> }
        | undefined;
      return {
        method: method.toUpperCase(),
        path,
        parameters: (operation['parameters'] ?? []) as ApiOperation['parameters'],
        body: body?.content?.['application/json']?.schema ?? (body === undefined ? null : {}),
      };
    }),
  );
}

const HOSTILE: readonly unknown[] = [
  null,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\u202e\ufeff客镜😀',
  "'; drop table account; --",
  '$1',
  '%',
  '../../etc/passwd',
  '<script>alert(1)</script>',
  '=1+1',
  'x'.repeat(5000),
  -1,
  0,
  0.1,
  1e21,
  2 ** 53,
  -(2 ** 63),
  'NaN',
  '1e999',
  true,
  [],
  {},
  [[[[[]]]]],
  { __proto__: null, constructor: { prototype: 1 } },
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '2026-06-01',
  'none',
];

const PROTO = '{"__proto__":{"role":"owner"},"role":"owner"}';

/** A request to `operation`: right for the contract, then changed in none, one or several places. */
export function mutateRequest(
  operation: ApiOperation,
  schemas: Readonly<Record<string, SchemaNode>>,
  random: Prng,
): MutatedRequest {
  const pick = <T>(values: readonly T[]): T => values[random.int(values.length)]!;
  const wrong = (): boolean => random.int(3) === 0;
  const valueFor = (schema: SchemaNode): unknown =>
    wrong() ? pick(HOSTILE) : sample(schema, schemas, random, 0);
  let path = operation.path;
  const query = new URLSearchParams();
  for (const { name, in: place, schema = {} } of operation.parameters) {
    const text = textOf(valueFor(schema));
    if (place === 'path')
      path = path.replace(`{${name}}`, encodeURIComponent(wellFormed(text)) || '-');
    else if (random.int(2) === 0) query.append(name, text);
    if (place === 'query' && random.int(40) === 0) query.append(name, textOf(pick(HOSTILE)));
  }
  if (random.int(20) === 0) query.append(textOf(pick(HOSTILE)), textOf(pick(HOSTILE)));
  if (random.int(50) === 0) path += '%ff%00';
  const search = query.size === 0 ? '' : `?${query}`;
  const headers: Record<string, string> = { 'x-kejing': '1' };
  const init: RequestInit = { method: operation.method, headers };
  if (operation.method !== 'GET' && operation.body !== null) {
    headers['content-type'] = random.int(20) === 0 ? 'text/plain' : 'application/json';
    init.body = bodyOf(operation.body, schemas, random);
  }
  return { method: operation.method, path: `${path}${search}`, init };
}

function bodyOf(
  schema: SchemaNode,
  schemas: Readonly<Record<string, SchemaNode>>,
  random: Prng,
): string {
  if (random.int(12) === 0) return pickText(random);
  const value = sample(schema, schemas, random, 0);
  return JSON.stringify(mutate(value, random)) ?? 'null';
}

function pickText(random: Prng): string {
  const texts = ['', '{', 'null', '[]', '"x"', PROTO, '{"a":1}}', '\ufeff{}', '[1e400]', '\u0000'];
  return texts[random.int(texts.length)]!;
}

/** Changes, removes or adds fields at random depths. */
function mutate(value: unknown, random: Prng): unknown {
  if (random.int(8) === 0) return HOSTILE[random.int(HOSTILE.length)];
  if (Array.isArray(value)) return value.map((one) => mutate(one, random));
  if (typeof value !== 'object' || value === null) return value;
  const changed: Record<string, unknown> = {};
  for (const [name, one] of Object.entries(value)) {
    if (random.int(12) !== 0) changed[name] = mutate(one, random);
  }
  if (random.int(12) === 0) changed['extra'] = HOSTILE[random.int(HOSTILE.length)];
  return changed;
}

/** Something the schema allows, as far as it says what it allows. */
function sample(
  node: SchemaNode,
  schemas: Readonly<Record<string, SchemaNode>>,
  random: Prng,
  depth: number,
): unknown {
  if (node.$ref !== undefined) {
    return sample(schemas[node.$ref.split('/').at(-1) ?? ''] ?? {}, schemas, random, depth + 1);
  }
  if (node.enum !== undefined) return node.enum[random.int(node.enum.length)];
  if (node.const !== undefined) return node.const;
  const several = node.anyOf ?? node.oneOf;
  if (several !== undefined)
    return sample(several[random.int(several.length)]!, schemas, random, depth);
  if (depth > 8) return null;
  const [type] = [node.type ?? 'string'].flat();
  switch (type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(node.properties ?? {}).map(([name, one]) => [
          name,
          sample(one, schemas, random, depth + 1),
        ]),
      );
    case 'array':
      return Array.from({ length: random.int(3) + 1 }, () =>
        sample(node.items ?? {}, schemas, random, depth + 1),
      );
    case 'integer':
    case 'number':
      return node.minimum ?? random.int(100);
    case 'boolean':
      return random.int(2) === 0;
    case 'null':
      return null;
    default:
      return ['2026-06-01', '甲店', 'abc', 'correct horse 7', 'x1'][random.int(5)];
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
}

/** Lone surrogates cannot be in an address at all. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udfff]/g, '\ufffd');
}
