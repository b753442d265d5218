// The lines of a Qianniu copy that say who spoke when, in every shape they are copied in.

export interface Header {
  readonly from: string;
  /** Named in `A --> B`; null otherwise. */
  readonly to: string | null;
  /** As written, with the day of the last date line put in front where only a clock was given. */
  readonly time: string;
  /** Words on the header's own line. */
  readonly body: string;
}

const DAY = '20\\d\\d(?:[-/.]\\d{1,2}[-/.]\\d{1,2}|年\\d{1,2}月\\d{1,2}日)';
const CLOCK = '\\d{1,2}:\\d{2}:\\d{2}';
const NAME_TIME = new RegExp(`^(\\S.{0,99}?)\\s*(${DAY}\\s+${CLOCK})$`);
const NAME_PARENS_TIME = new RegExp(
  `^(\\S.{0,99}?)\\s*[(（]\\s*(${DAY}\\s+${CLOCK})\\s*[)）]\\s*[:：]?\\s*(.*)$`,
);
const NAME_CLOCK = new RegExp(`^(\\S{1,60})\\s+(${CLOCK})$`);
const TIME_ONLY = new RegExp(`^${DAY}\\s+${CLOCK}$`);
const DAY_ONLY = new RegExp(`^[-—=\\s]*(${DAY})(?:\\s*(?:星期|周)[一二三四五六日天])?[-—=\\s]*$`);
const ARROW = /^(\S+?)\s*(?:-+>|→)\s*(\S+)$/;
/** A line of prose or of an order card that merely ends with a time. */
const NO_NAME = /[，。？！；,?!;"“”|\s<>]|(?:时间|日期|时刻)[:：]?$|[:：]$|^https?:/;

/** `day` is the last date line's, null if there was none. Null: no header. */
export function parseHeader(line: string, day: string | null): Header | null {
  const last = line.charCodeAt(line.length - 1);
  const endsInDigit = last >= 0x30 && last <= 0x39;
  if (!line.includes(':')) return null;
  const inline = endsInDigit ? NAME_TIME.exec(line) : null;
  if (inline !== null) return headerOf(inline[1] ?? '', inline[2] ?? '', '');
  const parens = /[(（]/.test(line) ? NAME_PARENS_TIME.exec(line) : null;
  if (parens !== null) return headerOf(parens[1] ?? '', parens[2] ?? '', parens[3] ?? '');
  if (day === null || !endsInDigit) return null;
  const clock = NAME_CLOCK.exec(line);
  return clock === null ? null : headerOf(clock[1] ?? '', `${day} ${clock[2] ?? ''}`, '');
}

/** Header from a name line and the time line below it; null if the name line is no name. */
export function headerOf(names: string, time: string, body: string): Header | null {
  const arrow = ARROW.exec(names);
  const from = arrow === null ? names : (arrow[1] ?? '');
  const to = arrow === null ? null : (arrow[2] ?? '');
  if (!isName(from) || (to !== null && !isName(to))) return null;
  return { from, to, time, body };
}

/** True for a line that is a date and time and nothing else. */
export function isTimeLine(line: string): boolean {
  return line.startsWith('20') && TIME_ONLY.test(line);
}

/** The day of a line that is a date and nothing else; null: no such line. */
export function parseDayLine(line: string): string | null {
  return DAY_ONLY.exec(line)?.[1] ?? null;
}

function isName(text: string): boolean {
  return text !== '' && text.length <= 60 && !NO_NAME.test(text);
}
