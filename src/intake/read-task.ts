// What reading one file needs and what comes of it, whichever kind of file it is.

import type { BlockSource } from './block-readers.ts';
import type { DocumentFormat, Feeds, IntakeContext, TableFormat, Words } from './format.ts';
import { headerKey, nearest } from './recognise.ts';
import { type Refusal, type RefusalCode, refuse } from './refusals.ts';

export interface ReadTask {
  readonly context: IntakeContext;
  readonly tables: readonly TableFormat[];
  readonly documents: readonly DocumentFormat[];
  /** Only recognise the file; hand nothing on. */
  readonly probe: boolean;
  /** null: the file is read from its beginning to its end. */
  readonly blocks: BlockSource | null;
}

export interface KnownFormat {
  readonly id: string;
  readonly feeds: Feeds;
  readonly words: Words;
}

/** What a file turned out to be; with a refusal nothing more could be read than the counts say. */
export interface ReadOutcome {
  readonly format: KnownFormat | null;
  readonly refusal: Refusal | null;
  /** Data rows the reader handed on, counted apart from what became of them; null: no table. */
  readonly rows: number | null;
  /** Damaged characters, if they were not counted by the file's own decoder. */
  readonly damaged?: number;
}

export function refused(code: RefusalCode, detail: Words | null = null): ReadOutcome {
  return { format: null, refusal: refuse(code, detail), rows: null };
}

export function formatOf(format: TableFormat | DocumentFormat): KnownFormat {
  return { id: format.id, feeds: format.feeds, words: format.words };
}

const HEADERS_SHOWN = 12;

/** Refuses a table nobody knows: what its headers are, what comes nearest, and how to map it. */
export function unknownTable(
  rows: readonly (readonly string[])[],
  formats: readonly TableFormat[],
  code: 'unknown-table' | 'unknown-json' = 'unknown-table',
): ReadOutcome {
  const header = widest(rows).filter((cell) => headerKey(cell) !== '');
  const zh = [
    `看到的列：${header.slice(0, HEADERS_SHOWN).join('、')}${header.length > HEADERS_SHOWN ? '……' : ''}`,
  ];
  const en = [
    `Columns seen: ${header.slice(0, HEADERS_SHOWN).join(', ')}${header.length > HEADERS_SHOWN ? ' …' : ''}`,
  ];
  const near = nearest(header, formats);
  if (near !== null && near.missing.length > 0) {
    const missing = near.format.fields.filter(({ name }) => near.missing.includes(name));
    zh.push(
      `最像“${near.format.words.zh}”，但缺少：${missing.map(({ words }) => words.zh).join('、')}`,
    );
    en.push(
      `Nearest to “${near.format.words.en}”, which needs: ${missing.map(({ words }) => words.en).join(', ')}`,
    );
  }
  zh.push('可运行 kejing map 文件名，生成列对应表，改好后用 --mapping 导入');
  en.push('Run kejing map FILE to write a column mapping, edit it and import with --mapping');
  return refused(code, { zh: zh.join('。'), en: en.join('. ') });
}

function widest(rows: readonly (readonly string[])[]): readonly string[] {
  let best: readonly string[] = [];
  for (const row of rows) {
    if (row.filter((cell) => cell !== '').length > best.filter((cell) => cell !== '').length)
      best = row;
  }
  return best;
}
