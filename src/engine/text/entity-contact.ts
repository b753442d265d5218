// WeChat ids and QQ numbers in a folded line: only where something says that they are.
import type { Entity } from './entity-kind.ts';

const wechatCue =
  '(?:微信|薇信|威信|徽信|微芯|v信|薇❤信?|v❤|(?<![a-z0-9])(?:vx|wx|weixin|wechat|v(?=[:：+号 ]))|(?:加|\\+|➕) ?(?:我|你|您)? ?[v微薇])';
const filler = '(?:同?号|账号|帐号|id|是|为|加|我的?|就是|的|[:：,，、\\s+~—-]){0,6}?';
const wechat = new RegExp(
  `${wechatCue}${filler}((?<![a-z0-9_-])(?:[a-z][a-z0-9_-]{5,19}|1[3-9]\\d{9}|\\d{6,12})|(?<=(?:vx|wx|v))\\d{6,12})(?![a-z0-9_-])`,
  'g',
);
const qq =
  /(?:(?<![a-z])q{1,2}|扣扣|抠抠|企鹅|q扣|扣q)(?:群|号|账号|帐号|是|为|[:：,，\s]){0,4}([1-9]\d{4,10})(?!\d)/g;

/** WeChat ids after 微信, vx, 加v … and QQ numbers after QQ, 扣扣 …; the span is the id's alone. */
export function findContacts(folded: string): Entity[] {
  const found: Entity[] = [];
  for (const match of folded.matchAll(wechat)) {
    if (/^(?:https?|weixin|wechat|alipay|taobao)$/.test(match[1]!)) continue;
    found.push(spanOf('wechat', match));
  }
  for (const match of folded.matchAll(qq)) found.push(spanOf('qq', match));
  return found;
}

function spanOf(kind: 'wechat' | 'qq', match: RegExpExecArray): Entity {
  const end = match.index + match[0].length;
  return { kind, start: end - match[1]!.length, end };
}
