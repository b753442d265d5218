// The columns of an exported ranking of agents.
import type { FileColumn } from '../../http/table-file.ts';
import type { AgentShape, FigureShape } from './shapes.ts';

type Column = FileColumn<AgentShape>;

export function agentColumns(): readonly Column[] {
  const text = (zh: string, en: string, width: number, value: Column['value']): Column => ({
    ...{ title: { zh, en }, width, kind: 'text', value },
  });
  const number = (
    zh: string,
    en: string,
    kind: Column['kind'],
    value: (row: AgentShape) => number | null,
  ): Column => ({ title: { zh, en }, width: 14, kind, value });
  const score = (zh: string, en: string, key: 'attitude' | 'skill' | 'compliance' | 'process') =>
    number(zh, en, 'decimal', ({ scores }) => scores[key]);
  return [
    text('客服', 'Agent', 16, ({ name }) => name),
    text('账号', 'Account', 24, ({ id }) => id),
    text('组', 'Group', 12, ({ group }) => group),
    number('询单人数', 'Inquirers', 'decimal', ({ identity }) => identity?.inquirers ?? null),
    number('付款人数', 'Payers', 'decimal', ({ identity }) => identity?.payers ?? null),
    number(
      '询单销售额',
      'Sales of inquiries',
      'yuan',
      ({ identity }) => identity?.salesFen ?? null,
    ),
    number('询单转化率', 'Conversion', 'percent', ({ identity }) => identity?.conversion ?? null),
    number('客单价', 'Order value', 'yuan', ({ identity }) => identity?.orderValueFen ?? null),
    number('订单数', 'Orders', 'decimal', (row) => figureOf(row, 'orders')),
    number('销售额', 'Sales', 'yuan', (row) => figureOf(row, 'sales')),
    number('订单流失率', 'Order loss rate', 'percent', (row) => figureOf(row, 'order-loss-rate')),
    number('平均响应（秒）', 'Average response (s)', 'decimal', (row) =>
      figureOf(row, 'average-response'),
    ),
    number('未回复人数', 'Unanswered buyers', 'decimal', (row) => figureOf(row, 'unanswered')),
    number('总分', 'Score', 'decimal', ({ scores }) => scores.total),
    score('态度', 'Attitude', 'attitude'),
    score('业务', 'Skill', 'skill'),
    score('合规', 'Compliance', 'compliance'),
    score('流程', 'Process', 'process'),
    text('短板', 'Weak link', 48, ({ weak }) => weak.sentence.zh),
  ];
}

function figureOf({ figures }: AgentShape, metric: FigureShape['metric']): number | null {
  return figures.find((figure) => figure.metric === metric)?.value ?? null;
}
