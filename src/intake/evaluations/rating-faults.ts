// What can be wrong with a row of a table of ratings, and what is worth saying once a file.
import type { Words } from '../format.ts';
import type { RowFault } from '../row-faults.ts';

/** `field`: the column at fault. */
export interface RatingFault {
  readonly field: 'buyer' | 'degree' | 'at';
  readonly fault: RowFault;
}

export const noBuyer: RowFault = {
  code: 'no-buyer',
  words: {
    zh: '没有买家，也没有会话编号，不知道是谁的评价；请补上买家一列',
    en: 'Neither a buyer nor a conversation id: whose rating is it? Fill in the buyer',
  },
};

export const noBuyerColumn: Words = {
  zh: '没有买家一列：评价只算在客服头上，对不上聊天，评价率、邀评率不计；请导出时带上买家',
  en: 'No column names the buyer: ratings count for their agents but meet no chat; export the buyer too',
};

export function badScore(text: string): RowFault {
  return {
    code: 'bad-score',
    words: {
      zh: `看不出“${text}”是几分；请写成 非常满意/满意/一般/不满意/非常不满意 或 1–5 分，也可用 kejing map 在 values 里注明`,
      en: `How many points is “${text}”? Write 1–5, or very satisfied … very dissatisfied, or say so under values in a mapping (kejing map)`,
    },
  };
}

export function badTime(text: string): RowFault {
  return {
    code: 'bad-time',
    words: {
      zh: `评价时间“${text}”看不懂或不存在，请写成 2026-06-01 10:00:00`,
      en: `“${text}” is not a time or does not exist; write 2026-06-01 10:00:00`,
    },
  };
}

export function futureTime(text: string): RowFault {
  return {
    code: 'future-time',
    words: {
      zh: `评价时间 ${text} 还没到；请检查电脑时间或这一行的日期`,
      en: `${text} is in the future; check the clock or the date of this row`,
    },
  };
}
