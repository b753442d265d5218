// The name and the note a word pack's file gives it; the engine needs neither.
import { parse } from 'yaml';
import { isMap } from '../../engine/args.ts';
import type { Words } from '../../intake/format.ts';

export function packName(id: string, yaml: string): Words {
  const name = fieldOf(yaml, 'name');
  if (typeof name === 'string') return { zh: name, en: name };
  if (!isMap(name)) return { zh: id, en: id };
  return { zh: String(name['zh'] ?? id), en: String(name['en'] ?? name['zh'] ?? id) };
}

export function packNote(yaml: string): string {
  const note = fieldOf(yaml, 'note');
  return typeof note === 'string' ? note : '';
}

function fieldOf(yaml: string, key: string): unknown {
  try {
    const data: unknown = parse(yaml);
    return isMap(data) ? data[key] : null;
  } catch {
    return null;
  }
}
