// A suggested mapping → the YAML a manager edits: every field explained, examples beside what was found.
import type { SuggestedColumn, Suggestion } from './suggest-mapping.ts';

const EXAMPLES_SHOWN = 3;
const EXAMPLE_CHARS = 16;

const FEEDS_ZH: Readonly<Record<string, string>> = {
  chats: '聊天',
  orders: '订单',
  agents: '客服名单',
  duty: '排班',
  products: '商品资料',
  evaluations: '评价',
};

/** `file` is the table's file name, as shown to the user. */
export function writeMapping(suggestion: Suggestion, file: string): string {
  const lines = [
    `# 客镜列对应表（column mapping）：${file}`,
    '# 左边是客镜的字段，右边是你的表里的列名（表头）。没有的列留空。',
    '# 带“请确认”的是客镜猜的，导入前请看一眼。改好后运行：',
    `#   kejing analyze ${file} --mapping 这个文件.yaml`,
    'version: 1',
    `name: ${quote(file)}`,
    `feeds: ${suggestion.feeds}   # 这张表是：${FEEDS_ZH[suggestion.feeds] ?? suggestion.feeds}；可选 ${Object.keys(FEEDS_ZH).join(' / ')}`,
    '',
    'columns:',
    ...suggestion.columns.map(columnLine),
    '',
    '# 表里的词和客镜的词不一样时，在这里对应（左：表里的词，右：客镜的词）。',
    '# 例：发送方写的是 0 和 1 ——  sender: { "0": buyer, "1": agent }',
    ...valueLines(suggestion),
    '',
    '# 表里没有、但每一行都一样的内容，例如店铺名。',
    'constants:',
    '  # shop: 我的旗舰店',
  ];
  if (suggestion.unused.length > 0) {
    lines.push('', `# 没有用到的列：${suggestion.unused.map(oneLine).join('、')}`);
  }
  return `${lines.join('\n')}\n`;
}

function columnLine({ field, header, sure, examples }: SuggestedColumn): string {
  const need = field.required ? '，必填' : '';
  const about = `${field.words.zh}${need}`;
  if (header === null) return `  ${field.name}:   # ${about}`;
  const shown = examples
    .slice(0, EXAMPLES_SHOWN)
    .map((text) => oneLine(text).slice(0, EXAMPLE_CHARS));
  return `  ${field.name}: ${quote(header)}   # ${about}${sure ? '' : '（请确认）'}；例：${shown.join(' | ')}`;
}

function valueLines(suggestion: Suggestion): string[] {
  if (suggestion.unknownSenders.length === 0) return ['values: {}'];
  return [
    'values:',
    '  sender:   # 请把每个词写成 buyer（买家）、agent（客服）、bot（机器人）或 system（系统）',
    ...suggestion.unknownSenders.map((word) => `    ${quote(word)}:`),
  ];
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A JSON string is a YAML string. */
function quote(text: string): string {
  return JSON.stringify(text);
}
