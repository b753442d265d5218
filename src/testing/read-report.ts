// Reads back all that `analyze` wrote into a folder, and holds it against the published schemas.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { readXlsx } from 'hucre';
import Papa from 'papaparse';
import { FACT_FILES, type FactFile } from '../analyse/facts.ts';
import { referenceSchemas } from '../work/reference-schemas.ts';

export type FactRow = Readonly<Record<string, unknown>>;

export interface WrittenReport {
  /** Lines of each fact file, as they stand. */
  readonly lines: Readonly<Record<FactFile, readonly string[]>>;
  readonly metrics: readonly FactRow[];
  readonly quarantine: readonly { file: string; line: number; field: string; code: string }[];
  readonly html: string;
}

/** Everything but the workbook. */
export function readReport(folder: string): WrittenReport {
  const read = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
  const lines = FACT_FILES.map((file) => {
    const text = read('facts', `${file}.jsonl`);
    return [file, text === '' ? [] : text.replace(/\n$/, '').split('\n')] as const;
  });
  return {
    lines: Object.fromEntries(lines) as Record<FactFile, string[]>,
    metrics: JSON.parse(read('facts', 'metrics.json')) as FactRow[],
    quarantine: readQuarantine(read('quarantine.csv')),
    html: read('report.html'),
  };
}

/** The rows of a quarantine.csv. */
export function readQuarantine(text: string): WrittenReport['quarantine'] {
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
    header: true,
    skipEmptyLines: true,
  });
  return data.map((row) => ({
    file: row['文件']!,
    line: Number(row['行']),
    field: row['字段']!,
    code: row['代码']!,
  }));
}

/** One fact file, parsed. */
export function factsOf<Fact = FactRow>(report: WrittenReport, file: FactFile): readonly Fact[] {
  return report.lines[file].map((line) => JSON.parse(line) as Fact);
}

const validators = new Map<string, ValidateFunction>();

function validatorOf(name: string): ValidateFunction {
  let known = validators.get(name);
  if (known === undefined) {
    const schema = JSON.parse(referenceSchemas().get(`${name}.schema.json`)!) as object;
    known = new Ajv({ strict: true, allowUnionTypes: true }).compile(schema);
    validators.set(name, known);
  }
  return known;
}

/** Where a fact is not what its published schema says; empty: nowhere. */
export function schemaFaults(report: WrittenReport): string[] {
  const faults: string[] = [];
  const check = (name: string, value: unknown, where: string): void => {
    const validate = validatorOf(name);
    if (!validate(value)) faults.push(`${where}: ${JSON.stringify(validate.errors)}`);
  };
  for (const file of FACT_FILES) {
    factsOf(report, file).forEach((fact, at) => {
      check(file, fact, `${file}:${at + 1}`);
    });
  }
  check('metrics', report.metrics, 'metrics.json');
  return faults;
}

/** Data rows of every sheet of report.xlsx by sheet name, header rows left out. */
export async function readWorkbookRows(
  folder: string,
): Promise<ReadonlyMap<string, readonly (readonly unknown[])[]>> {
  const { sheets } = await readXlsx(readFileSync(join(folder, 'report.xlsx')));
  return new Map(sheets.map(({ name, rows }) => [name, rows.slice(1)]));
}
