// Which cell styles of a workbook show a date or time, and a serial number as the wall clock it shows.
import { nextTag, xmlAttribute } from './xml-text.ts';
import { dayText } from './zone.ts';

const DAY_MS = 86_400_000;
const EXCEL_EPOCH_DAYS = 25_569;
/** Excel believes in 29 February 1900: serials below 61 are a day off. */
const LEAP_BUG_SERIAL = 60;
const DAYS_1904 = 1462;

/** Per style index (`s` of a cell): is it shown as a date or time? From xl/styles.xml. */
export function dateStyles(stylesXml: string): boolean[] {
  const prefix = /<([\w.-]+:)?styleSheet\b/.exec(stylesXml)?.[1] ?? '';
  const custom = new Map<number, boolean>();
  eachTag(stylesXml, `<${prefix}numFmt`, (tag) => {
    const id = Number(xmlAttribute(tag, 'numFmtId') ?? Number.NaN);
    custom.set(id, isDateFormat(xmlAttribute(tag, 'formatCode') ?? ''));
  });
  const from = nextTag(stylesXml, `<${prefix}cellXfs`, 0);
  const to = stylesXml.indexOf(`</${prefix}cellXfs>`, from);
  const dates: boolean[] = [];
  if (from < 0 || to < 0) return dates;
  eachTag(stylesXml.slice(from, to), `<${prefix}xf`, (tag) => {
    const id = Number(xmlAttribute(tag, 'numFmtId') ?? 0);
    dates.push(custom.get(id) ?? isBuiltInDate(id));
  });
  return dates;
}

/** Built-in number formats that are dates or times, the Chinese ones (27–36, 50–58) too. ECMA-376 18.8.30. */
function isBuiltInDate(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  );
}

/** `yyyy"年"m"月"`, `h:mm`, `[h]:mm` are; `0.00`, `[Red]0`, `"day" 0` are not. */
function isDateFormat(code: string): boolean {
  const bare = code
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '');
  return /[ymdhs年月日时分秒]/i.test(bare.split(';')[0]!.replace(/general/gi, ''));
}

function eachTag(xml: string, open: string, use: (tag: string) => void): void {
  for (let at = nextTag(xml, open, 0); at >= 0; at = nextTag(xml, open, at + 1)) {
    const end = xml.indexOf('>', at);
    if (end < 0) return;
    use(xml.slice(at, end));
  }
}

/**
 * `46174.4375` → `2026-06-01 10:30:00` (milliseconds only where there are any): the wall clock Excel
 * shows, rounded to the millisecond because serials are binary fractions of a day.
 */
export function serialText(serial: number, from1904: boolean): string {
  const days = from1904 ? serial + DAYS_1904 : serial < LEAP_BUG_SERIAL ? serial + 1 : serial;
  const ms = Math.round((days - EXCEL_EPOCH_DAYS) * DAY_MS);
  const day = Math.floor(ms / DAY_MS);
  const rest = ms - day * DAY_MS;
  const clock = [rest / 3_600_000, (rest / 60_000) % 60, (rest / 1000) % 60]
    .map((part) => String(Math.floor(part)).padStart(2, '0'))
    .join(':');
  const fraction = rest % 1000 === 0 ? '' : `.${String(rest % 1000).padStart(3, '0')}`;
  return `${dayText(day)} ${clock}${fraction}`;
}

/** `1.2345678901234568E+18` → `1234567890123456800`: the digits that are there, without exponent. */
export function plainNumber(raw: string): string {
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d+)$/.exec(raw);
  if (match === null) return raw;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const shift = Number(exponent);
  if (Math.abs(shift) > 400) return raw;
  const digits = whole + fraction;
  const point = whole.length + shift;
  const text =
    point <= 0
      ? `0.${'0'.repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + '0'.repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return (
    sign +
    text
      .replace(/^0+(?=\d)/, '')
      .replace(/(\.\d*?)0+$/, '$1')
      .replace(/\.$/, '')
  );
}
