// The house rules as a test: it reads every source file and says where one is broken and why it matters.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');
const src = join(root, 'src');

/** Data flows down this list: a folder may import itself and what stands before it. */
const ORDER = [
  'lib',
  'domain',
  'intake',
  'threads',
  'engine',
  'measures',
  'analyse',
  'scoring',
  'store',
  'work',
  'report',
  'http',
  'ui',
  'features',
  'entry',
  'testing',
];

const PURE = new Set(['lib', 'domain', 'threads', 'engine', 'measures', 'analyse', 'scoring']);

/** Pure in spirit, but they turn bytes into values for intake: streams and zlib are their work. */
const PURE_EXCEPTIONS = new Set(['lib/zip.ts', 'lib/xlsx.ts']);

const IMPURE = [
  [/\bDate\.now\b|\bnew Date\b|\bDate\(/, 'reads the clock: take the instant from Clock'],
  [/\bMath\.random\b/, 'chance: take a seeded source as an argument'],
  [/\bperformance\.now\b|\bhrtime\b/, 'reads the clock'],
  [/\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b/, 'timers: ask the clock for a recheck'],
  [/\basync\b|\bawait\b|\bPromise\b/, 'promises: pure code answers at once'],
  [/\bprocess\.|from 'node:process'/, 'environment: pass it in'],
  [/from 'node:(fs|net|http|https|child_process|worker_threads|os|dns|crypto|zlib)/, 'I/O'],
  [/\bfetch\(/, 'network'],
  [/\bconsole\./, 'prints: return what is to be said'],
] as const;

interface Source {
  readonly path: string;
  readonly folder: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly tree: ts.SourceFile;
  readonly test: boolean;
  readonly imports: readonly string[];
}

function walk(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'fixtures' ? [] : walk(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(tree: ts.SourceFile): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      found.push(node.moduleSpecifier.text);
    }
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const first = node.arguments[0];
      if (first && ts.isStringLiteral(first)) found.push(first.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return found;
}

function load(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true);
  const inside = relative(src, path);
  return {
    path: inside,
    folder: inside.includes('/') ? (inside.split('/')[0] ?? '') : '',
    text,
    lines: text.split('\n'),
    tree,
    test: /\.test\.tsx?$/.test(path),
    imports: importsOf(tree)
      .filter((to) => to.startsWith('.'))
      .map((to) => relative(src, resolve(dirname(path), to))),
  };
}

const sources = walk(src).map(load);
const scripts = readFileSync(join(root, 'package.json'), 'utf8');
const shipped = sources.filter((source) => !source.test && source.folder !== 'testing');

/** Source text without comments, so that words in prose are not taken for calls. */
function codeOf(source: Source): string {
  const spans: [number, number][] = [];
  for (const pattern of [/\/\*[\s\S]*?\*\//g, /(^|\s)\/\/.*$/gm]) {
    for (const match of source.text.matchAll(pattern)) {
      spans.push([match.index, match.index + match[0].length]);
    }
  }
  let code = source.text;
  for (const [from, to] of spans.sort((a, b) => b[0] - a[0])) {
    code = code.slice(0, from) + code.slice(from, to).replace(/[^\n]/g, ' ') + code.slice(to);
  }
  return code;
}

function functionLengths(source: Source): string[] {
  const long: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionDeclaration(node) ||
      ts.isMethodDeclaration(node) ||
      ts.isArrowFunction(node) ||
      ts.isFunctionExpression(node)
    ) {
      const from = source.tree.getLineAndCharacterOfPosition(node.getStart()).line;
      const to = source.tree.getLineAndCharacterOfPosition(node.getEnd()).line;
      if (to - from + 1 > 70) long.push(`${source.path}:${from + 1} is ${to - from + 1} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source.tree);
  return long;
}

describe('tidy', () => {
  test('every file begins with one sentence that says what it is for', () => {
    const first = (lines: readonly string[]): string =>
      (lines[0]?.startsWith('#!') ? lines[1] : lines[0]) ?? '';
    const bad = sources.filter(({ lines }) => !/^\/\/ \S.{10,}/.test(first(lines)));
    expect(bad.map((source) => source.path)).toEqual([]);
  });

  test('no file is over 300 lines', () => {
    const bad = sources.filter(({ lines }) => lines.length > 301);
    expect(bad.map((source) => `${source.path}: ${source.lines.length - 1}`)).toEqual([]);
  });

  test('no function outside tests is over 70 lines', () => {
    expect(shipped.flatMap(functionLengths)).toEqual([]);
  });

  test('files stand in a known folder and are named in kebab-case (React: PascalCase)', () => {
    const bad = sources.filter(({ path, folder }) => {
      const name = path.split('/').at(-1) ?? '';
      const known = folder === '' ? path === 'tidy.test.ts' : ORDER.includes(folder);
      return (
        !known ||
        !/^([a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.ts|[A-Z]\w*(\.test)?\.tsx|web\.tsx)$/.test(name)
      );
    });
    expect(bad.map((source) => source.path)).toEqual([]);
  });

  test('names that say nothing are not used', () => {
    const bad = sources.filter(({ path }) =>
      /(^|\/)(utils?|helpers?|common|core|misc|v2)(\/|\.)/.test(path),
    );
    expect(bad.map((source) => source.path)).toEqual([]);
  });

  test('imports go up the list only', () => {
    const bad = shipped.flatMap((source) =>
      source.imports
        .filter((to) => {
          const folder = to.split('/')[0] ?? '';
          if (to.startsWith('..')) return false;
          return ORDER.indexOf(folder) > ORDER.indexOf(source.folder);
        })
        .map((to) => `${source.path} imports ${to}`),
    );
    expect(bad).toEqual([]);
  });

  test('no cycle of imports', () => {
    const graph = new Map(sources.map((source) => [source.path, source.imports]));
    const done = new Set<string>();
    const cycles: string[] = [];
    const visit = (path: string, trail: readonly string[]): void => {
      if (trail.includes(path)) {
        cycles.push([...trail.slice(trail.indexOf(path)), path].join(' → '));
        return;
      }
      if (done.has(path)) return;
      for (const to of graph.get(path) ?? []) visit(to, [...trail, path]);
      done.add(path);
    };
    for (const path of graph.keys()) visit(path, []);
    expect(cycles).toEqual([]);
  });

  test('M1 pure folders know no clock, chance, promise, file, network or environment', () => {
    const bad = shipped
      .filter(({ folder, path }) => PURE.has(folder) && !PURE_EXCEPTIONS.has(path))
      .flatMap((source) => {
        const code = codeOf(source);
        return IMPURE.filter(([word]) => word.test(code)).map(
          ([word, why]) => `${source.path}: ${word.source} (${why})`,
        );
      });
    expect(bad).toEqual([]);
  });

  test('pages tell times by src/ui/wall-clock.ts: the zone is the shop’s, not the reader’s or China’s', () => {
    const own =
      /\b(minuteOfDay\(|isoText\b|toLocale(Time|Date)String|DateTimeFormat|getHours|getDate)/;
    const pages = shipped.filter(
      ({ path }) => /^ui\/|^features\/[^/]+\/web\//.test(path) && path !== 'ui/wall-clock.ts',
    );
    expect(pages.length).toBeGreaterThan(100);
    expect(pages.filter((page) => own.test(codeOf(page))).map(({ path }) => path)).toEqual([]);
  });

  test('no file is left that nothing imports', () => {
    const used = new Set(sources.flatMap((source) => source.imports));
    // The schema tool reads tables by their place, not by an import.
    const tables = /^(store\/schema\/[\w-]+|features\/\w+\/tables)\.ts$/;
    const bad = sources.filter(
      ({ path, test: isTest, folder }) =>
        !isTest &&
        folder !== 'entry' &&
        !used.has(path) &&
        !tables.test(path) &&
        !scripts.includes(`src/${path}`),
    );
    expect(bad.map((source) => source.path)).toEqual([]);
  });

  test('no escape hatch: any, ts-ignore, skipped or exclusive tests', () => {
    const marks =
      /(@ts-(ignore|expect-error|nocheck)|\.(skip|only|todo)\(|biome-ignore|eslint-disable|\b(TODO|FIXME)\b)/;
    const bad = sources
      .filter(({ path }) => path !== 'tidy.test.ts')
      .flatMap(({ path, lines }) =>
        lines.flatMap((line, at) => (marks.test(line) ? [`${path}:${at + 1} ${line.trim()}`] : [])),
      );
    expect(bad).toEqual([]);
  });
});
