// Reads where a rule applies: phase, shop, group, category, hours, period, tenure.
import type { Phase } from '../domain/analysis.ts';
import { type Args, type Build, isMap, readArgs } from './args.ts';
import type { Scope } from './rule.ts';
import { parseMinute } from './time-of-day.ts';

const PHASES: readonly Phase[] = ['presale', 'aftersale', 'unknown'];

export function parseScope(source: unknown, build: Build): Scope {
  const args = readArgs(source ?? {}, ['scope'], build);
  const phases = args.texts('phase');
  const known: Phase[] = [];
  for (const phase of phases ?? []) {
    const one = PHASES.find((name) => name === phase);
    if (one !== undefined) known.push(one);
    else {
      args.report('phase', 'unknown-word', {
        zh: `阶段只有 presale（售前）、aftersale（售后）、unknown（看不出），没有“${phase}”`,
        en: `Phases are presale, aftersale and unknown; there is no "${phase}"`,
      });
    }
  }
  const scope: Scope = {
    phase: phases === null ? null : known,
    shop: args.texts('shop'),
    group: args.texts('group'),
    category: args.texts('category'),
    hours: parseHours(args),
    period: parsePeriod(args),
    tenure: parseTenure(args),
  };
  args.close();
  return scope;
}

function inner(args: Args, key: string): Args | null {
  const value = args.value(key);
  if (value === undefined || value === null) return null;
  if (!isMap(value)) {
    args.report(key, 'not-a-map', {
      zh: `${key} 要写成 { from: …, to: … }`,
      en: `Expected ${key}: { from: …, to: … }`,
    });
    return null;
  }
  return args.nested(key, value);
}

function parseHours(args: Args): Scope['hours'] {
  const hours = inner(args, 'hours');
  if (hours === null) return null;
  const fromMinute = parseMinute(hours.text('from') ?? '');
  const toMinute = parseMinute(hours.text('to') ?? '');
  hours.close();
  if (fromMinute !== null && toMinute !== null) return { fromMinute, toMinute };
  args.report('hours', 'not-a-time', {
    zh: '要写钟点，例如 { from: "09:00", to: "23:00" }',
    en: 'Expected times of day, e.g. { from: "09:00", to: "23:00" }',
  });
  return null;
}

function parsePeriod(args: Args): Scope['period'] {
  const period = inner(args, 'period');
  if (period === null) return null;
  const from = period.text('from');
  const to = period.text('to');
  period.close();
  for (const day of [from, to]) {
    if (day === null || /^\d{4}-\d{2}-\d{2}$/.test(day)) continue;
    args.report('period', 'not-a-day', {
      zh: `日期要写成 2024-11-01 这样，不是“${day}”`,
      en: `Expected a day such as 2024-11-01, not "${day}"`,
    });
  }
  return { from, to };
}

function parseTenure(args: Args): Scope['tenure'] {
  const tenure = inner(args, 'tenure');
  if (tenure === null) return null;
  const found = { underMs: tenure.duration('under'), overMs: tenure.duration('over') };
  tenure.close();
  return found;
}
