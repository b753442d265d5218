// Reads the cells of one row after another by field name and keeps the first thing wrong with the row.
import type { Fen, Instant } from '../../domain/event.ts';
import { addText, finishHash, type Hash, startHash } from '../../lib/hash.ts';
import type { Field, IntakeContext, Words } from '../format.ts';
import { quarantineRow } from '../quarantine-row.ts';
import type { RowFault } from '../row-faults.ts';
import { seenKeys } from '../seen-keys.ts';
import { cleanId, cleanText, isMangledId, parseCount, parseFen, parseTime } from '../values.ts';

/** Keeps rows of tables apart from what else is remembered of a run. */
const ROW_SEED = 3;

/** What became of a row: `again` was met in another file of this run, `repeated` in this one. */
export type Acceptance = 'new' | 'again' | 'repeated' | 'refused';

export interface RowReader {
  /** Turns to the next row. */
  begin(cells: readonly string[], line: number): void;
  /** '' if the column or value is absent; this goes for `id` as well. */
  text(field: string): string;
  /** Refuses an id that a spreadsheet has rounded to `1.23E+17`. */
  id(field: string): string;
  /** null if absent; refuses the row if it is no time or lies in the future. */
  time(field: string): Instant | null;
  /** null if absent; refuses the row if it is no amount or negative. */
  fen(field: string): Fen | null;
  /** null if absent; refuses the row if it is no whole number. */
  count(field: string): number | null;
  /** Marks the row unusable; the first reason stands. `field` is a field's name or ''. */
  refuse(field: string, code: string, words: Words): void;
  /**
   * Tells the sink what becomes of the row: a refused one goes to quarantine with its reason, one
   * that was met before counts as duplicate, in this file or another.
   */
  settle(): Acceptance;
}

/** `column` and `headers` as given to `TableFormat.bind`. */
export function rowReader(
  fields: readonly Field[],
  column: (name: string) => number,
  context: IntakeContext,
  headers: readonly string[],
): RowReader {
  const places = new Map(fields.map((field) => [field.name, column(field.name)]));
  const seen = seenKeys();
  let cells: readonly string[] = [];
  let line = 0;
  let fault: (RowFault & { readonly field: string }) | null = null;

  const text = (name: string): string => cleanText(cells[places.get(name) ?? -1] ?? '');
  const header = (name: string): string => {
    const place = places.get(name) ?? -1;
    const alias = fields.find((field) => field.name === name)?.aliases[0];
    return (place < 0 ? alias : headers[place]?.trim()) ?? name;
  };
  const refuse = (field: string, code: string, words: Words): void => {
    fault ??= { field: field === '' ? '' : header(field), code, words };
  };

  return {
    begin(next, at) {
      cells = next;
      line = at;
      fault = null;
    },
    text,
    id(name) {
      const id = cleanId(cells[places.get(name) ?? -1] ?? '');
      if (isMangledId(id)) refuse(name, 'mangled-id', mangled(header(name), id));
      return id;
    },
    time(name) {
      const cell = text(name);
      if (cell === '') return null;
      const at = parseTime(cell, context.zoneOffsetMs);
      if (at === null) refuse(name, 'bad-time', badTime(header(name), cell));
      else if (at > context.latest) refuse(name, 'future-time', future(header(name), cell));
      return at;
    },
    fen(name) {
      const cell = text(name);
      if (cell === '') return null;
      const fen = parseFen(cell);
      if (fen === null) refuse(name, 'bad-money', badMoney(header(name), cell));
      else if (fen < 0) refuse(name, 'negative-amount', negative(header(name), cell));
      return fen;
    },
    count(name) {
      const cell = text(name);
      if (cell === '') return null;
      const count = parseCount(cell);
      if (count === null) refuse(name, 'bad-count', badCount(header(name), cell));
      return count;
    },
    refuse,
    settle() {
      const repeated = seen(cells);
      if (fault !== null && !(repeated && fault.code === 'rows-apart')) {
        quarantineRow(context, line, fault.field, fault, cells);
        return 'refused';
      }
      const again = meetRow(cells, context);
      context.sink.row(repeated || again ? 'duplicate' : 'accepted');
      return repeated ? 'repeated' : again ? 'again' : 'new';
    },
  };
}

const key: Hash = { high: 0, low: 0 };

/** True if the run has met a row of the same cells. */
function meetRow(cells: readonly string[], context: IntakeContext): boolean {
  startHash(key, ROW_SEED);
  for (const cell of cells) addText(key, cell);
  finishHash(key);
  return context.met.keep(key, 1) !== -1;
}

function mangled(header: string, id: string): Words {
  return {
    zh: `“${header}”是 ${id}：Excel 把长编号改成了科学计数，后几位已丢失；请用平台导出的原文件，不要用 Excel 另存`,
    en: `“${header}” is ${id}: Excel has rounded the long number; use the file as exported, not saved by Excel`,
  };
}

function badTime(header: string, cell: string): Words {
  return {
    zh: `“${header}”的时间“${cell}”看不懂或不存在，请写成 2026-06-01 10:00:00`,
    en: `“${header}”: “${cell}” is not a time or does not exist; write 2026-06-01 10:00:00`,
  };
}

function future(header: string, cell: string): Words {
  return {
    zh: `“${header}”是 ${cell}，还没到；请检查电脑时间或这一行的日期`,
    en: `“${header}” is ${cell}, in the future; check the clock or the date of this row`,
  };
}

function badMoney(header: string, cell: string): Words {
  return {
    zh: `“${header}”的金额“${cell}”看不懂，请写成元，最多两位小数`,
    en: `“${header}”: “${cell}” is not an amount in yuan with at most two decimals`,
  };
}

function negative(header: string, cell: string): Words {
  return {
    zh: `“${header}”是负数 ${cell}；退款请填在退款金额里`,
    en: `“${header}” is negative (${cell}); refunds belong in the refund column`,
  };
}

function badCount(header: string, cell: string): Words {
  return {
    zh: `“${header}”的数量“${cell}”不是整数`,
    en: `“${header}”: “${cell}” is not a whole number`,
  };
}
