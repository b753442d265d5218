// The peer: DuckDB loads the same chats and answers response metrics and 20 keyword rules in SQL.
import { createRequire } from 'node:module';

interface DuckDb {
  readonly DuckDBInstance: { create(path: string, options: object): Promise<Instance> };
}

interface Instance {
  connect(): Promise<Connection>;
}

interface Connection {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRowsJson(): unknown[][] }>;
}

const [chats = '', peers = '', threads = '2'] = process.argv.slice(2);

/** Words a shop's owner would look for, one rule each. */
const WORDS =
  '微信 加V 支付宝转账 好评返现 五星好评 最好 第一 绝对 滚 有病 烦死 稍等 马上 不知道 随便 投诉 退款 差评 假货 报警'.split(
    ' ',
  );

const LOAD = `CREATE TABLE messages AS
  SELECT "会话ID" AS conversation, "客服" AS agent, "发送方" AS sender, "时间" AS sent, "内容" AS text
  FROM read_csv('${chats.replaceAll("'", "''")}', header = true)`;

/** A wait runs from a buyer's first line after an agent's to that agent's next line. */
const RESPONSE = `WITH told AS (
    SELECT conversation, agent, sender, sent,
      lag(sender) OVER talk AS before, lag(sent) OVER talk AS asked
    FROM messages WHERE sender IN ('买家', '客服')
    WINDOW talk AS (PARTITION BY conversation ORDER BY sent)),
  turns AS (
    SELECT *, row_number() OVER (PARTITION BY conversation ORDER BY sent) AS nth,
      epoch(sent) - epoch(asked) AS wait
    FROM told WHERE sender = '客服' AND before = '买家')
  SELECT agent, count(DISTINCT conversation), avg(wait), avg(wait) FILTER (nth = 1),
    median(wait) FILTER (nth = 1), quantile_cont(wait, 0.9) FILTER (nth = 1)
  FROM turns GROUP BY agent ORDER BY agent`;

const RULES = `SELECT agent, ${WORDS.map(
  (word) => `count(DISTINCT conversation) FILTER (contains(text, '${word}'))`,
).join(', ')} FROM messages WHERE sender = '客服' GROUP BY agent ORDER BY agent`;

const { DuckDBInstance } = createRequire(`${peers}/package.json`)('@duckdb/node-api') as DuckDb;
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(LOAD);
for (const question of [RESPONSE, RULES]) {
  const rows = (await connection.runAndReadAll(question)).getRowsJson();
  if (rows.length === 0) throw new Error(`no answer to ${question}`);
}
const [[count]] = (
  await connection.runAndReadAll('SELECT count(*) FROM messages')
).getRowsJson() as [[unknown]];
process.stdout.write(`${count}\n`);
