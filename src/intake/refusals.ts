// Why a whole file cannot be used, in the words of somebody who has to do something about it.
import type { Words } from './format.ts';

export type RefusalCode =
  | 'cannot-open'
  | 'empty-file'
  | 'header-only'
  | 'image'
  | 'pdf'
  | 'archive'
  | 'media'
  | 'program'
  | 'parquet'
  | 'binary'
  | 'docx'
  | 'not-a-workbook'
  | 'not-excel'
  | 'truncated-xlsx'
  | 'truncated-zip'
  | 'damaged-file'
  | 'password'
  | 'too-large'
  | 'empty-workbook'
  | 'broken-json'
  | 'unknown-table'
  | 'unknown-json'
  | 'unknown-text';

export interface Refusal {
  readonly code: RefusalCode;
  readonly words: Words;
}

const WORDS: Readonly<Record<RefusalCode, Words>> = {
  'cannot-open': {
    zh: '打不开这个文件：请检查路径是否正确、文件是否还在、是否有读取权限',
    en: 'The file cannot be opened: check the path, that it still exists, and that you may read it',
  },
  'empty-file': {
    zh: '文件是空的：请回到后台重新导出',
    en: 'The file is empty: export it again',
  },
  'header-only': {
    zh: '只有表头，没有一行数据：导出时的日期或店铺可能没选对，请检查后重新导出',
    en: 'There is a header but no row: check the dates and the shop chosen, and export again',
  },
  image: {
    zh: '这是一张图片，读不出聊天或订单：请从后台导出表格，不要截图',
    en: 'This is a picture: export a table from the back-end instead of a screenshot',
  },
  pdf: {
    zh: '这是 PDF，读不出聊天或订单：请从后台导出 CSV 或 Excel 表格',
    en: 'This is a PDF: export CSV or Excel from the back-end',
  },
  archive: {
    zh: '这是压缩包：请先解压，再导入里面的表格',
    en: 'This is an archive: unpack it first and import the tables inside',
  },
  media: {
    zh: '这是音频或视频，读不出聊天或订单',
    en: 'This is audio or video: there are no chats or orders to read in it',
  },
  program: {
    zh: '这是一个程序，不是导出的数据',
    en: 'This is a program, not exported data',
  },
  parquet: {
    zh: '暂不支持 Parquet：请导出 CSV 或 Excel',
    en: 'Parquet is not supported yet: export CSV or Excel',
  },
  binary: {
    zh: '这不是文本也不是表格：请确认选对了文件；支持 CSV、TSV、Excel、JSON、TXT',
    en: 'This is neither text nor a table: CSV, TSV, Excel, JSON and TXT can be read',
  },
  docx: {
    zh: '这是 Word 或其他办公文档：请把聊天另存为 TXT，把表格另存为 Excel 或 CSV',
    en: 'This is a Word or other office document: save chats as TXT and tables as Excel or CSV',
  },
  'not-a-workbook': {
    zh: '这是压缩包，里面不是 Excel 工作簿：请先解压，再导入里面的文件',
    en: 'This is an archive but no Excel workbook: unpack it and import the files inside',
  },
  'not-excel': {
    zh: '文件名是 Excel 的，内容却不是 Excel 工作簿：多半没下载完、传坏了，或被别的软件加了密；请用 Excel 打开看看，打不开就重新导出',
    en: 'It is named like Excel, but no workbook can be read in it: most likely an unfinished download, damage, or encryption by other software. Try it in Excel; if that fails, export it again',
  },
  'truncated-xlsx': {
    zh: 'Excel 文件不完整（结尾缺失），多半是没下载完：请重新下载后再导入',
    en: 'The Excel file is cut off at its end, most likely an unfinished download: download it again',
  },
  'truncated-zip': {
    zh: '压缩包不完整（结尾缺失），多半是没下载完：请重新下载，解压后导入里面的表格',
    en: 'The archive is cut off at its end, most likely an unfinished download: download it again, unpack it and import the tables inside',
  },
  'damaged-file': {
    zh: '文件已损坏，读到一半读不下去：请重新导出或重新下载',
    en: 'The file is damaged: export or download it again',
  },
  password: {
    zh: '这个 Excel 设了打开密码：请在 Excel 里去掉密码，另存后再导入',
    en: 'This Excel file is protected by a password: remove it in Excel, save, and import again',
  },
  'too-large': {
    zh: '这种老格式的文件太大：请在 Excel 里另存为 .xlsx 或 CSV 后再导入',
    en: 'The file is too large for this old format: save it as .xlsx or CSV and import that',
  },
  'empty-workbook': {
    zh: 'Excel 里没有一个有内容的工作表：请确认导出成功',
    en: 'No sheet of the workbook has anything in it: check that the export worked',
  },
  'broken-json': {
    zh: 'JSON 内容不完整或格式不对，一条也读不出来：请重新导出',
    en: 'The JSON is incomplete or malformed and nothing could be read: export it again',
  },
  'unknown-table': {
    zh: '认不出这是什么表',
    en: 'It is not clear what table this is',
  },
  'unknown-json': {
    zh: '认不出这份 JSON 是什么数据：支持列表（[{…}]）、每行一条（JSONL）和平台导出的聊天 JSON',
    en: 'It is not clear what this JSON holds: lists ([{…}]), JSON Lines and platform chat logs can be read',
  },
  'unknown-text': {
    zh: '认不出这份文本：聊天请用千牛复制的原文（“昵称 日期 时间”开头），表格请保留表头',
    en: 'It is not clear what this text is: paste chats as copied from Qianniu, keep the header of tables',
  },
};

/** The refusal with, after its words, what is known of this very file. */
export function refuse(code: RefusalCode, detail: Words | null = null): Refusal {
  const words = WORDS[code];
  if (detail === null) return { code, words };
  return { code, words: { zh: `${words.zh}。${detail.zh}`, en: `${words.en}. ${detail.en}` } };
}

const EXCEL = /\.(?:xls[xmb]?|et)$/i;
const OLD_EXCEL = /\.(?:xls|et)$/i;
const JSON_NAME = /\.(?:json|jsonl|ndjson)$/i;
const ZIP = /\.zip$/i;

/** What to say of nothing readable where the file's name says what it should have been. */
export function refusalNamed(refusal: Refusal, name: string): Refusal {
  const { code } = refusal;
  const unreadable = code === 'binary' || code === 'unknown-text' || code === 'broken-json';
  if (EXCEL.test(name) && unreadable) return refuse('not-excel');
  if (OLD_EXCEL.test(name) && code === 'docx') return refuse('not-excel');
  if (JSON_NAME.test(name) && code === 'unknown-text') return refuse('broken-json');
  if (ZIP.test(name) && code === 'truncated-xlsx') return refuse('truncated-zip');
  return refusal;
}

/** Every refusal there is, for the reference page. */
export const refusalWords: Readonly<Record<RefusalCode, Words>> = WORDS;
