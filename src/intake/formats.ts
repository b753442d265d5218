// Every format Kejing knows. Earlier ones win ties, so a platform's own table comes before a generic one.

import { douyinOrders } from './douyin-orders/douyin-orders.ts';
import type { DocumentFormat, TableFormat } from './format.ts';
import { genericFormats } from './generic-formats.ts';
import { jdChat } from './jd-chat/jd-chat.ts';
import { jdOrders } from './jd-orders/jd-orders.ts';
import { chituMetrics, sycmMetrics } from './metric-exports/metric-exports.ts';
import { pddOrders } from './pdd-orders/pdd-orders.ts';
import { qianniuText } from './qianniu-text/qianniu-text.ts';
import { sycmService } from './sycm-service/sycm-service.ts';
import { taobaoItems } from './taobao-items/taobao-items.ts';
import { taobaoOrders } from './taobao-orders/taobao-orders.ts';

export const platformTables: readonly TableFormat[] = [
  taobaoOrders,
  taobaoItems,
  jdOrders,
  douyinOrders,
  pddOrders,
  chituMetrics,
  sycmMetrics,
];

export const tableFormats: readonly TableFormat[] = [...platformTables, ...genericFormats];

export const documentFormats: readonly DocumentFormat[] = [sycmService, jdChat, qianniuText];
