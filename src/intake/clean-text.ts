// Cells as exports really write them → text and ids as meant; an absent value is the empty string.

const PLACEHOLDERS = new Set([
  '-',
  '--',
  '---',
  '—',
  '——',
  '/',
  '\\N',
  'null',
  'NULL',
  'Null',
  'none',
  'None',
  'undefined',
  'nan',
  'NaN',
  'N/A',
  'n/a',
  '#N/A',
  '无',
  '空',
  '(空)',
  '（空）',
  '(null)',
  '0000-00-00 00:00:00',
  '0000-00-00',
  '1970-01-01 08:00:00',
]);
const PLACEHOLDER_LENGTH_MAX = 19;
/** Units they begin with: nearly every cell is told from them by its first. */
const PLACEHOLDER_STARTS = new Uint8Array(65_536);
for (const placeholder of PLACEHOLDERS) PLACEHOLDER_STARTS[placeholder.charCodeAt(0)] = 1;

/** Full-width ASCII (`１`, `：`, `（`) and the ideographic space → half width. Other characters stay. */
export function foldWidth(text: string): string {
  let wide = false;
  for (let i = 0; i < text.length && !wide; i++) {
    const c = text.charCodeAt(i);
    wide = (c >= 0xff01 && c <= 0xff5e) || c === 0x3000 || c === 0xffe5;
  }
  if (!wide) return text;
  let out = '';
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c >= 0xff01 && c <= 0xff5e) out += String.fromCharCode(c - 0xfee0);
    else if (c === 0x3000) out += ' ';
    else if (c === 0xffe5) out += '¥';
    else out += text[i];
  }
  return out;
}

/**
 * A cell as meant: trimmed (tabs, NBSP and BOM too), out of `="…"` and from behind a leading `'`;
 * a placeholder (`-`, `null`, `无`, `0000-00-00` …) is ''. Not for a message body: see `cleanBody`.
 */
export function cleanText(text: string): string {
  if (text === '') return '';
  const plain = unwrap(text);
  return isPlaceholder(plain) ? '' : plain;
}

function isPlaceholder(plain: string): boolean {
  if (plain === '' || plain.length > PLACEHOLDER_LENGTH_MAX) return false;
  return PLACEHOLDER_STARTS[plain.charCodeAt(0)] === 1 && PLACEHOLDERS.has(plain);
}

/** A message body as it was sent: only line ends made `\n` and outer white space cut. */
export function cleanBody(text: string): string {
  const plain = text.includes('\r') ? text.replace(/\r\n?/g, '\n') : text;
  return edged(plain) ? plain.trim() : plain;
}

/** An order, product or message id: like `cleanText`, without any white space inside, half width. */
export function cleanId(text: string): string {
  const plain = cleanText(text);
  if (plain === '') return '';
  return isPlain(plain) ? plain : foldWidth(plain).replace(/\s+/g, '');
}

/** True for `1.23457E+17`: Excel has thrown the id's last digits away and no one can bring them back. */
export function isMangledId(id: string): boolean {
  return /^\d(\.\d+)?[eE]\+?\d{2}$/.test(id);
}

function edged(text: string): boolean {
  return text !== '' && (blank(text.charCodeAt(0)) || blank(text.charCodeAt(text.length - 1)));
}

function blank(c: number): boolean {
  return c <= 0x20 || c === 0xa0 || c === 0x3000 || c === 0xfeff;
}

function unwrap(text: string): string {
  let plain = edged(text) ? text.trim() : text;
  const first = plain.charCodeAt(0);
  if (first === 0x3d && plain.startsWith('="') && plain.endsWith('"') && plain.length > 2) {
    plain = plain.slice(2, -1).replaceAll('""', '"');
    if (edged(plain)) plain = plain.trim();
  }
  if (plain.charCodeAt(0) === 0x27) {
    plain = plain.slice(1);
    if (edged(plain)) plain = plain.trim();
  }
  return plain;
}

/** Nothing but visible ASCII, as nearly every id is. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c <= 0x20 || c >= 0x7f) return false;
  }
  return true;
}
