// Metric tables of other tools (赤兔, 生意参谋): recognised and counted, kept for reconciliation, not analysed yet.
import type { Field, TableFormat, Words } from '../format.ts';
import { noticeCounter } from '../notice-counter.ts';
import { field, requiredField } from '../order-table/order-fields.ts';
import { rowReader } from '../order-table/row-reader.ts';

/** Rows of these are totals of the others, not agents. */
const TOTAL_ROW = /^(?:汇总|合计|总计|均值|平均|平均值|店铺汇总|全店|小计)/;

const chituFields = [
  requiredField('agent', ['旺旺', '客服', '旺旺昵称'], { zh: '旺旺', en: 'Agent' }),
  field('received', ['接待人数'], { zh: '接待人数', en: 'Received' }),
  requiredField('inquirers', ['询单人数'], { zh: '询单人数', en: 'Inquirers' }),
  field('paid', ['询单->最终付款人数', '询单最终付款人数'], { zh: '最终付款人数', en: 'Paid' }),
  field('conversion', ['询单->最终付款成功率', '询单最终付款成功率'], {
    zh: '询单转化率',
    en: 'Conversion',
  }),
  field('items', ['客件数'], { zh: '客件数', en: 'Items a buyer' }),
  field('orderValue', ['客单价'], { zh: '客单价', en: 'Order value' }),
  field('replyRate', ['客服回复率', '回复率'], { zh: '回复率', en: 'Reply rate' }),
  field('response', ['平均响应(秒)', '平均响应'], { zh: '平均响应', en: 'Average response' }),
  field('firstResponse', ['首次响应时间', '首次响应(秒)'], {
    zh: '首次响应',
    en: 'First response',
  }),
  field('sales', ['销售额', '客服销售额'], { zh: '销售额', en: 'Sales' }),
  field('ratio', ['答问比'], { zh: '答问比', en: 'Answers a question' }),
] as const;

const sycmFields = [
  requiredField('agent', ['旺旺昵称', '客服昵称'], { zh: '旺旺昵称', en: 'Agent' }),
  requiredField('consulting', ['咨询人数'], { zh: '咨询人数', en: 'Consulting' }),
  field('received', ['接待人数'], { zh: '接待人数', en: 'Received' }),
  field('unanswered', ['未回复人数'], { zh: '未回复人数', en: 'Unanswered' }),
  field('response', ['平均响应时长(秒)', '平均响应时长'], {
    zh: '平均响应',
    en: 'Average response',
  }),
  field('threeMinutes', ['3分钟人工响应率', '三分钟人工响应率'], {
    zh: '3分钟人工响应率',
    en: 'Answered within 3 min',
  }),
] as const;

/** 赤兔名品等绩效软件导出的客服绩效表. */
export const chituMetrics: TableFormat = metricTable(
  'chitu-metrics',
  { zh: '赤兔类客服绩效表', en: 'Agent metrics of 赤兔 and the like' },
  chituFields,
  ['询单->最终付款人数', '询单->最终付款成功率', '答问比', '客件数'],
);

/** 生意参谋“服务”导出的客服接待表. */
export const sycmMetrics: TableFormat = metricTable(
  'sycm-metrics',
  { zh: '生意参谋客服接待表', en: 'SYCM agent reception table' },
  sycmFields,
  ['3分钟人工响应率', '未回复人数', '平均响应时长(秒)'],
);

const notUsed: Words = {
  zh: '其他工具的指标表：用于对账，暂不参与分析；本报告的数字都由聊天和订单算出',
  en: 'A metric table of another tool: for reconciliation, not analysed yet; all figures here come from chats and orders',
};

const totals: Words = {
  zh: '汇总、均值行不是客服，已跳过',
  en: 'Total and average rows are no agents; they were skipped',
};

const noAgent: Words = {
  zh: '这一行没有客服账号',
  en: 'This row names no agent',
};

function metricTable(
  id: string,
  words: Words,
  fields: readonly Field[],
  marks: readonly string[],
): TableFormat {
  return {
    id,
    feeds: 'metrics',
    words,
    fields,
    marks,
    bind(column, context, headers) {
      const reader = rowReader(fields, column, context, headers);
      const notices = noticeCounter(context);
      notices.add('metrics-not-used', notUsed);
      return {
        row(cells, line) {
          reader.begin(cells, line);
          const agent = reader.text('agent');
          if (agent === '') reader.refuse('agent', 'no-agent', noAgent);
          if (reader.settle() !== 'refused' && TOTAL_ROW.test(agent)) {
            notices.add('total-rows', totals);
          }
        },
        end: () => notices.flush(),
      };
    },
  };
}
