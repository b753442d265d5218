// The columns a generic chat table may have, and the headers they go by.
import { fieldsOf } from '../fields-of.ts';

export const chatFields = fieldsOf({
  messageId: ['msgId id 消息ID 消息编号 编号', '消息编号（可不填）', 'Message id (optional)'],
  conversation: [
    'conversationId session sessionId sid chatId dialogueId 会话ID 会话编号 会话 对话编号 聊天ID',
    '会话编号（可不填）',
    'Conversation id (optional)',
  ],
  shop: ['shopName shopId store storeName 店铺 店铺名称 店铺名 所属店铺', '店铺', 'Shop'],
  buyer: [
    'buyerId buyerName buyerNick customer customerId customerName user userId 买家 买家昵称 买家会员名 买家名称 买家ID 买家账号 买家旺旺 旺旺名 对方旺旺 买家旺旺名 会员名 会员昵称 客户 客户昵称 客户名称 客户ID 顾客 顾客昵称 用户 用户昵称 用户名',
    '买家',
    'Buyer',
  ],
  agent: [
    'agentId agentName staff waiter csr 客服 客服昵称 客服账号 客服ID 客服名称 客服姓名 接待客服 子账号 客服旺旺 坐席 服务客服',
    '客服',
    'Agent',
  ],
  sender: [
    'senderType senderRole role by from direction speaker 发送方 发送者 发送人 发送方类型 发言人 说话人 角色 身份 消息方向 方向',
    '谁发的（买家/客服/机器人/系统）',
    'Who wrote it (buyer/agent/bot/system)',
    'required',
  ],
  sentAt: [
    'at time timestamp createdAt createTime datetime date sendTime msgTime 发送时间 时间 消息时间 聊天时间 创建时间 日期时间',
    '发送时间',
    'Sent at',
  ],
  kind: ['type msgType messageType contentType 消息类型 类型 内容类型', '消息类型', 'Kind'],
  text: [
    'content message msg body 内容 消息内容 聊天内容 发送内容 消息 正文 文本',
    '消息内容',
    'Text',
    'required',
  ],
  sku: [
    'skuId productId itemId goodsId 商品ID 商品编号 商品编码 宝贝ID 商品',
    '商品编号',
    'Product (SKU)',
  ],
  orderId: ['order orderNo 订单号 订单编号', '订单编号', 'Order number'],
  auto: [
    'isAuto automatic 是否自动 自动回复 是否机器人 是否自动回复',
    '是否自动发送',
    'Sent automatically',
  ],
  revoked: [
    'revokedAt isRevoked recalled 撤回 撤回时间 是否撤回 已撤回',
    '是否撤回（或撤回时间）',
    'Revoked (or when)',
  ],
});

export type ChatField = (typeof chatFields)[number]['name'];
