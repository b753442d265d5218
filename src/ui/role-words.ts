// The roles of people in words.
import { ROLE_WORDS } from '../http/permissions.ts';
import type { Said } from './use-words.ts';

/** The role's name; a role without words is shown by its code. */
export function roleWords(role: string): Said<string> {
  const known: Readonly<Record<string, Said<string>>> = ROLE_WORDS;
  return known[role] ?? { zh: role, en: role };
}
