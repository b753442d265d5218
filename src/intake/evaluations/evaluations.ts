// Buyers' ratings of conversations, agents and orders: each a rating event of its buyer's thread.
import type { Rating } from '../../domain/event.ts';
import { fieldsOf, placesOf } from '../fields-of.ts';
import type { TableFormat } from '../format.ts';
import { noticeCounter } from '../notice-counter.ts';
import { quarantineRow } from '../quarantine-row.ts';
import { seenKeys } from '../seen-keys.ts';
import { cleanId, cleanText, parseFlag, parseTime } from '../values.ts';
import {
  badScore,
  badTime,
  futureTime,
  noBuyer,
  noBuyerColumn,
  type RatingFault,
} from './rating-faults.ts';
import { raterKey, ratingId } from './rating-identity.ts';
import { parseScore } from './rating-words.ts';

const fields = fieldsOf({
  conversation: ['conversationId sessionId sid 会话ID 会话编号', '会话编号', 'Conversation id'],
  shop: ['shopName shopId store 店铺 店铺名称 店铺名', '店铺', 'Shop'],
  buyer: ['buyerNick customer 买家 买家昵称 客户 顾客', '买家', 'Buyer'],
  agent: ['agentId waiter 客服 客服昵称 客服账号 接待客服', '客服', 'Agent', 'required'],
  degree: [
    'score rating satisfaction evaluation 评价 评分 满意度 评价结果 评价等级 评价分值 评价内容',
    '评价',
    'Rating',
    'required',
  ],
  invited: ['isInvited 是否邀评 邀评 是否邀请评价', '是否邀评', 'Asked to rate'],
  orderId: ['order orderNo 订单号 订单编号', '订单编号', 'Order number'],
  words: ['comment remark 评语 评价留言 评价备注', '评语', 'Words'],
  at: ['time evaluatedAt 评价时间 邀评时间 时间', '评价时间', 'Rated at'],
});

type Places = ReturnType<typeof placesOf<(typeof fields)[number]['name']>>;

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
  bind(column, context, headers) {
    const places = placesOf(fields, column);
    const notices = noticeCounter(context);
    const seen = seenKeys(context.met, 'evaluations');
    if (places.buyer < 0) notices.add('ratings-without-buyer', noBuyerColumn);
    let seq = 0;
    return {
      row(cells, line) {
        const { shop, buyer, rating } = readRow(cells, places, seq++, context);
        if ('fault' in rating) {
          const place = headers[places[rating.field]] ?? rating.field;
          quarantineRow(context, line, place, rating.fault, cells);
          return;
        }
        const { id, at, agent, score, invited, text } = rating;
        if (seen([shop, buyer, id, `${at} ${agent} ${score} ${invited}`, text])) {
          context.sink.row('duplicate');
          return;
        }
        context.sink.row('accepted');
        // Neither rated nor known to have been asked: the row says nothing of the buyer.
        if (score !== null || invited !== null) context.sink.event(shop, buyer, rating);
      },
      end: () => notices.flush(),
    };
  },
};

interface RatingRow {
  readonly shop: string;
  readonly buyer: string;
  readonly rating: Rating | RatingFault;
}

function readRow(
  cells: readonly string[],
  places: Places,
  seq: number,
  {
    shop: unnamed,
    zoneOffsetMs,
    latest,
  }: { readonly shop: string; readonly zoneOffsetMs: number; readonly latest: number },
): RatingRow {
  const text = (name: keyof Places): string => {
    const place = places[name];
    return place < 0 ? '' : cleanText(cells[place] ?? '');
  };
  const conversation = text('conversation') || null;
  const orderId = cleanId(text('orderId')) || null;
  const buyer = raterKey(text('buyer'), conversation);
  const row = { shop: text('shop') || unnamed, buyer };
  if (buyer === '') return { ...row, rating: { field: 'buyer', fault: noBuyer } };
  const score = parseScore(text('degree'));
  if (score === undefined) {
    return { ...row, rating: { field: 'degree', fault: badScore(text('degree')) } };
  }
  const timeText = text('at');
  const at = timeText === '' ? null : parseTime(timeText, zoneOffsetMs);
  if (timeText !== '' && at === null) {
    return { ...row, rating: { field: 'at', fault: badTime(timeText) } };
  }
  if (at !== null && at > latest) {
    return { ...row, rating: { field: 'at', fault: futureTime(timeText) } };
  }
  const agent = text('agent') || null;
  const invited = parseFlag(text('invited'));
  const about = { conversation, orderId, agent, at };
  const id = ratingId(about, score);
  const rating: Rating = {
    ...{ type: 'rating', id, seq, ...about },
    ...{ score, invited, text: text('words'), revision: 0 },
  };
  return { ...row, rating };
}
