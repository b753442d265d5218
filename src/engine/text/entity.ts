// Finds contacts, numbers, links, prices and addresses in a line.
import { foldInPlace, foldUnit } from '../../lib/text-folding.ts';
import { findContacts } from './entity-contact.ts';
import type { Entity, EntityKind } from './entity-kind.ts';
import { findLinks } from './entity-link.ts';
import { findNumbers } from './entity-number.ts';
import { findAddresses, findPrices } from './entity-place.ts';

/** What a unit may be part of; lets most lines be settled by one look at each unit. */
const DIGIT = 1;
const LETTER = 2;
const PLACE = 4;
const CONTACT = 8;
/** One of them stands in every line that tells a contact, an address. */
export const CONTACT_UNITS = 'vwq微薇威徽加➕扣抠企';
export const ADDRESS_UNITS = '路街道巷弄村镇乡苑园厦区';
const hints = new Uint8Array(65_536);
for (let unit = 48; unit <= 57; unit++) hints[unit] = DIGIT;
for (let unit = 97; unit <= 122; unit++) hints[unit] = LETTER;
for (const unit of CONTACT_UNITS) hints[unit.charCodeAt(0)]! |= CONTACT;
for (const unit of ADDRESS_UNITS) hints[unit.charCodeAt(0)] = PLACE;

/** Fewer digits in a row are no phone, card, order or item. */
const numberDigitsMin = 3;

/**
 * The entities of the given kinds in a line, by place. A number is one kind only (an id card is no order
 * number), save that a phone number given as a WeChat id is both. Numbers inside longer ones are none.
 */
export function findEntities(text: string, kinds: readonly EntityKind[]): readonly Entity[] {
  const parts = partsFor(text, kinds);
  if (parts === 0) return none;
  const folded = foldInPlace(text);
  const found: Entity[] = [];
  const mayLink = (parts & (NUMBERS | LINKS)) !== 0 && folded.includes('.');
  const links = mayLink ? findLinks(folded) : none;
  found.push(...links);
  if ((parts & NUMBERS) !== 0) {
    for (const entity of findNumbers(folded)) {
      const inLink = links.some((link) => entity.start < link.end && entity.end > link.start);
      if (!inLink) found.push(entity);
    }
  }
  if ((parts & CONTACTS) !== 0) found.push(...findContacts(folded));
  if ((parts & PRICES) !== 0) found.push(...findPrices(folded));
  if ((parts & ADDRESSES) !== 0) found.push(...findAddresses(folded));
  if (found.length === 0) return none;
  return found
    .filter((entity) => kinds.includes(entity.kind))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

const NUMBERS = 1;
const LINKS = 2;
const CONTACTS = 4;
const PRICES = 8;
const ADDRESSES = 16;

/** What there is to look for in a line, told from its characters: nothing in most. */
function partsFor(text: string, kinds: readonly EntityKind[]): number {
  let seen = 0;
  let digits = 0;
  let digitsMost = 0;
  let digitsAll = 0;
  let account = 0;
  let accountMost = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = foldUnit(text.charCodeAt(i));
    const hint = unit < 0 ? 0 : hints[unit]!;
    seen |= hint;
    if (hint === DIGIT) {
      digits += 1;
      digitsAll += 1;
      if (digits > digitsMost) digitsMost = digits;
    } else digits = 0;
    account = mayStandInAccount(unit, hint) ? account + 1 : 0;
    if (account > accountMost) accountMost = account;
  }
  if (seen === 0) return 0;
  let parts = 0;
  if (digitsMost >= numberDigitsMin && kinds.some((kind) => digitsAll >= digitsMin[kind])) {
    parts |= NUMBERS;
  }
  if (seen & LETTER && (kinds.includes('link') || kinds.includes('email'))) parts |= LINKS;
  if (
    seen & CONTACT &&
    accountMost >= accountUnitsMin &&
    (kinds.includes('wechat') || kinds.includes('qq'))
  ) {
    parts |= CONTACTS;
  }
  if (seen & DIGIT && kinds.includes('price')) parts |= PRICES;
  if (seen & PLACE && kinds.includes('address')) parts |= ADDRESSES;
  return parts;
}

/** Letters, digits, hyphen and underscore. */
function mayStandInAccount(unit: number, hint: number): boolean {
  return (hint & (DIGIT | LETTER)) !== 0 || unit === 45 || unit === 95;
}

/** Units in a row of the shortest account: a QQ number. */
const accountUnitsMin = 5;

const none: readonly Entity[] = [];

const never = Number.POSITIVE_INFINITY;
/** Digits a line has at least that holds such a number (entity-number.ts); never: it is no number. */
const digitsMin: Readonly<Record<EntityKind, number>> = {
  phone: 11,
  landline: 10,
  order: 8,
  sku: 6,
  'bank-card': 16,
  'id-card': 17,
  wechat: never,
  qq: never,
  link: never,
  price: never,
  address: never,
  email: never,
};

/** Units that a text holding such an entity has at least. */
export function unitsAtLeast(kind: EntityKind): number {
  const digits = digitsMin[kind];
  return digits === never ? 1 : digits;
}
