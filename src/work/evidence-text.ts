// The evidence of a finding as JSON, put together by hand: there are several findings a conversation.
import type { Evidence } from '../domain/analysis.ts';
import { jsonText, jsonTextOrNull } from '../lib/json-text.ts';

/** What `JSON.stringify` says, in one order of keys and without absent ones. */
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
