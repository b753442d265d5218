// `kejing metrics list`: every definition on a line, by family; with --json all that is in it.
import { FAMILIES, type Family } from '../../../measures/definition.ts';
import { FAMILY_WORDS, UNIT_WORDS } from '../../../measures/describe.ts';
import { columnTable } from '../../../report/column-table.ts';
import { parseLanguage, Refused } from '../../exit.ts';
import { loadMetrics } from './load-metrics.ts';

interface ListOptions {
  readonly family?: string;
  readonly metrics?: string;
  readonly json?: boolean;
  readonly lang: string;
}

const WIDTH = 118;

export function listMetrics(options: ListOptions): void {
  const lang = parseLanguage(options.lang);
  const { definitions, topics } = loadMetrics(options.metrics);
  const wanted = options.family === undefined ? FAMILIES : parseFamilies(options.family);
  const chosen = definitions.filter(({ family }) => wanted.includes(family));
  if (options.json) {
    process.stdout.write(`${JSON.stringify({ definitions: chosen, topics }, null, 2)}\n`);
    return;
  }
  const zh = lang === 'zh';
  const titles = zh
    ? ['口径', '名称', '数什么', '说明']
    : ['Definition', 'Name', 'Unit', 'Meaning'];
  const lines = wanted.flatMap((family) => {
    const own = chosen.filter((each) => each.family === family);
    if (own.length === 0) return [];
    const rows = own.map(({ id, version, name, unit, sentence }) => {
      return [`${id}@${version}`, name[lang], UNIT_WORDS[unit][lang], sentence[lang]];
    });
    const columns = titles.map((title) => ({ title }));
    return [`${FAMILY_WORDS[family][lang]}`, ...columnTable(columns, rows, WIDTH), ''];
  });
  const list = topics.map(({ id, name }) => `  ${id}  ${name[lang]}`);
  const head = zh
    ? '可以并排比的主题（kejing metrics compare --metric …）'
    : 'Topics to compare (kejing metrics compare --metric …)';
  process.stdout.write(`${[...lines, head, ...list].join('\n')}\n`);
}

/** Families named with commas, each once, in the order given. */
export function parseFamilies(text: string): Family[] {
  const names = [...new Set(text.split(/[,，]/).map((name) => name.trim()))];
  return names.map((name) => {
    const family = FAMILIES.find((each) => each === name);
    if (family !== undefined) return family;
    throw new Refused({
      zh: `没有“${name}”这一家，可以写：${FAMILIES.join('、')}`,
      en: `there is no family “${name}”; there are: ${FAMILIES.join(', ')}`,
    });
  });
}
