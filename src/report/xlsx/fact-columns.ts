// The columns of the conversations, findings and orders sheets.

import { decisiveStep } from '../../analyse/decisive-step.ts';
import { LEFT_OUT, PHASES } from '../words/left-out.ts';
import { ORDER_KINDS, ORDER_STATES } from '../words/order-states.ts';
import { DIMENSIONS, SEVERITIES } from '../words/rule-terms.ts';
import type { WordTable } from '../words/say.ts';
import { say } from '../words/say.ts';
import { TRACE } from '../words/trace.ts';
import type { Fact, FactColumn, FactWords } from './fact-sheet.ts';
import type { CellKind } from './sheet-xml.ts';

function column(
  zh: string,
  en: string,
  width: number,
  kind: CellKind,
  value: string | ((fact: Fact) => unknown),
): FactColumn {
  const read = typeof value === 'string' ? (fact: Fact): unknown => fact[value] : value;
  return { title: { zh, en }, width, kind, value: read };
}

/** Reads a field that holds codes. */
function coded(words: FactWords, field: string, table: WordTable): (fact: Fact) => unknown {
  return (fact) => {
    const code = fact[field];
    return typeof code === 'string' ? say(table, code)[words.lang] : null;
  };
}

function agentName(words: FactWords, field: string): (fact: Fact) => unknown {
  const name = (id: unknown): unknown =>
    typeof id === 'string' && Object.hasOwn(words.agents, id) ? words.agents[id] : id;
  return (fact) => {
    const value = fact[field];
    return Array.isArray(value) ? value.map(name) : name(value);
  };
}

/** The deciding step of the trace, in words. */
function because(words: FactWords): (fact: Fact) => unknown {
  return ({ trace, owner }) => {
    const steps = Array.isArray(trace) ? (trace as { code: string }[]) : [];
    const code = decisiveStep(steps, typeof owner === 'string' ? owner : null);
    return code === '' ? null : say(TRACE, code)[words.lang];
  };
}

const yes = (words: FactWords, field: string) => (fact: Fact) => {
  if (typeof fact[field] !== 'boolean') return null;
  return fact[field] ? (words.lang === 'zh' ? '是' : 'yes') : words.lang === 'zh' ? '否' : 'no';
};

export function conversationColumns(words: FactWords): FactColumn[] {
  return [
    column('会话编号', 'Conversation', 26, 'text', 'conversation'),
    column('店铺', 'Shop', 18, 'text', 'shop'),
    column('买家', 'Buyer', 18, 'text', 'buyer'),
    column('客服', 'Agent', 14, 'text', agentName(words, 'agent')),
    column('参与客服', 'Agents', 20, 'text', agentName(words, 'agents')),
    column('开始', 'Start', 20, 'time', 'start'),
    column('结束', 'End', 20, 'time', 'end'),
    column('消息数', 'Messages', 9, 'count', 'messages'),
    column('买家消息', 'Buyer lines', 10, 'count', 'buyerLines'),
    column('客服消息', 'Agent lines', 10, 'count', 'agentLines'),
    column('自动消息', 'Automatic', 10, 'count', 'autoLines'),
    column('回合数', 'Rounds', 8, 'count', 'rounds'),
    column('未回复回合', 'Unanswered rounds', 11, 'count', 'unansweredRounds'),
    column('首次响应（秒）', 'First response (s)', 14, 'decimal', 'firstResponseSeconds'),
    column('售前/售后', 'Phase', 12, 'text', coded(words, 'phase', PHASES)),
    column('计入接待', 'Received', 9, 'text', yes(words, 'received')),
    column('不计原因', 'Left out because', 18, 'text', coded(words, 'leftOut', LEFT_OUT)),
    column('订单号', 'Orders', 24, 'text', 'orders'),
  ];
}

export function findingColumns(words: FactWords): FactColumn[] {
  const rule = (fact: Fact): unknown => words.rules.get(String(fact['rule'])) ?? fact['rule'];
  return [
    column('规则', 'Rule', 18, 'text', rule),
    column('规则编号', 'Rule id', 26, 'text', 'rule'),
    column('版本', 'Version', 7, 'count', 'version'),
    column('严重程度', 'Severity', 10, 'text', coded(words, 'severity', SEVERITIES)),
    column('方面', 'Dimension', 11, 'text', coded(words, 'dimension', DIMENSIONS)),
    column('类型', 'Type', 13, 'text', 'type'),
    column('客服', 'Agent', 14, 'text', agentName(words, 'agent')),
    column('买家', 'Buyer', 18, 'text', 'buyer'),
    column('店铺', 'Shop', 18, 'text', 'shop'),
    column('时间', 'Time', 20, 'time', 'at'),
    column('会话编号', 'Conversation', 26, 'text', 'conversation'),
    column('订单号', 'Order', 22, 'text', 'order'),
    column('证据消息', 'Evidence', 30, 'text', 'messages'),
  ];
}

export function orderColumns(words: FactWords): FactColumn[] {
  const titles = (fact: Fact): unknown =>
    Array.isArray(fact['items'])
      ? fact['items'].map((item: Fact) => `${String(item['title'])} ×${String(item['quantity'])}`)
      : null;
  return [
    column('订单号', 'Order', 24, 'text', 'order'),
    column('店铺', 'Shop', 18, 'text', 'shop'),
    column('买家', 'Buyer', 18, 'text', 'buyer'),
    column('状态', 'State', 10, 'text', coded(words, 'state', ORDER_STATES)),
    column('归属客服', 'Owner', 14, 'text', agentName(words, 'owner')),
    column('归属', 'Kind', 12, 'text', coded(words, 'kind', ORDER_KINDS)),
    column('原因', 'Reason', 24, 'text', because(words)),
    column('协助客服', 'Assists', 16, 'text', agentName(words, 'assists')),
    column('下单', 'Placed', 20, 'time', 'placed'),
    column('付款', 'Paid', 20, 'time', 'paid'),
    column('关闭', 'Closed', 20, 'time', 'closed'),
    column('应付', 'Payable', 12, 'yuan', 'placedFen'),
    column('实付', 'Paid amount', 12, 'yuan', 'paidFen'),
    column('运费', 'Postage', 10, 'yuan', 'postageFen'),
    column('退款', 'Refunded', 12, 'yuan', 'refundFen'),
    column('计入销售额', 'Counted sales', 12, 'yuan', 'salesFen'),
    column('流失', 'Lost', 7, 'text', yes(words, 'lost')),
    column('还会变', 'Provisional', 8, 'text', yes(words, 'provisional')),
    column('商品', 'Items', 40, 'text', titles),
    column('会话编号', 'Conversation', 26, 'text', 'conversation'),
  ];
}
