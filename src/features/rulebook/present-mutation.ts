// A mutation score as it goes over the wire.
import type { MutationRow } from './store.ts';

export function mutationOf(
  row: MutationRow | null,
): { mutants: number; killed: number; survivors: { zh: string; en: string }[] } | null {
  if (row === null) return null;
  return { mutants: row.mutants, killed: row.killed, survivors: [...row.survivors] };
}
