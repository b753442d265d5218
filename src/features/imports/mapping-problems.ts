// What is wrong with a column mapping somebody made on a page: columns that are needed, fields nobody knows.
import type { Words } from '../../intake/format.ts';
import { genericFormat } from '../../intake/generic-formats.ts';
import type { Mapping } from '../../intake/mapping.ts';

/** Empty: it can be used. */
export function mappingProblems({ feeds, columns, values, constants }: Mapping): Words[] {
  const { fields } = genericFormat(feeds);
  const known = new Set(fields.map(({ name }) => name));
  const problems: Words[] = [];
  const given = [columns, values, constants].flatMap((part) => Object.keys(part));
  for (const name of new Set(given.filter((one) => !known.has(one)))) {
    problems.push({ zh: `不认识的字段“${name}”`, en: `There is no field “${name}”` });
  }
  for (const { name, required, words } of fields) {
    if (!required || name in columns || name in constants) continue;
    problems.push({ zh: `还没选“${words.zh}”是哪一列`, en: `Say which column is “${words.en}”` });
  }
  if (Object.keys(columns).length === 0) {
    problems.push({ zh: '至少要对应一列', en: 'At least one column is needed' });
  }
  return problems;
}
