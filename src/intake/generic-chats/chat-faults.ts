// What can be wrong with a row of a generic chat table, and what is worth saying once a file.
import type { Words } from '../format.ts';
import type { RowFault } from '../row-faults.ts';

export const noText: RowFault = {
  code: 'no-text',
  words: {
    zh: '消息内容是空的，也不是图片、商品等其他类型，未导入',
    en: 'The message is empty and is no image, product card or the like',
  },
};

export const noBuyer: RowFault = {
  code: 'no-buyer',
  words: {
    zh: '没有买家，也没有会话编号，不知道是谁的聊天；请补上买家一列',
    en: 'Neither a buyer nor a conversation id: whose chat is it? Fill in the buyer',
  },
};

export function unknownSender(text: string): RowFault {
  return {
    code: 'unknown-sender',
    words: {
      zh: `看不出“${text}”是买家还是客服；请写成 买家/客服/机器人/系统，或用 kejing map 生成对应表，在 values 里注明`,
      en: `Is “${text}” the buyer or an agent? Write buyer/agent/bot/system, or say so under values in a mapping (kejing map)`,
    },
  };
}

export function badTime(text: string): RowFault {
  return {
    code: 'bad-time',
    words: {
      zh: `发送时间“${text}”看不懂或不存在，请写成 2026-06-01 10:00:00`,
      en: `“${text}” is not a time or does not exist; write 2026-06-01 10:00:00`,
    },
  };
}

export function futureTime(text: string): RowFault {
  return {
    code: 'future-time',
    words: {
      zh: `发送时间 ${text} 还没到；请检查电脑时间或这一行的日期`,
      en: `${text} is in the future; check the clock or the date of this row`,
    },
  };
}

export const untimedTable: Words = {
  zh: '没有发送时间：只按先后顺序质检，响应时间等需要时间的指标不计',
  en: 'There are no times: lines are judged by their order, and figures that need time are left out',
};

export const untimedRows: Words = {
  zh: '有些消息没有发送时间：按先后顺序质检，不计入响应时间',
  en: 'Some messages have no time: judged by their order, left out of response times',
};

export const maskedBuyers: Words = {
  zh: '买家昵称被平台打码（如 x**）：有会话编号的按会话区分，不与订单自动对应',
  en: 'Buyer names are masked (e.g. x**): kept apart by conversation id and not joined to orders by themselves',
};

export const idReused: Words = {
  zh: '不同的消息用了同一个消息编号：都保留，后面的另起编号',
  en: 'Different messages share one message id: all are kept, the later ones under an id of their own',
};

export const unknownKind = (text: string): Words => ({
  zh: `认不出消息类型“${text}”：按文本处理`,
  en: `The message kind “${text}” is not known: read as text`,
});

export const noShop: Words = {
  zh: '没有店铺一列：都算作同一个店铺，可用 --shop 指定店名',
  en: 'There is no shop column: all rows count as one shop; name it with --shop',
};
