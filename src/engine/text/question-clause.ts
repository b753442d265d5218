// Whether a clause asks: by its end (吗, 没, 不), by a word in it (什么, 多少), or by its form (A还是B).
import { isWordUnit } from './sentence-edge.ts';

const word = '[^\\s,，。!?;；~～…、]';

/** Ends of a clause that ask whatever stands before: 有货吗, 到了没, 在不. */
const askingEnd = new RegExp(
  [
    '(?<!干)吗[呀啊亲的哈呢哦]{0,2}$',
    '(?<![什怎这那多要])么[呀啊亲的呢]{0,2}$',
    '(?:了|到|好|发|拍|收|看|付|退|给|过|货|得|开)(?:没|没有|木有|不)(?:啊|呀|呢|亲)?$',
    `(?:有|能|会|可以|是|要|在|行|好|用)${word}{0,8}(?:没|没有|木有|不)(?:啊|呀|呢|亲)?$`,
    '(?:^|[^吧])(?:是|对|能|会|可以|有|没有|不|在|到|都|应该|一样|包邮|正品|真)[^给拍]{0,8}吧[亲呀啊]?$',
    '(?:可以|能|有|会|是|行|在)[^\\s]{0,8}嘛[亲]?$',
  ].join('|'),
);

/** Last characters of what `askingEnd` matches. */
const endings = new Set('吗么没有不吧嘛呀啊亲的哈呢哦');

/** 吧 and 嘛 that settle instead of asking. */
const settlingEnd =
  /^(?:那|那就|就|我|还是|先|算了|好|行|嗯|恩|给|随便|好的|那好|可以|不要|不用|不了){1,4}(?:这样|这个|拍)?(?:吧|嘛)|(?:是的|好的|可以的|知道的|没事的|对的|不是|不会)嘛$|(?:拍|买|等|看|退|换|试|发|要|算|用|来|说)(?:了|着|一下|下|看)?吧$/;

/** What asks wherever it stands; tried only where one of `firsts` stands. */
const askingWord = new RegExp(
  [
    '(?<!无论|不论)如何',
    '为何|为啥|可否|能否|何时|(?<!查看|核实|确认|检查|看不到|看不出|无论|不论|取决于)是否',
    '有木有|有无',
    '(?<!没|有点|有些|不管|无论)多(?:少|久|大(?!家|小|都|于)|长(?!期)|重(?!要)|高(?!兴)|宽|厚|远)(?!.{0,3}(?:都|也)|会有|总|有点|不等)',
    '(?<![好十这那前近过没两数百千头无])几(?:天|号|点|个|件|月|元|块|岁|公斤|斤|米|条|双|套|瓶|包|盒|片|小时|分钟|折|层|楼|年|钱|码|种|款|次)(?!工作日)(?!.{0,3}(?:就|内|左右|以内|之后))',
    '(?<!天|随便|不管|无论|看您|看你)哪(?!怕|里哪里|里话|都|能这样|有的)(?:个|里|款|儿|些|天|家|种|一|边|位|有|能|年|号|快递|不|可以)',
    '(?<!没|没有|不是|不为|不管|无论|随便|那么|也没|有)(?:什么|啥|甚么)(?!的$|的[,，都]|.{0,3}(?:都|也))',
    '(?<![没不])有(?:什么|啥)(?!.{0,8}(?:随时|再|尽管|都可|可以问|问题可以|直接|欢迎|您就|就|都))',
    '(?<!不|没)(?:怎么|怎样|咋)(?!会呢|会的|可能|好意思|.{0,3}(?:都|也)|说呢)',
    '(?<!不管)谁(?!都|知道|也|让)',
  ].join('|'),
  'y',
);
const firsts = new Uint8Array(65_536);
for (const unit of '如为可能何是有多几哪什啥甚怎咋谁') firsts[unit.charCodeAt(0)] = 1;

/** 我想问下… asks even where nothing else shows it. */
const announced = new RegExp(
  `(?:请问|想问|问下|问一下|咨询下|咨询一下|打听)(?:您|你|亲|下|一下)?${word}{3,}`,
);

/** A or B? */
const alternative =
  /(?<!^|我|那|但|可|却|也|您|你|我们|这边)还是(?![不没算要很有比挺先那觉等会可在老]|一样|建议|别)/;

/** 红色的呢, 快递呢, 人呢: asks by taking up the matter. */
const takenUp =
  /^(?:那|那么|那我|我|我的|这个|那个)?[^是可以会能好行不有没很在送发挺给都要对也已还就嗯恩哦太了看查等气谢意正帮下歉放中片记0-9]{1,5}(?<![^红黑白蓝绿黄粉紫灰色大中小号外他别]的)呢[亲]?$/;

/** 如果有什么问题随时联系: supposes, does not ask. */
const supposing =
  /^(?:如果|若|要是|假如|万一|今后|以后|后续|之后|您?有任何)(?!.*(?:怎么|多少|多久|吗|能不能|是不是))/;

/** True if the clause (folded, without the mark that ends it) asks by its words. */
export function clauseAsks(clause: string): boolean {
  const text = stripped(clause);
  if (text.length < 2) return false;
  if (endings.has(text[text.length - 1]!)) {
    if (askingEnd.test(text) && !settlingEnd.test(text)) return true;
    if ('呢亲'.includes(text[text.length - 1]!) && takenUp.test(text)) return true;
  }
  if (hasAskingWord(text) && !supposing.test(text)) return true;
  if (text.includes('还是') && alternative.test(text)) return true;
  return /[问询听]/.test(text) && announced.test(text);
}

function hasAskingWord(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit === 0x4e0d || unit === 0x6ca1) && isDoubled(text, i)) return true;
    if (firsts[unit] === 0) continue;
    askingWord.lastIndex = i;
    if (askingWord.test(text)) return true;
  }
  return false;
}

/** 能不能, 有没有, 送不送; but 但是不是, 了不了起, and 不不不 denies. */
function isDoubled(text: string, at: number): boolean {
  if (text[at - 1] === text[at]) return false;
  if (at === 0 || text[at - 1] !== text[at + 1] || text.charCodeAt(at - 1) < 0x4e00) return false;
  if (text[at - 1] === '是' && at > 1 && '但可而就还总'.includes(text[at - 2]!)) return false;
  return !'起及停'.includes(text[at + 2] ?? ' ');
}

/** Without what follows the last word (signs, emoji, [微笑]) and the 亲 it begins with. */
function stripped(clause: string): string {
  let end = clause.length;
  while (end > 0) {
    const last = clause[end - 1]!;
    const open = last === ']' ? clause.lastIndexOf('[', end - 1) : -1;
    if (open >= 0 && end - open <= 8) end = open;
    else if (!isWordUnit(clause.charCodeAt(end - 1))) end -= 1;
    else break;
  }
  let start = 0;
  if (clause.startsWith('客官') && end > 2) start = 2;
  while (clause[start] === '亲' && start + 1 < end) start += 1;
  return clause.slice(start, end);
}
