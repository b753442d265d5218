// Addresses within the rulebook that keep the shop and the days.
import { useSearchParams } from 'react-router';
import { filterSearch } from '../../../ui/use-filters.ts';

/** `const link = useRuleLink(); link('/rulebook/slow-reply')`. */
export function useRuleLink(): (path: string, more?: Readonly<Record<string, string>>) => string {
  const [search] = useSearchParams();
  return (path, more = {}) => `${path}${filterSearch(search, more)}`;
}
