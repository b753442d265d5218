// Names of the rules and agents of the shop in question, for filters that are chosen from a list.
import { useQuery } from '@tanstack/react-query';
import { useFilters } from '../../../ui/use-filters.ts';
import { useTw } from '../../../ui/use-words.ts';
import { fetchInspection } from './conversations-api.ts';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Names {
  readonly rules: readonly Choice[];
  readonly agents: readonly Choice[];
  readonly groups: readonly Choice[];
}

const NONE: Names = { rules: [], agents: [], groups: [] };

export function useNames(): Names {
  const tw = useTw();
  const { shop, from, to } = useFilters();
  const { data } = useQuery({
    queryKey: ['inspection', { shop, from, to }],
    queryFn: () => fetchInspection({ shop, from, to }),
    enabled: shop !== '' && from !== '',
    staleTime: 5 * 60_000,
  });
  if (data === undefined) return NONE;
  const groups = new Set(data.agents.flatMap(({ group }) => (group === null ? [] : [group])));
  return {
    rules: data.rules.map(({ rule, name }) => ({ value: rule, label: tw(name) })),
    agents: data.agents.map(({ id, name }) => ({ value: id, label: name })),
    groups: [...groups].sort().map((group) => ({ value: group, label: group })),
  };
}
