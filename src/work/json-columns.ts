// Values of json columns as text, put together by hand: there are several in each conversation and order.
import type { Evidence, TraceStep } from '../domain/analysis.ts';
import type { OrderItem } from '../domain/event.ts';
import { jsonText, jsonTextOrNull } from '../lib/json-text.ts';
import { SCORE_DIMENSIONS } from '../scoring/scorecard.ts';
import type { ScoredConversation } from './conversation-scores.ts';

/** What `JSON.stringify` says, in one order of keys and without absent ones; so are all below. Numbers are finite. */
export function evidenceText(evidence: readonly Evidence[]): string {
  let list = '';
  for (const { messageId, start, end, role, note, from, to } of evidence) {
    list += list === '' ? '{' : ',{';
    list += `"messageId":${jsonTextOrNull(messageId)},`;
    if (start !== undefined) list += `"start":${start},`;
    if (end !== undefined) list += `"end":${end},`;
    list += `"role":"${role}"`;
    if (note !== undefined) list += `,"note":${jsonText(note)}`;
    if (from !== undefined) list += `,"from":${from}`;
    if (to !== undefined) list += `,"to":${to}`;
    list += '}';
  }
  return `[${list}]`;
}

export function scoresText(scores: readonly ScoredConversation[]): string {
  let list = '';
  for (const { agent, scorecard, version, total, dimensions, vetoed } of scores) {
    let points = '';
    for (const dimension of SCORE_DIMENSIONS) {
      const got = dimensions[dimension];
      if (got !== undefined) points += `${points === '' ? '' : ','}"${dimension}":${got}`;
    }
    list += list === '' ? '{' : ',{';
    list += `"agent":${jsonText(agent)},"scorecard":${jsonText(scorecard)},"version":${version},`;
    list += `"total":${total},"dimensions":{${points}},"vetoed":${vetoed}}`;
  }
  return `[${list}]`;
}

export function itemsText(items: readonly OrderItem[]): string {
  let list = '';
  for (const { sku, title, quantity, priceFen, paidFen, refundFen } of items) {
    list += list === '' ? '{' : ',{';
    list += `"sku":${jsonTextOrNull(sku)},"title":${jsonText(title)},"quantity":${quantity},`;
    list += `"priceFen":${priceFen},"paidFen":${paidFen},"refundFen":${refundFen}}`;
  }
  return `[${list}]`;
}

export function traceText(trace: readonly TraceStep[]): string {
  let list = '';
  for (const { code, agent, conversation, at, detail } of trace) {
    list += list === '' ? '{' : ',{';
    list += `"code":"${code}","agent":${jsonTextOrNull(agent)},`;
    list += `"conversation":${jsonTextOrNull(conversation)},"at":${at},"detail":{`;
    let first = true;
    for (const name in detail) {
      const value = detail[name];
      list += `${first ? '' : ','}"${name}":${typeof value === 'string' ? jsonText(value) : value}`;
      first = false;
    }
    list += '}}';
  }
  return `[${list}]`;
}
