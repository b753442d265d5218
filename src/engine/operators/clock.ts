// clock: the conversation began at a time of day, or on given weekdays.
import { dayNumber, minuteOfDay, weekday } from '../../lib/zone.ts';
import type { Operator } from '../operator.ts';
import { HIT, MISS, notApplicable } from '../outcome.ts';
import { isBetween, parseMinute } from '../time-of-day.ts';

export const clock: Operator = {
  name: 'clock',
  doc: {
    zh: '会话开始的钟点在 from 到 to 之间（可以跨零点），星期在 days 里（0 是周日）',
    en: 'The conversation began between `from` and `to` (may wrap midnight), on `days` (0 Sunday)',
  },
  example: 'clock: { from: "22:00", to: "08:00", days: [6, 0] }',
  compile: (args) => {
    const from = minuteSetting('from');
    const to = minuteSetting('to');
    const days = args.value('days');
    const wanted = Array.isArray(days) ? days.map(Number) : null;
    return {
      judge: ({ facts }) => {
        const { startAt } = facts.conversation;
        if (startAt === null) return notApplicable('no-time');
        const { zoneOffsetMs, dayCutMs } = facts.stage.scene.setup;
        const minute = minuteOfDay(startAt, zoneOffsetMs);
        if (!isBetween(minute, from ?? 0, to ?? 0)) return MISS;
        if (wanted === null) return HIT;
        const day = weekday(dayNumber(startAt, zoneOffsetMs, dayCutMs));
        return wanted.includes(day) ? HIT : MISS;
      },
      doubt: () => null,
    };

    function minuteSetting(key: string): number | null {
      const text = args.text(key);
      const minute = text === null ? null : parseMinute(text);
      if (text !== null && minute === null) {
        args.report(key, 'not-a-time', { zh: '要写钟点，例如 22:00', en: 'Expected e.g. 22:00' });
      }
      return minute;
    }
  },
};
