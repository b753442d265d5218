// Links and e-mail addresses in a folded line, and whether a link stays on the trading platforms.
import type { Entity } from './entity-kind.ts';

/** Hosts of Taobao, Tmall, JD, PDD, Douyin and 1688, with all below them. */
const platformHosts = [
  'taobao.com',
  'tmall.com',
  'tmall.hk',
  'tb.cn',
  'fliggy.com',
  '1688.com',
  'jd.com',
  'jd.hk',
  '3.cn',
  'jingxi.com',
  'pinduoduo.com',
  'yangkeduo.com',
  'pdd.com',
  'douyin.com',
  'jinritemai.com',
  'kuaishou.com',
  'xiaohongshu.com',
];

const tops =
  'com|cn|net|org|hk|cc|me|top|shop|vip|xyz|site|store|link|info|club|ltd|io|co|tv|app|ink|la';
const linkPattern = new RegExp(
  `(?:https?[:：]/{1,2})?(?<![a-z0-9@.-])((?:[a-z0-9-]{1,63}\\.){1,5}(?:${tops}))(?![a-z0-9@-])(?:[:：]\\d{2,5})?(?:[/?#][a-z0-9\\-._~:/?#[\\]@!$&'()*+;=%]*)?`,
  'g',
);
const mailPattern =
  /(?<![a-z0-9._+-])[a-z0-9][a-z0-9._+-]{0,63}@((?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,10})(?![a-z0-9])/g;

/** Links (with `host` and `internal`) and e-mail addresses. */
export function findLinks(folded: string): Entity[] {
  const found: Entity[] = [];
  if (folded.includes('@')) {
    for (const match of folded.matchAll(mailPattern)) {
      found.push({ kind: 'email', start: match.index, end: match.index + match[0].length });
    }
  }
  if (!folded.includes('.')) return found;
  for (const match of folded.matchAll(linkPattern)) {
    const host = match[1]!;
    if (!/[a-z]/.test(host.slice(0, host.lastIndexOf('.'))) && host !== '3.cn') continue;
    const start = match.index;
    const end = start + match[0].replace(/[).,;!?'\]]+$/, '').length;
    if (found.some((mail) => start < mail.end && end > mail.start)) continue;
    const internal = platformHosts.some((known) => host === known || host.endsWith(`.${known}`));
    found.push({ kind: 'link', start, end, host, internal });
  }
  return found;
}
