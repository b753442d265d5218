// The name and the note a word pack's file gives it; the engine needs neither.
import { parse } from 'yaml';
import { isMap } from '../../engine/args.ts';
import type { Words } from '../../intake/format.ts';

export function packName(id: string, yaml: string): Words {
  const { name } = fieldsOf(yaml);
  if (typeof name === 'string') return { zh: name, en: name };
  if (!isMap(name)) return { zh: id, en: id };
  return { zh: String(name['zh'] ?? id), en: String(name['en'] ?? name['zh'] ?? id) };
}

export function packNote(yaml: string): string {
  const { note } = fieldsOf(yaml);
  return typeof note === 'string' ? note : '';
}

interface Fields {
  readonly name: unknown;
  readonly note: unknown;
}

/** By text: a list of a hundred packs is asked for again and again, and reading YAML takes a millisecond a pack. */
const read = new Map<string, Fields>();
const READ_MAX = 1000;

function fieldsOf(yaml: string): Fields {
  const known = read.get(yaml);
  if (known !== undefined) return known;
  const fields = readFields(yaml);
  if (read.size === READ_MAX) read.clear();
  read.set(yaml, fields);
  return fields;
}

function readFields(yaml: string): Fields {
  try {
    const data: unknown = parse(yaml);
    return isMap(data)
      ? { name: data['name'], note: data['note'] }
      : { name: undefined, note: undefined };
  } catch {
    return { name: undefined, note: undefined };
  }
}
