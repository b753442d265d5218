// Who was on duty when: from and to, or a day and a shift.
import type { DutySpan } from '../../domain/setup.ts';
import { fieldsOf, placesOf } from '../fields-of.ts';
import type { TableFormat, Words } from '../format.ts';
import { quarantineRow } from '../quarantine-row.ts';
import { seenKeys } from '../seen-keys.ts';
import { cleanText, parseTime } from '../values.ts';
import { parseDayTime, parseShift } from './parse-shift.ts';

const DAY_MS = 86_400_000;
/** A span longer than this is a slip of the pen, and would put everybody on duty for ever. */
const SPAN_MS_MAX = 2 * DAY_MS;

const fields = fieldsOf({
  agent: [
    'agentId account 客服 客服账号 客服昵称 客服旺旺 账号 子账号 旺旺',
    '客服账号',
    'Agent',
    'required',
  ],
  from: [
    'start startAt fromTime clockIn 上班时间 开始时间 上班 开始 签到时间 上线时间',
    '上班时间',
    'From',
  ],
  to: ['end endAt toTime clockOut 下班时间 结束时间 下班 结束 签退时间 下线时间', '下班时间', 'To'],
  day: ['date 日期 排班日期 上班日期', '日期', 'Day'],
  shift: [
    'hours 班次 班次时间 时段 排班 上班时段',
    '班次（如 09:00-18:00）',
    'Shift (e.g. 09:00-18:00)',
  ],
});

interface Fault {
  readonly field: string;
  readonly code: string;
  readonly words: Words;
}

export const duty: TableFormat = {
  id: 'duty',
  feeds: 'duty',
  words: { zh: '排班/考勤表', en: 'Duty roster' },
  fields,
  marks: [
    'from',
    'start',
    'startAt',
    'fromTime',
    'clockIn',
    'shift',
    'hours',
    '上班时间',
    '开始时间',
    '上班',
    '签到时间',
    '上线时间',
    '班次',
    '班次时间',
    '时段',
    '排班',
    '上班时段',
  ],
  bind(column, context) {
    const places = placesOf(fields, column);
    const seen = seenKeys(context.met, 'duty');
    return {
      row(cells, line) {
        const text = (at: number): string => (at < 0 ? '' : cleanText(cells[at] ?? ''));
        const agent = text(places.agent);
        const result =
          agent === ''
            ? noAgent
            : readSpans(
                text(places.from),
                text(places.to),
                text(places.day),
                text(places.shift),
                context.zoneOffsetMs,
              );
        if ('code' in result) {
          quarantineRow(context, line, result.field, result, cells);
          return;
        }
        const key = [agent, ...result.flatMap(({ from, to }) => [String(from), String(to)])];
        const known = seen(key);
        context.sink.row(known ? 'duplicate' : 'accepted');
        if (known) return;
        for (const span of result) context.sink.duty(agent, span);
      },
    };
  },
};

function readSpans(
  fromText: string,
  toText: string,
  day: string,
  shift: string,
  zoneOffsetMs: number,
): DutySpan[] | Fault {
  if (fromText === '' && toText === '') {
    return parseShift(day, shift, zoneOffsetMs) ?? badShift(day, shift);
  }
  const from = parseTime(fromText, zoneOffsetMs) ?? parseDayTime(day, fromText, zoneOffsetMs);
  const end = parseTime(toText, zoneOffsetMs);
  const endOfDay = end ?? parseDayTime(day, toText, zoneOffsetMs);
  if (from === null) return badTime('上班时间', fromText);
  if (endOfDay === null) return badTime('下班时间', toText);
  // Hours without a date that end before they begin end the next day.
  const to = end === null && endOfDay <= from ? endOfDay + DAY_MS : endOfDay;
  if (to < from)
    return fault(
      '下班时间',
      'span-reversed',
      '下班时间早于上班时间，请检查',
      'Ends before it begins; please check',
    );
  if (to - from > SPAN_MS_MAX) {
    return fault(
      '下班时间',
      'span-too-long',
      '一个班次超过 48 小时，请检查日期',
      'A shift of more than 48 hours; check the dates',
    );
  }
  return [{ from, to }];
}

const noAgent: Fault = fault(
  '客服账号',
  'no-agent',
  '没有客服账号，未导入',
  'There is no agent account',
);

function badTime(field: string, text: string): Fault {
  return fault(
    field,
    'bad-time',
    `“${text}”不是时间，请写成 2026-06-01 09:00，或者日期一列加 09:00`,
    `“${text}” is not a time; write 2026-06-01 09:00, or 09:00 beside a day`,
  );
}

function badShift(day: string, shift: string): Fault {
  return fault(
    '班次',
    'bad-shift',
    `看不懂“${day} ${shift}”的上班时段，请写成 09:00-18:00；早班、晚班要写明几点到几点；休息写“休”`,
    `The hours of “${day} ${shift}” cannot be read; write 09:00-18:00, or 休 (off) for a day off`,
  );
}

function fault(field: string, code: string, zh: string, en: string): Fault {
  return { field, code, words: { zh, en } };
}
