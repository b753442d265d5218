// What a shop may set: keys and shapes of shop_setting, and their defaults.
import { z } from 'zod';
import type { Setup } from '../domain/setup.ts';
import type { OptionOverrides } from '../engine/compile-rulebook.ts';

const Minute = z.number().int().min(0).max(1440);

/** Every key of `shop_setting` with its shape; absent means the default of `defaultSetup`. */
export const SHOP_SETTINGS = {
  /** Id of an attribution policy: shipped, or one of the shop's own content. */
  policy: z.string().min(1),
  zoneOffsetMs: z.number().int().min(-43_200_000).max(50_400_000),
  dayCutMs: z.number().int().min(0).max(86_399_999),
  serviceHours: z.strictObject({ fromMinute: Minute, toMinute: Minute }),
  conversationGapMs: z
    .number()
    .int()
    .min(60_000)
    .max(7 * 86_400_000),
  ownAccounts: z.array(z.string()),
  autoPhrases: z.array(z.string().min(1)),
  /** Rule id → option → value. */
  ruleOptions: z.record(z.string(), z.record(z.string(), z.string())),
  /** How long conversations are kept; see work/retention.ts. */
  retention: z.strictObject({
    days: z.number().int().min(1),
    figures: z.enum(['keep', 'drop']),
  }),
} as const;

export type ShopSettingKey = keyof typeof SHOP_SETTINGS;

export type ShopSettings = {
  readonly [K in ShopSettingKey]?: z.infer<(typeof SHOP_SETTINGS)[K]>;
};

/** The stored settings that have the shape they should; others were written by nobody we know. */
export function parseShopSettings(stored: ReadonlyMap<string, unknown>): ShopSettings {
  const settings: Record<string, unknown> = {};
  for (const [key, shape] of Object.entries(SHOP_SETTINGS)) {
    const parsed = shape.safeParse(stored.get(key));
    if (parsed.success) settings[key] = parsed.data;
  }
  return settings;
}

/** What of a setup the settings decide. */
export function setupPart(settings: ShopSettings): Partial<Setup> {
  const { zoneOffsetMs, dayCutMs, serviceHours, conversationGapMs, ownAccounts } = settings;
  return {
    ...(zoneOffsetMs === undefined ? {} : { zoneOffsetMs }),
    ...(dayCutMs === undefined ? {} : { dayCutMs }),
    ...(serviceHours === undefined ? {} : { serviceHours }),
    ...(conversationGapMs === undefined ? {} : { conversationGapMs }),
    ...(ownAccounts === undefined ? {} : { ownAccounts: new Set(ownAccounts) }),
  };
}

export function ruleOptionsOf({ ruleOptions }: ShopSettings): OptionOverrides {
  return ruleOptions ?? {};
}
