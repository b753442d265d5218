// What a line may hold, told from its characters alone: settles most questions about most lines at a glance.
import { foldingTable } from '../../lib/text-folding.ts';
import { BARE_UNITS } from './bare-answer.ts';
import { ADDRESS_UNITS, CONTACT_UNITS } from './entity.ts';
import { isSuspect } from './evasion.ts';
import { ASKING_UNITS } from './question.ts';
import { isWordUnit } from './sentence-edge.ts';

/** Signs of a line, by number. A line without one surely holds nothing of the kind. */
export const ASKS = 0;
export const BARE = 1;
export const NUMBER = 2;
export const CONTACT = 3;
export const LINK = 4;
export const ADDRESS = 5;
/** How many numbers are set aside for signs. */
export const SIGN_COUNT = 8;

/** Marks of single characters. */
const ASKING = 1;
const DIGIT = 2;
const LETTER = 4;
const DOT = 8;
const ACCOUNT = 16;
const PLACE = 32;
/** A letter that no bare answer has. */
const MORE = 64;
const BRACKET = 128;
const SUSPECT = 256;

/** Folds a line and gathers the marks of its characters. */
export const signTable = foldingTable(buildMarks());

function buildMarks(): Uint16Array {
  const marks = new Uint16Array(65_536);
  for (let unit = 0; unit < 65_536; unit++) {
    if (isWordUnit(unit)) marks[unit] = MORE;
    if (isSuspect(unit)) marks[unit]! |= SUSPECT;
  }
  const add = (units: string, mark: number): void => {
    for (let i = 0; i < units.length; i++) marks[units.charCodeAt(i)]! |= mark;
  };
  for (let i = 0; i < BARE_UNITS.length; i++) marks[BARE_UNITS.charCodeAt(i)]! &= ~MORE;
  add(ASKING_UNITS, ASKING);
  add('0123456789', DIGIT);
  add('abcdefghijklmnopqrstuvwxyz', LETTER);
  add('.', DOT);
  add(CONTACT_UNITS, ACCOUNT);
  add(ADDRESS_UNITS, PLACE);
  add('[', BRACKET);
  return marks;
}

/** Signs of a line as bits, from the marks of all its characters. */
export function signsOf(marks: number): number {
  let signs = 0;
  if ((marks & ASKING) !== 0) signs |= 1 << ASKS;
  if ((marks & MORE) === 0 || (marks & BRACKET) !== 0) signs |= 1 << BARE;
  if ((marks & DIGIT) !== 0) signs |= 1 << NUMBER;
  if ((marks & ACCOUNT) !== 0 && (marks & (LETTER | DIGIT)) !== 0) signs |= 1 << CONTACT;
  if ((marks & LETTER) !== 0 && (marks & DOT) !== 0) signs |= 1 << LINK;
  if ((marks & PLACE) !== 0) signs |= 1 << ADDRESS;
  return signs;
}

/** Whether a disguise may be in the line. */
export function mayDisguise(marks: number): boolean {
  return (marks & SUSPECT) !== 0;
}
