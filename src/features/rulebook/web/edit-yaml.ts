// Changes one thing in a YAML text and leaves everything else as its author wrote it.
import { type Document, isScalar, parseDocument } from 'yaml';

export type YamlPath = readonly (string | number)[];

/** Sets the value at a path; null takes it out. A plain value is put in place letter by letter. */
export function setInYaml(text: string, path: YamlPath, value: unknown): string {
  const document = parseDocument(text);
  if (document.errors.length > 0) return text;
  const node = document.getIn(path, true);
  const scalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  if (scalar && isScalar(node) && node.range && !String(node.value).includes('\n')) {
    const [from, to] = node.range;
    const next = `${text.slice(0, from)}${written(value)}${text.slice(to)}`;
    return parseDocument(next).errors.length === 0 ? next : present(changed(document, path, value));
  }
  return present(changed(document, path, value));
}

function changed(document: Document, path: YamlPath, value: unknown): Document {
  if (value === null || value === undefined) document.deleteIn(path);
  else if (typeof value === 'object') document.setIn(path, flowing(document, value));
  else document.setIn(path, value);
  return document;
}

/** Short lists and maps stay on one line. */
function flowing(document: Document, value: object): unknown {
  const short = JSON.stringify(value).length < 70;
  return document.createNode(value, { flow: short });
}

function written(value: string | number | boolean): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[\p{L}\p{N}][^:#{}[\],&*!|>'"%@`\n]*$/u.test(value) && value.trim() === value;
  const reads = plain && !/^(?:true|false|null|yes|no|on|off|\d[\d.]*)$/i.test(value);
  return reads ? value : JSON.stringify(value);
}

/** `[a, b]` without padding, as all rules are written. */
function present(document: Document): string {
  return document
    .toString({ lineWidth: 0 })
    .split('\n')
    .map((line) => (/["']/.test(line) ? line : line.replace(/\[ /g, '[').replace(/ \]/g, ']')))
    .join('\n');
}

/** Plain data of a text; null where it cannot be read. */
export function readPlain(text: string): unknown {
  const document = parseDocument(text);
  return document.errors.length > 0 ? null : document.toJS();
}
