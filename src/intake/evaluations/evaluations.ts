// Buyers' ratings of conversations: recognised and counted, and said to be not used yet.
import { fieldsOf } from '../fields-of.ts';
import type { TableFormat, Words } from '../format.ts';
import { noticeCounter } from '../notice-counter.ts';

const fields = fieldsOf({
  conversation: ['conversationId sessionId sid 会话ID 会话编号', '会话编号', 'Conversation id'],
  buyer: ['buyerNick customer 买家 买家昵称 客户 顾客', '买家', 'Buyer'],
  agent: ['agentId waiter 客服 客服昵称 客服账号 接待客服', '客服', 'Agent', 'required'],
  degree: [
    'score rating satisfaction evaluation 评价 评分 满意度 评价结果 评价等级 评价分值 评价内容',
    '评价',
    'Rating',
    'required',
  ],
  at: ['time evaluatedAt 评价时间 时间', '评价时间', 'Rated at'],
});

const notUsedYet: Words = {
  zh: '评价表已认出，但这一版的分析还不使用评价，各项分数不受它影响',
  en: 'Ratings were recognised, but this version does not use them yet: no figure depends on them',
};

export const evaluations: TableFormat = {
  id: 'evaluations',
  feeds: 'evaluations',
  words: { zh: '买家评价表', en: 'Buyer ratings' },
  fields,
  marks: [
    'degree',
    'rating',
    'satisfaction',
    'evaluation',
    '评价',
    '评分',
    '满意度',
    '评价结果',
    '评价等级',
    '评价分值',
  ],
  bind(_column, context) {
    const notices = noticeCounter(context);
    return {
      row() {
        notices.add('evaluations-not-used', notUsedYet);
        context.sink.row('accepted');
      },
      end: () => notices.flush(),
    };
  },
};
