// Dongdong evaluations: recognised and counted; nothing is computed from them yet, and that is said.
import { asText, type JsonObject } from '../json-document/json-records.ts';
import type { Reading } from './jd-reading.ts';

/** True for an entry of the evaluation list. */
export function isEvaluation(value: JsonObject): boolean {
  return (
    'degree' in value && !('waiterSend' in value) && ('customer' in value || 'waiter' in value)
  );
}

/** True for a session that carries the buyer's evaluation with it. */
export function hasEvaluation(session: JsonObject): boolean {
  const degree = asText(session['degree']).trim();
  return degree !== '' && degree !== '0';
}

/** An evaluation with a row of its own in the file. */
export function tellEvaluation(reading: Reading): void {
  reading.context.sink.row('accepted');
  noteEvaluation(reading);
}

export function noteEvaluation(reading: Reading): void {
  reading.notices.add('evaluations-not-used', {
    zh: '读到了买家评价：目前还不参与分析，满意度请以平台为准',
    en: 'Evaluations were read; they are not analysed yet, see the platform for satisfaction',
  });
}
