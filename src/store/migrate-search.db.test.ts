// A database filled before the search index had blocks is brought up to date and finds the same words as before.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { fold } from '../lib/text-folding.ts';
import { openTestDatabase } from '../testing/test-database.ts';
import { findBuyers } from './find-buyers.ts';
import { parseSearch } from './grams.ts';
import { migrate, tagsOf } from './migrate.ts';

const folder = resolve(import.meta.dirname, '../../migrations');

/** Pairs as they were kept until then, of 31 bits. */
function oldGrams(text: string): number[] {
  const folded = fold(text).text;
  return [...folded].slice(1).map((_, i) => {
    const pair = (folded.charCodeAt(i) << 16) ^ folded.charCodeAt(i + 1);
    const mixed = Math.imul(pair, 0x9e37_79b1);
    return (mixed ^ (mixed >>> 15)) & 0x7fff_ffff;
  });
}

const THREADS: readonly (readonly [string, readonly string[]])[] = [
  ['甲', ['青瓷茶壶漏水了', '壶盖也裂了']],
  ['乙', ['茶壶什么时候到']],
  ['丙', ['毛笔掉毛']],
  ['丁', []],
];

test('G4 what was stored before stays searchable, and an index an import left out is not made any more', async () => {
  const opened = await openTestDatabase();
  const { db } = opened;
  try {
    await db.exec('drop schema public cascade');
    await db.exec('create schema public');
    await db.exec(
      'create table kejing_migration (tag text primary key, at timestamptz default now())',
    );
    const [first] = tagsOf();
    const sql = readFileSync(join(folder, `${first}.sql`), 'utf8');
    for (const statement of sql.split('--> statement-breakpoint')) await db.exec(statement);
    await db.query('insert into kejing_migration (tag) values ($1)', [first]);
    await db.exec(
      `drop index conversation_grams;
       drop index conversation_day;
       insert into deferred_index (name, definition) values
         ('conversation_grams', 'create index conversation_grams on conversation using gin (grams)'),
         ('conversation_day', 'create index conversation_day on conversation (shop_id, day, start_at)')`,
    );
    for (const [buyer, conversations] of THREADS) {
      await db.query(
        `insert into thread (shop_id, buyer, events, events_hash, messages, orders_known, analysed_as_of,
           setup_version) values ('店', $1, '', '', 0, false, 0, '')`,
        [buyer],
      );
      for (const [n, text] of conversations.entries()) {
        await db.query(
          `insert into conversation (shop_id, conversation_id, buyer, agents, phase, phase_basis, messages,
             buyer_lines, agent_lines, auto_lines, rounds, unanswered_rounds, scores, faults, worst_severity,
             order_result, sales_fen, first_words, grams, setup_version)
           values ('店', $1, $2, '{}', '', '', 0, 0, 0, 0, 0, 0, '[]', 0, 0, '', 0, '', $3, '')`,
          [`c${n}`, buyer, oldGrams(text)],
        );
      }
    }
    expect(await migrate(db)).toEqual(tagsOf().slice(1));
    const found = async (words: string) => [
      ...(await findBuyers(db, '店', parseSearch(words)!.grams)),
    ];
    expect(await found('青瓷茶壶')).toEqual(['甲']);
    expect(await found('茶壶 裂了')).toEqual(['甲']);
    expect(await found('什么时候')).toEqual(['乙']);
    expect(await found('掉毛')).toEqual(['丙']);
    expect(await found('砚台')).toEqual([]);
    expect(await db.query('select name from deferred_index')).toEqual([]);
    const made = `select indexdef like '%faults%' as sorts from pg_indexes where indexname = 'conversation_day'`;
    expect(await db.query(made)).toEqual([{ sorts: true }]);
    // No hash of words there are: the next analysis writes them anew.
    expect(await db.query('select distinct words_hash from thread')).toEqual([{ words_hash: 0 }]);
  } finally {
    await opened.close();
  }
}, 60_000);
