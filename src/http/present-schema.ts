// Writes a JSON schema the way people write types, as HTML with links to named shapes.
import { escapeText } from '../report/html/markup.ts';

export interface SchemaNode {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly SchemaNode[];
  readonly oneOf?: readonly SchemaNode[];
  readonly allOf?: readonly SchemaNode[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly default?: unknown;
  readonly format?: string;
}

const DEPTH_MAX = 6;

/** e.g. `{ items: Account[]; next: string | null }` over several lines. */
export function presentSchema(node: SchemaNode, depth = 0): string {
  if (node.$ref !== undefined) {
    const name = escapeText(node.$ref.split('/').at(-1) ?? '');
    return `<a href="#schema-${name}">${name}</a>`;
  }
  if (depth > DEPTH_MAX) return '…';
  if (node.enum !== undefined) return node.enum.map((one) => json(one)).join(' | ');
  if (node.const !== undefined) return json(node.const);
  const several = node.anyOf ?? node.oneOf;
  if (several !== undefined) {
    return [...new Set(several.map((one) => presentSchema(one, depth)))].join(' | ');
  }
  if (node.allOf !== undefined) {
    return node.allOf.map((one) => presentSchema(one, depth)).join(' & ');
  }
  const types = node.type === undefined ? [] : [node.type].flat();
  if (types.length === 0) return 'any';
  return types.map((type) => presentType(type, node, depth)).join(' | ');
}

function presentType(type: string, node: SchemaNode, depth: number): string {
  if (type === 'array') return `${presentSchema(node.items ?? {}, depth + 1)}[]`;
  if (type === 'object') return presentObject(node, depth);
  return `${escapeText(type)}${limitsOf(type, node)}`;
}

function limitsOf(type: string, node: SchemaNode): string {
  const limits: string[] = [];
  if (node.minimum !== undefined) limits.push(`≥ ${node.minimum}`);
  if (node.maximum !== undefined) limits.push(`≤ ${node.maximum}`);
  if (type === 'string' && node.maxLength !== undefined) limits.push(`≤ ${node.maxLength} chars`);
  if (node.format !== undefined) limits.push(escapeText(node.format));
  if (node.default !== undefined) limits.push(`= ${json(node.default)}`);
  return limits.length === 0 ? '' : ` <em>(${limits.join(', ')})</em>`;
}

function presentObject(node: SchemaNode, depth: number): string {
  const pad = '  '.repeat(depth + 1);
  const lines = Object.entries(node.properties ?? {}).map(([name, value]) => {
    const optional = node.required?.includes(name) ? '' : '?';
    return `${pad}${escapeText(name)}${optional}: ${presentSchema(value, depth + 1)}`;
  });
  if (typeof node.additionalProperties === 'object') {
    lines.push(`${pad}[key]: ${presentSchema(node.additionalProperties, depth + 1)}`);
  }
  return lines.length === 0 ? '{}' : `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
}

function json(value: unknown): string {
  return escapeText(JSON.stringify(value) ?? 'null');
}
