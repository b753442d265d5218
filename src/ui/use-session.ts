// Who is at the screen and which shops they see: given once by the entry, asked for everywhere.
import { createContext, useContext } from 'react';
import { CHINA_OFFSET_MS } from '../lib/zone.ts';

export interface SessionShop {
  readonly id: string;
  readonly name: string;
  /** First and last business day with data, `YYYY-MM-DD`; null: nothing imported yet. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
  /** ms to add to UTC for its wall clock. */
  readonly zoneOffsetMs: number;
}

export interface Session {
  readonly name: string;
  /** Role code, e.g. `manager`; words in src/ui/role-words.ts. */
  readonly role: string;
  readonly permissions: readonly string[];
  readonly shops: readonly SessionShop[];
  /** Of the installation: what belongs to no shop is told by it. */
  readonly zoneOffsetMs: number;
}

const NOBODY: Session = {
  name: '',
  role: '',
  permissions: [],
  shops: [],
  zoneOffsetMs: CHINA_OFFSET_MS,
};

export const SessionContext = createContext<Session>(NOBODY);

export function useSession(): Session {
  return useContext(SessionContext);
}

/** `const may = useMay(); may('rules.write')`: what is shown; the server decides anyway. */
export function useMay(): (permission: string) => boolean {
  const { permissions } = useSession();
  return (permission) => permissions.includes(permission);
}
