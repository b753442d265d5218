// What lists of conversations can be sorted by: known to the server and in the address of the page.

export const SORT_NAMES = ['newest', 'score', 'faults', 'wait', 'sales'] as const;

export type SortName = (typeof SORT_NAMES)[number];
