// Known ways to write 微信, QQ, 好评 and 返现 past a word filter, and what they stand for.

export interface KnownDisguise {
  /** For folded text; sticky: tried only where one of `first` stands. No nested repetition. */
  readonly pattern: RegExp;
  readonly meaning: string;
  /** Characters the pattern begins with. */
  readonly first: string;
}

/** What people put between the characters of a word: spaces, signs and emoji, but no sentence punctuation. */
const gap = String.raw`[^\p{L}\p{N}\p{M},，。!！?？;；:：、()（）"“”'[\]【】《》<>{}「」『』\n\r]`;
const heart = '[❤♥❣♡💌💓-💟🖤🤍🤎🧡🩷🩵]';
const between = String.raw`(?:${gap}{0,3}|\d)`;
const address = '(?:我|你|您|咱|个|下|一下|我的|老板|客服|主管)?';
/** 加 in its own disguises, and whom to add, right before. */
const add = `(?:加|佳|伽|嘉|➕|(?<!\\d)\\+|(?<![a-z])jia|扫|搜)${gap}{0,3}${address}${gap}{0,3}`;
const moreCues = '(?:留|换|发|联系|私聊|有|我的|走|转)';
/** What follows an account: 号, a colon, or the id itself. */
const account = `(?=${gap}{0,2}(?:同?号|[:：]|是[a-z0-9])|${gap}{0,2}[a-z0-9_-]{6})`;
/** wx-3 is a model, v领 a neckline. */
const noModel = String.raw`(?!${gap}{0,1}\d{1,4}(?!\d))(?![a-z])`;
const noNeckline = '(?![领字型形脸口腰底])';
const notJoined = '(?<![a-z0-9-])';

const wechat: readonly string[] = [
  `(?<!稍|轻|略|些|细)[微薇葳徽巍]${between}(?:信|芯(?!片)|${heart}${gap}{0,2}信?)`,
  `(?<![a-z0-9])v${between}(?:信|芯(?!片)|${heart}${gap}{0,2}信?)`,
  `[薇葳]${gap}{0,3}[心欣昕鑫辛忻]`,
  `(?<=${add})[威维唯巍围喂尾味]${between}[信心芯欣辛]`,
  `[威维][信芯]${account}`,
  `(?<=${add})[薇葳徽](?!${between}[信心芯欣昕鑫辛])`,
  `(?<=${add})v${noModel}${noNeckline}`,
  `(?<![a-z0-9])v${noNeckline}(?=${gap}{0,2}[:：]${gap}{0,2}[a-z0-9_-]{5})`,
  `${notJoined}[vw]x${noModel}${noNeckline}`,
  `${notJoined}[vw]x${account}`,
  `(?<=${add})[vw]${gap}{1,2}x(?![a-z])`,
  `${notJoined}[vw]${gap}{1,2}x${account}`,
  `${notJoined}(?:we?chat|wei?${gap}{0,3}xin|v(?:ei)?${gap}{0,3}xin|wexin)(?![a-z])`,
  `[薇葳徽]${gap}{0,3}xin(?![a-z])`,
  `(?<=(?<![a-z])jia${gap}{1,3})wei(?![a-z]|${gap}{0,3}xin)`,
];

const qq: readonly string[] = [
  `${notJoined}q${gap}{1,2}q(?![a-z糖弹软])`,
  `${notJoined}q${gap}{0,2}[扣抠](?![子])`,
  `[扣抠]${gap}{0,2}q(?![a-z])`,
  `(?<=(?:${add}|${moreCues}))(?<![纽衣钮环搭锁带暗])(?:扣${gap}{0,2}扣|抠${gap}{0,2}抠|蔻蔻|叩叩)(?![子上不好住紧])`,
  String.raw`(?<![纽衣钮环搭锁带暗])(?:扣${gap}{0,2}扣|抠${gap}{0,2}抠|企鹅|球球)(?=[号群]|${gap}{0,2}[:：是]?${gap}{0,2}\d{5})`,
];

const praise: readonly string[] = [
  `好${between}(?:坪|苹(?!果)|呯)`,
  '(?:郝|浩|昊)评(?![估价测论])',
  '(?<=[五5]星)好凭(?!借)',
];

const rebate: readonly string[] = [
  String.raw`(?<=[评图价晒][^。!?\n]{0,6})(?:反${gap}{0,3}现(?![在场])|返${gap}{0,3}[线限县](?![条路索制量]))`,
  String.raw`(?<=[评图价晒][^。!?\n]{0,6})返${gap}{0,2}[💰💵💴¥$]`,
];

type Family = readonly [forms: readonly string[], meaning: string, first: string];

const families: readonly Family[] = [
  [wechat, '微信', 'vw薇葳徽巍威维微唯围喂尾味'],
  [qq, 'qq', 'q扣抠蔻叩企球'],
  [praise, '好评', '好郝浩昊'],
  [rebate, '返现', '反返'],
  [[`[五5]${gap}{0,2}(?:星|⭐|🌟|★|☆)(?=${gap}{0,2}(?:好|评))`], '五星', '五5'],
  [['🧧', '[鸿宏洪]包'], '红包', '🧧鸿宏洪'],
  [['(?<![a-z0-9])zfb(?![a-z0-9])'], '支付宝', 'z'],
];

/** One pattern per meaning; earlier alternatives win where several begin at one place. */
export const knownDisguises: readonly KnownDisguise[] = families.map(([forms, meaning, first]) => ({
  pattern: new RegExp(forms.join('|'), 'uy'),
  meaning,
  first,
}));

/** 加 written otherwise; counts only right before a contact. */
export const addDisguise = new RegExp(
  `(?:佳|伽|嘉|➕|\\+|(?<![a-z])jia)(?=${gap}{0,3}${address}${gap}{0,3}$)`,
  'u',
);

/** Matches what may stand between the characters of a word. */
export const gapUnit = new RegExp(`^${gap}$`, 'u');
