// The clocks people read times by: a shop's own, the installation's; the zone is said where it is not China's.
import { useMemo } from 'react';
import { CHINA_OFFSET_MS, dayNumber, dayText, minuteOfDay } from '../lib/zone.ts';
import { formatDay } from './format.ts';
import { type Lang, useLang } from './preferences.ts';
import { useSession } from './use-session.ts';

const DASH = '–';
const MINUTE_MS = 60_000;

export interface WallClock {
  readonly offsetMs: number;
  /** `UTC+9`; '' in China: most people never see it. */
  readonly zone: string;
  /** `5月12日 10:03`, and the zone where it is not China's. */
  readonly time: (at: number | null) => string;
  /** `time` of what is known by its day, `2026-05-12`, and minute already; −1: no minute. */
  readonly told: (day: string, minuteOfDay: number) => string;
  /** `10:03`, for where the day and the zone stand beside it. */
  readonly minute: (at: number) => string;
  /** `10:03:27`. */
  readonly second: (at: number) => string;
  /** `2026-05-12`. */
  readonly day: (at: number) => string;
}

/** ms added to UTC. */
export function wallClock(offsetMs: number, lang: Lang): WallClock {
  const zone = offsetMs === CHINA_OFFSET_MS ? '' : zoneName(offsetMs);
  const day = (at: number): string => dayText(dayNumber(at, offsetMs));
  const minute = (at: number): string => clockOf(minuteOfDay(at, offsetMs));
  const told = (on: string, minutes: number): string => {
    if (minutes < 0) return formatDay(on, lang);
    return `${formatDay(on, lang)} ${clockOf(minutes)}${zone === '' ? '' : ` ${zone}`}`;
  };
  return {
    offsetMs,
    zone,
    day,
    minute,
    second: (at) => {
      const rest = Math.floor((at + offsetMs) / 1000) % 60;
      return `${minute(at)}:${two(rest < 0 ? rest + 60 : rest)}`;
    },
    told,
    time: (at) => (at === null ? DASH : told(day(at), minuteOfDay(at, offsetMs))),
  };
}

const two = (value: number): string => String(value).padStart(2, '0');

const clockOf = (minutes: number): string =>
  `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;

/** `UTC+9`, `UTC−3:30`, `UTC`. */
export function zoneName(offsetMs: number): string {
  const minutes = Math.abs(Math.round(offsetMs / MINUTE_MS));
  if (minutes === 0) return 'UTC';
  const rest = minutes % 60 === 0 ? '' : `:${two(minutes % 60)}`;
  return `UTC${offsetMs < 0 ? '−' : '+'}${Math.floor(minutes / 60)}${rest}`;
}

/** The clock of any shop one sees, for lists that hold several. */
export function useShopClocks(): (shop: string) => WallClock {
  const { shops } = useSession();
  const lang = useLang();
  return useMemo(() => {
    const clocks = new Map(shops.map((shop) => [shop.id, wallClock(shop.zoneOffsetMs, lang)]));
    const usual = wallClock(CHINA_OFFSET_MS, lang);
    return (shop) => clocks.get(shop) ?? usual;
  }, [shops, lang]);
}

/** The clock of one shop. */
export function useShopClock(shop: string): WallClock {
  return useShopClocks()(shop);
}

/** For what belongs to no shop: accounts, tokens, the audit log, imports, jobs. */
export function useHouseClock(): WallClock {
  const { zoneOffsetMs } = useSession();
  const lang = useLang();
  return useMemo(() => wallClock(zoneOffsetMs, lang), [zoneOffsetMs, lang]);
}
