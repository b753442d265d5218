// report.xlsx: a row for each conversation, finding, agent and order, streamed from the facts.
import { closeSync, createWriteStream, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { StringDecoder } from 'node:string_decoder';
import type { ReportModel } from '../model.ts';
import { conversationColumns, findingColumns, orderColumns } from './fact-columns.ts';
import {
  type Fact,
  type FactColumn,
  type FactWords,
  factRows,
  sheetColumns,
} from './fact-sheet.ts';
import { agentSheet, notesSheet } from './model-sheets.ts';
import { type Sheet, workbookBytes } from './workbook.ts';

export interface FactStreams {
  readonly conversations: AsyncIterable<Fact> | Iterable<Fact>;
  readonly findings: AsyncIterable<Fact> | Iterable<Fact>;
  readonly orders: AsyncIterable<Fact> | Iterable<Fact>;
}

const BLOCK_BYTES = 1 << 20;

/** Records of a facts file, one JSON object a line; memory does not grow with the file. */
export function* readFacts(path: string): Generator<Fact> {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.allocUnsafe(BLOCK_BYTES);
    const decoder = new StringDecoder('utf8');
    let rest = '';
    for (;;) {
      const bytes = readSync(file, block);
      if (bytes === 0) break;
      const lines = (rest + decoder.write(block.subarray(0, bytes))).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) if (line !== '') yield JSON.parse(line) as Fact;
    }
    if (rest !== '') yield JSON.parse(rest) as Fact;
  } finally {
    closeSync(file);
  }
}

/** Sheets 会话, 发现, 客服, 订单 and 说明; rows are pulled as they are written. */
export function reportSheets(model: ReportModel, facts: FactStreams, lang: 'zh' | 'en'): Sheet[] {
  const rules = new Map(model.counted.rules.map(({ rule }) => [rule.id, rule.name[lang]]));
  const words: FactWords = { agents: model.names, rules, lang };
  const sheet = (
    zh: string,
    en: string,
    columns: FactColumn[],
    from: keyof FactStreams,
  ): Sheet => ({
    name: lang === 'zh' ? zh : en,
    columns: sheetColumns(columns, lang),
    rows: factRows(facts[from], columns),
  });
  return [
    sheet('会话', 'Conversations', conversationColumns(words), 'conversations'),
    sheet('发现', 'Findings', findingColumns(words), 'findings'),
    agentSheet(model, lang),
    sheet('订单', 'Orders', orderColumns(words), 'orders'),
    notesSheet(model, lang),
  ];
}

/**
 * Writes report.xlsx to `path` from the model and the JSONL files in `factsFolder`. Errors of the disk
 * and of the facts are thrown.
 */
export async function writeReportWorkbook(
  path: string,
  factsFolder: string,
  model: ReportModel,
  lang: 'zh' | 'en' = 'zh',
): Promise<void> {
  const facts: FactStreams = {
    conversations: readFacts(join(factsFolder, 'conversations.jsonl')),
    findings: readFacts(join(factsFolder, 'findings.jsonl')),
    orders: readFacts(join(factsFolder, 'orders.jsonl')),
  };
  const bytes = workbookBytes(reportSheets(model, facts, lang));
  await pipeline(Readable.from(bytes, { objectMode: false }), createWriteStream(path));
}
