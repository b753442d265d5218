// A shop's setup → its settings on the wire, with the policies it may choose from.
import type { AttributionPolicy } from '../../domain/setup.ts';
import type { Config } from '../../work/config.ts';
import { SHOP_SETTINGS } from '../../work/shop-settings.ts';
import type { ShopSetup } from '../../work/shop-setup.ts';
import type { ShopSettingsView } from './contract.ts';

export function presentSettings(
  { setup, settings }: ShopSetup,
  policies: ReadonlyMap<string, AttributionPolicy>,
  { auditDays, jobDays, uploadDays }: Config,
  zoneOpen: boolean,
): ShopSettingsView {
  const keys = Object.keys(SHOP_SETTINGS) as (keyof typeof SHOP_SETTINGS)[];
  return {
    policy: setup.policy.id,
    serviceHours: setup.serviceHours,
    zoneOffsetMs: setup.zoneOffsetMs,
    zoneOpen,
    dayCutMs: setup.dayCutMs,
    conversationGapMs: setup.conversationGapMs,
    ownAccounts: [...setup.ownAccounts].sort(),
    autoPhrases: [...setup.autoReply.phrases],
    retention: settings.retention ?? null,
    changed: keys.filter((key) => settings[key] !== undefined),
    policies: [...policies.values()].map((policy) => ({
      id: policy.id,
      name: policy.name,
      note: policy.note,
      source: policy.source,
      criterion: policy.criterion,
      who: policy.who,
      inquiryWindowMs: policy.inquiryWindowMs,
      paymentWindowMs: policy.paymentWindowMs,
      afterSaleMs: policy.afterSaleMs,
      netOfRefund: policy.netOfRefund,
    })),
    kept: { auditDays, jobDays, uploadDays },
  };
}
