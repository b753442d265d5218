// The columns of exported conversations, a row for each.

import { SEVERITIES } from '../../engine/rule.ts';
import type { Lang } from '../../http/refusal.ts';
import type { FileColumn } from '../../http/table-file.ts';
import type { Words } from '../../intake/format.ts';
import { LEFT_OUT, PHASES } from '../../report/words/left-out.ts';
import { SEVERITIES as SEVERITY_WORDS } from '../../report/words/rule-terms.ts';
import { say, type WordTable } from '../../report/words/say.ts';
import { ORDER_RESULT_WORDS } from './conversation-words.ts';
import type { ConversationItem } from './shapes.ts';

type Column = FileColumn<ConversationItem>;

const text = (zh: string, en: string, width: number, value: Column['value']): Column => ({
  ...{ title: { zh, en }, width, value },
  kind: 'text',
});
const number = (
  zh: string,
  en: string,
  kind: Column['kind'],
  value: Column['value'],
  width = 12,
): Column => ({ title: { zh, en }, width, kind, value });

export function exportColumns(lang: Lang): readonly Column[] {
  const coded = (table: WordTable, code: string | null): string | null =>
    code === null ? null : say(table, code)[lang];
  const names = (found: readonly { readonly name: Words }[]): string =>
    found.map(({ name }) => name[lang]).join(lang === 'zh' ? '、' : ', ');
  const seconds = (ms: number | null): number | null => (ms === null ? null : ms / 1000);
  return [
    text('会话', 'Conversation', 34, ({ ref }) => ref),
    text('店铺', 'Shop', 18, ({ shop }) => shop),
    text('买家', 'Buyer', 18, ({ buyer }) => buyer),
    text('客服', 'Agent', 14, ({ agent }) => agent?.name ?? null),
    number('开始', 'Start', 'time', ({ startAt }) => startAt, 20),
    number('结束', 'End', 'time', ({ endAt }) => endAt, 20),
    text('阶段', 'Phase', 12, ({ phase }) => coded(PHASES, phase)),
    text('不计原因', 'Left out because', 16, ({ leftOut }) => coded(LEFT_OUT, leftOut)),
    number('消息数', 'Messages', 'count', ({ messages }) => messages),
    number('回合数', 'Rounds', 'count', ({ rounds }) => rounds),
    number('未回复回合', 'Unanswered rounds', 'count', ({ unanswered }) => unanswered),
    number('首次响应（秒）', 'First response (s)', 'decimal', (row) =>
      seconds(row.firstResponseMs),
    ),
    number('最长等待（秒）', 'Longest wait (s)', 'decimal', (row) => seconds(row.maxWaitMs)),
    number('得分', 'Score', 'decimal', ({ score }) => score),
    number('问题数', 'Faults', 'count', ({ faults }) => faults),
    text('最严重', 'Gravest', 10, ({ worstSeverity }) => {
      const severity = SEVERITIES[worstSeverity - 1];
      return severity === undefined ? null : SEVERITY_WORDS[severity][lang];
    }),
    text('问题', 'Faults found', 36, ({ found }) =>
      names(found.filter(({ kind }) => kind === 'fault')),
    ),
    text('亮点', 'Done well', 24, ({ found }) =>
      names(found.filter(({ kind }) => kind === 'merit')),
    ),
    text('订单结果', 'Order', 12, ({ orderResult }) => coded(ORDER_RESULT_WORDS, orderResult)),
    number('销售额', 'Sales', 'yuan', ({ salesFen }) => salesFen),
    text('买家第一句', 'First words', 40, ({ firstWords }) => firstWords),
  ];
}
