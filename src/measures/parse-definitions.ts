// Reads metric definitions from YAML: shapes, expressions and dates are checked, problems say where and what to do.
import type { Environment } from '@marcbachmann/cel-js';
import { type Document, LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import type { Words } from '../intake/format.ts';
import { parseDay } from './days.ts';
import { definitionSchema, type MetricDefinition } from './definition.ts';
import { celEnvironment, parseExpression } from './expression.ts';
import { FIELDS } from './fields.ts';
import { type Topic, topicProblems, topicsOf, topicsSchema } from './topics.ts';
import { UNIT_KINDS, type UnitKind } from './unit.ts';

export interface DefinitionFile {
  readonly name: string;
  readonly text: string;
}

/** `line` and `column` count from 1. */
export interface DefinitionProblem {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly words: Words;
}

export interface ParsedDefinitions {
  readonly definitions: readonly MetricDefinition[];
  /** Why units are left out, by code, in words. */
  readonly reasons: Readonly<Record<string, Words>>;
  /** Metrics of the families that answer the same question. */
  readonly topics: readonly Topic[];
  readonly problems: readonly DefinitionProblem[];
}

type Path = readonly (string | number)[];

/** One file being read: where its parts stand, and where problems go. */
interface Reading {
  readonly file: DefinitionFile;
  readonly document: Document;
  readonly lines: LineCounter;
  readonly problems: DefinitionProblem[];
}

const reasonsSchema = z.strictObject({
  reasons: z.record(z.string(), z.strictObject({ zh: z.string(), en: z.string() })),
});

/**
 * A file holds one definition, or `reasons:`, the words for why units are left out, or `topics:`, which
 * metrics are set side by side. Definitions with a problem are left out and the others returned, in the order of their ids and versions.
 */
export function parseDefinitions(files: readonly DefinitionFile[]): ParsedDefinitions {
  const problems: DefinitionProblem[] = [];
  const environments = new Map(UNIT_KINDS.map((kind) => [kind, celEnvironment(kind)]));
  const reasons: Record<string, Words> = {};
  const told: { topic: Topic; reading: Reading }[] = [];
  const read: { definition: MetricDefinition; reading: Reading }[] = [];
  for (const file of files) {
    const lines = new LineCounter();
    const document = parseDocument(file.text, { lineCounter: lines });
    const reading: Reading = { file, document, lines, problems };
    if (document.errors.length > 0) {
      for (const { pos, message } of document.errors) {
        const en = message.split('\n')[0] ?? message;
        report(reading, pos[0], { zh: `YAML 写法有误：${en}`, en: `bad YAML: ${en}` });
      }
    } else if (document.has('reasons')) {
      const parsed = reasonsSchema.safeParse(document.toJS());
      if (parsed.success) Object.assign(reasons, parsed.data.reasons);
      else reportShape(reading, parsed.error);
    } else if (document.has('topics')) {
      const parsed = topicsSchema.safeParse(document.toJS());
      if (parsed.success) for (const topic of topicsOf(parsed.data)) told.push({ topic, reading });
      else reportShape(reading, parsed.error);
    } else {
      const parsed = definitionSchema.safeParse(document.toJS());
      if (parsed.success) read.push({ definition: parsed.data, reading });
      else reportShape(reading, parsed.error);
    }
  }
  const definitions = read
    .filter(({ definition, reading }) => isSound(definition, reading, reasons, environments))
    .filter((entry, i, all) => isAlone(entry, all.slice(0, i)))
    .map(({ definition }) => definition)
    .sort((a, b) => (a.id === b.id ? a.version - b.version : a.id < b.id ? -1 : 1));
  for (const { topic, reading } of told) {
    const offset = offsetOf(reading, ['topics', topic.id]);
    for (const problem of topicProblems(topic, definitions)) report(reading, offset, problem);
  }
  return { definitions, reasons, topics: told.map(({ topic }) => topic), problems };
}

function report({ file, lines, problems }: Reading, offset: number, words: Words): void {
  const { line, col } = lines.linePos(offset);
  problems.push({ file: file.name, line: Math.max(line, 1), column: Math.max(col, 1), words });
}

function offsetOf({ document }: Reading, path: Path): number {
  for (let depth = path.length; depth > 0; depth--) {
    const node = document.getIn(path.slice(0, depth), true) as { range?: number[] } | undefined;
    if (node?.range?.[0] !== undefined) return node.range[0];
  }
  return 0;
}

function reportShape(reading: Reading, error: z.ZodError): void {
  for (const { path, message } of error.issues) {
    const where = path.join('.');
    const offset = offsetOf(reading, path as Path);
    report(reading, offset, { zh: `“${where}”填得不对：${message}`, en: `${where}: ${message}` });
  }
}

/** Checks what the shape cannot say; true if nothing is wrong. */
function isSound(
  definition: MetricDefinition,
  reading: Reading,
  reasons: Readonly<Record<string, Words>>,
  environments: ReadonlyMap<UnitKind, Environment>,
): boolean {
  const before = reading.problems.length;
  const { unit, settings, aggregate } = definition;
  const check = (path: Path, text: string, types: readonly string[]): void => {
    const { compiled, problem } = parseExpression(text, unit, settings, environments.get(unit)!);
    const offset = offsetOf(reading, path);
    if (problem !== null) {
      const at = reading.file.text.indexOf(text, offset);
      report(reading, (at < 0 ? offset : at) + problem.start, problem.words);
    } else if (!types.includes(compiled.type)) {
      const wanted = types.join(' / ');
      const en = `${path.join('.')} must be ${wanted}, is ${compiled.type}`;
      report(reading, offset, { zh: `这里要 ${wanted}，现在是 ${compiled.type}`, en });
    }
  };
  definition.count.forEach((condition, i) => {
    check(['count', i, 'if'], condition.if, ['bool']);
    const problem = reasonProblem(condition.else, unit, reasons);
    if (problem !== null) report(reading, offsetOf(reading, ['count', i, 'else']), problem);
  });
  check(['numerator'], definition.numerator, ['int', 'bool']);
  if (definition.denominator !== null)
    check(['denominator'], definition.denominator, ['int', 'bool']);
  check(['provisional'], definition.provisional, ['bool']);
  if ((definition.denominator !== null) !== (aggregate === 'ratio')) {
    const words = {
      zh: 'ratio 要写 denominator，其他不写',
      en: 'a denominator goes with ratio only',
    };
    report(reading, offsetOf(reading, ['aggregate']), words);
  }
  if ((definition.p !== null) !== (aggregate === 'percentile')) {
    const words = { zh: 'percentile 要写 p，其他不写', en: 'p goes with percentile only' };
    report(reading, offsetOf(reading, ['aggregate']), words);
  }
  const { idleMs } = settings;
  if (unit === 'agent-day' && !(typeof idleMs === 'number' && idleMs > 0)) {
    const en = 'an agent-day needs settings.idleMs, the pause in ms that ends a reception';
    const zh = 'agent-day 要在 settings 里写 idleMs：停顿多少毫秒算接待放下';
    report(reading, offsetOf(reading, ['settings']), { zh, en });
  }
  for (const edge of ['from', 'to'] as const) {
    const text = definition.effective[edge];
    if (text === null || parseDay(text) !== null) continue;
    const words = { zh: `没有这一天：${text}`, en: `there is no day ${text}` };
    report(reading, offsetOf(reading, ['effective', edge]), words);
  }
  return reading.problems.length === before;
}

function reasonProblem(
  reason: string,
  unit: UnitKind,
  reasons: Readonly<Record<string, Words>>,
): Words | null {
  if (!reason.startsWith('$')) {
    if (reasons[reason] !== undefined) return null;
    return { zh: `原因“${reason}”没有写说明`, en: `reason ${reason} has no words` };
  }
  const field = FIELDS[unit].find(({ name }) => name === reason.slice(1));
  if (field?.type === 'string') return null;
  return { zh: `没有“${reason.slice(1)}”这个文字字段`, en: `${reason.slice(1)} is no text field` };
}

/** No earlier definition of the same id is in effect on one of its days, or has its version. */
function isAlone(
  { definition, reading }: { definition: MetricDefinition; reading: Reading },
  earlier: readonly { definition: MetricDefinition }[],
): boolean {
  const clash = earlier.find(
    ({ definition: other }) =>
      other.id === definition.id &&
      (other.version === definition.version || overlap(other.effective, definition.effective)),
  );
  if (clash === undefined) return true;
  const named = `${definition.id} ${clash.definition.version}`;
  report(reading, offsetOf(reading, ['id']), {
    zh: `与已有口径“${named}”的版本号或生效日期重叠`,
    en: `its version or days overlap those of ${named}`,
  });
  return false;
}

type Span = MetricDefinition['effective'];

function overlap(a: Span, b: Span): boolean {
  return (
    (a.to === null || b.from === null || a.to >= b.from) &&
    (b.to === null || a.from === null || b.to >= a.from)
  );
}
