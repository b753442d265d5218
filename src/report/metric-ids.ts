// The metrics the report names by id; all others are only listed.
export const METRIC = {
  inquiries: 'inquiries',
  conversion: 'conversion',
  orderValue: 'order-value',
  sales: 'sales',
  orderLoss: 'order-loss-rate',
  /** The median: one night's wait must not stand for an agent. */
  firstResponse: 'first-response-median',
  replyRate: 'reply-rate',
} as const;
