// Finds people's names where something says that they are one: a cue before, a title after, a phone beside.

export interface NameSpan {
  /** UTF-16 offsets. */
  readonly start: number;
  readonly end: number;
}

/** The hundred commonest surnames (about 85 % of people), and the two-character ones still in use. */
const SURNAME =
  '(?:欧阳|司马|上官|诸葛|皇甫|令狐|慕容|尉迟|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])';
const GIVEN = '[\\u4e00-\\u9fa5]{1,2}';
const CUE = '(?:收件人|收货人|联系人|签收人|姓名|名字|我叫|本人|户主|机主)[是为叫:：\\s]{0,3}';
const PATTERNS: readonly RegExp[] = [
  new RegExp(`(?<=${CUE})${SURNAME}${GIVEN}`, 'g'),
  new RegExp(`${SURNAME}[\\u4e00-\\u9fa5]{0,2}?(?=先生|女士|小姐|太太)`, 'g'),
  // 王小明 13800000000, 13800000000 王小明: as people paste an address.
  new RegExp(`${SURNAME}${GIVEN}(?=[\\s,，、;；:：]{0,2}\\+?\\d[\\d -]{6,})`, 'g'),
  new RegExp(`(?<=\\d[\\d -]{6,}[\\s,，、;；]{0,2})${SURNAME}${GIVEN}(?![\\u4e00-\\u9fa5])`, 'g'),
];

/** Names in a folded text, pattern by pattern; they may overlap. */
export function findPersonNames(folded: string): NameSpan[] {
  return PATTERNS.flatMap((pattern) =>
    [...folded.matchAll(pattern)].map(({ index, 0: name }) => ({
      start: index,
      end: index + name.length,
    })),
  );
}
