// Hour by weekday: when buyers write, and when they wait (Monday first).
import type { Words } from '../../intake/format.ts';
import type { Collection } from '../collection.ts';
import type { LoadModel } from '../model.ts';
import { presentMs } from '../present-number.ts';

const DAYS_ZH = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];
const DAYS_EN = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
/** An hour with fewer waits than this is no pattern. */
const WAITS_MIN = 5;
/** Times the mean at which an hour is worth a word. */
const STANDS_OUT = 1.5;

/** Name of a weekday, 0 = Monday. */
export function weekdayWords(day: number): Words {
  return { zh: DAYS_ZH[day] ?? '', en: DAYS_EN[day] ?? '' };
}

export function buildLoad(collection: Collection): LoadModel {
  const lines: number[] = [];
  const waitMs: (number | null)[] = [];
  for (let slot = 0; slot < 168; slot++) {
    const source = (slot + 24) % 168;
    const count = collection.loadWaits[source] ?? 0;
    lines.push(collection.loadLines[source] ?? 0);
    waitMs.push(count < WAITS_MIN ? null : (collection.loadWaitMs[source] ?? 0) / count);
  }
  const busiest = highest(lines);
  const slowest = highest(waitMs.map((wait) => wait ?? 0));
  const notes: Words[] = [];
  if (busiest !== null) {
    const { zh, en } = slotWords(busiest);
    const count = (lines[busiest] ?? 0).toLocaleString('en-US');
    notes.push({
      zh: `买家最密集：${zh}，共 ${count} 条消息。`,
      en: `Busiest: ${en}, ${count} buyer messages.`,
    });
  }
  const waits = sum(collection.loadWaits);
  if (slowest !== null && waits > 0) {
    const { zh, en } = slotWords(slowest);
    const meanMs = sum(collection.loadWaitMs) / waits;
    const stands = (waitMs[slowest] ?? 0) >= meanMs * STANDS_OUT;
    const wait = presentMs(Math.round((waitMs[slowest] ?? 0) / 1000) * 1000);
    const mean = presentMs(Math.round(meanMs / 1000) * 1000);
    notes.push({
      zh: `在班时平均等 ${mean.zh}；等得最久是${zh}，${wait.zh}。${stands ? '排班先补这个时段。' : '各时段差别不大。'}`,
      en: `Mean wait on duty ${mean.en}; longest ${en}, ${wait.en}. ${stands ? 'Staff this hour first.' : 'Hours differ little.'}`,
    });
  }
  return { lines, waitMs, notes };
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

function highest(values: readonly number[]): number | null {
  let best: number | null = null;
  values.forEach((value, index) => {
    if (value > 0 && (best === null || value > (values[best] ?? 0))) best = index;
  });
  return best;
}

function slotWords(slot: number): Words {
  const day = weekdayWords(Math.floor(slot / 24));
  const hour = slot % 24;
  return { zh: `${day.zh} ${hour}–${hour + 1} 点`, en: `${day.en} ${hour}:00–${hour + 1}:00` };
}
