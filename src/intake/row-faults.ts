// What can be wrong with the shape of a table's row, whatever the table is.
import type { CsvProblem } from '../lib/csv.ts';
import type { Words } from './format.ts';

export interface RowFault {
  readonly code: string;
  readonly words: Words;
}

export const textFaults: Readonly<Record<CsvProblem, RowFault>> = {
  'broken-quote': {
    code: 'broken-quote',
    words: {
      zh: '这一行有一个引号没有配对，分不清单元格，未导入；请在原文件里补上或删掉多余的引号（"）',
      en: 'A quote (") on this line is not closed, so its cells cannot be told apart; close or remove it',
    },
  },
  'cell-too-long': {
    code: 'cell-too-long',
    words: {
      zh: '这一行超过 100 万字，不像聊天或订单，未导入；请检查是否粘贴了图片编码或整份文件',
      en: 'This row is over a million characters long and was not imported; is an image or a file pasted in it?',
    },
  },
  'nul-bytes': {
    code: 'nul-bytes',
    words: {
      zh: '这一行含有损坏的空字节（NUL），未导入；请重新导出或重新下载',
      en: 'This row holds NUL bytes, a sign of damage, and was not imported; export or download it again',
    },
  },
};

export const tooManyCells: RowFault = {
  code: 'too-many-cells',
  words: {
    zh: '这一行的单元格比表头多，内容可能因为没加引号的逗号错位，未导入；请给含逗号的内容加上引号',
    en: 'This row has more cells than the header, so an unquoted comma may have shifted them; quote that cell',
  },
};

export const tooFewCells: RowFault = {
  code: 'too-few-cells',
  words: {
    zh: '这一行缺了必需的列，可能被内容里的换行截断，未导入；请给含换行的内容加上引号',
    en: 'This row lacks columns that are needed, perhaps cut by a line break in a cell; quote that cell',
  },
};
