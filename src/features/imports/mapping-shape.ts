// Names a table by its headers, so that a column mapping is found again for the next file of that shape.
import { createHash } from 'node:crypto';
import { headerKey } from '../../intake/recognise.ts';

/** Equal for equal sets of headers, whatever their order, case or white space. */
export function mappingShape(headers: readonly string[]): string {
  const keys = headers.map(headerKey).filter((key) => key !== '');
  return createHash('sha256').update(JSON.stringify(keys.sort())).digest('hex').slice(0, 32);
}
