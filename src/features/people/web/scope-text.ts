// How far an account sees, in a few words.
import type { Account } from '../contract.ts';

/** `全部`, `店铺 A、店铺 B`, `售前一组`, `只看自己（小禾）`. */
export function scopeText(account: Pick<Account, 'scope' | 'agent'>, lang: 'zh' | 'en'): string {
  const { shops, groups, self } = account.scope;
  const zh = lang === 'zh';
  const join = (names: readonly string[]): string => names.join(zh ? '、' : ', ');
  if (self)
    return zh ? `只看自己（${account.agent ?? '–'}）` : `own work (${account.agent ?? '–'})`;
  if (shops === 'all' && groups === 'all') return zh ? '全部' : 'everything';
  const none = zh ? '还没有分配' : 'nothing yet';
  const parts = [shops, groups].flatMap((names) =>
    names === 'all' ? [] : [names.length === 0 ? none : join(names)],
  );
  return parts.join(' · ');
}
