// What a found entity is: a kind and a place in the line.

export const entityKinds = [
  'phone',
  'landline',
  'wechat',
  'qq',
  'link',
  'price',
  'order',
  'sku',
  'address',
  'email',
  'bank-card',
  'id-card',
] as const;

export type EntityKind = (typeof entityKinds)[number];

export interface Entity {
  readonly kind: EntityKind;
  /** UTF-16 offsets in the text as given. */
  readonly start: number;
  readonly end: number;
  /** Of a link: its host, lower-case. */
  readonly host?: string;
  /** Of a link: leads to a page of the trading platforms themselves, not away from them. */
  readonly internal?: boolean;
}
