// Values of cells: every format reads text, ids, times, money and counts through these.
import { cleanText, foldWidth } from './clean-text.ts';

export { cleanBody, cleanId, cleanText, foldWidth, isMangledId } from './clean-text.ts';
export { parseTime } from './parse-time.ts';

/**
 * Yuan as text → integer fen, exactly, by digits: `1,299.00`, `¥12.5`, `12元`, `１２．５０`, `-3.00`, `1.2万`.
 * null: not an amount (also when it has a part smaller than a fen). '' and placeholders → null.
 */
export function parseFen(text: string): number | null {
  const plain = foldWidth(cleanText(text)).replace(/\s+/g, '');
  const match =
    /^([-+]?)(?:¥|CNY|RMB|人民币)?([-+]?)(\d{1,3}(?:,\d{3})+|\d+)?(?:\.(\d*))?(万)?(?:元|块|CNY|RMB)?$/i.exec(
      plain,
    );
  if (match === null) return null;
  const [, signA = '', signB = '', whole = '', fraction = '', tenThousand] = match;
  if ((whole === '' && fraction === '') || (signA !== '' && signB !== '')) return null;
  const places = tenThousand === undefined ? 2 : 6;
  const kept = fraction.slice(0, places).padEnd(places, '0');
  let fen = Number(whole.replaceAll(',', '') + kept);
  const rest = fraction.slice(places);
  if (rest !== '' && !/^0*$/.test(rest)) {
    // A spreadsheet's binary noise (12.340000000000001) is rounded; a real third digit is not money.
    if (rest.length < 6 || !/^(0{4}|9{4})/.test(rest)) return null;
    if (rest.startsWith('9')) fen += 1;
  }
  if (!Number.isSafeInteger(fen)) return null;
  return (signA || signB) === '-' && fen !== 0 ? -fen : fen;
}

/** A whole number that is not negative: `2`, `2.00`, `1,000`, `2件`. null: not one. */
export function parseCount(text: string): number | null {
  const plain = foldWidth(cleanText(text)).replace(/\s+/g, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(?:\.0*)?(?:件|个|条|次|人|盒|套|包)?$/.exec(plain);
  if (match === null) return null;
  const count = Number(match[1]!.replaceAll(',', ''));
  return Number.isSafeInteger(count) ? count : null;
}

/** 是/否 in the ways tables write it; null: neither. */
export function parseFlag(text: string): boolean | null {
  const plain = foldWidth(cleanText(text)).toLowerCase();
  if (/^(1|true|t|yes|y|是|√|✓|有|自动|已撤回|撤回)$/.test(plain)) return true;
  if (/^(0|false|f|no|n|否|×|x|没有|人工|未撤回|正常)$/.test(plain)) return false;
  return null;
}
