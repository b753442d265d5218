// Wangwang account names: which are a shop's, and which of those are machines.

const SITE_PREFIX = /^cn(?:taobao|alichn|tmall)(?=.)/;
const MACHINES = /^(?:服务助手|店小蜜|阿里店小蜜|智能客服|机器人|自动回复|客服机器人|智能助手)\d*$/;

/** `cntaobao旗舰店:小美` → `旗舰店:小美`; a full-width colon is made plain. */
export function accountName(name: string): string {
  return name.trim().replace(SITE_PREFIX, '').replace('：', ':');
}

/** The shop of a sub-account `店铺:子账号`; null: no sub-account. */
export function shopOf(account: string): string | null {
  const colon = account.indexOf(':');
  return colon > 0 && colon < account.length - 1 ? account.slice(0, colon) : null;
}

/** True for `店铺:服务助手` and its like, and for such a name alone. */
export function isMachine(account: string): boolean {
  return MACHINES.test(account.slice(account.indexOf(':') + 1));
}
