// YAML text as plain data, with the line each part of it stands on.
import { isCollection, isNode, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { type Path, type Problem, pathText, type Report } from './problem.ts';

export interface YamlSource {
  /** null when the text could not be read. */
  readonly data: unknown;
  /** 1-based line of a path, or of the nearest part above it that exists. */
  lineOf(path: Path): number;
  readonly problems: Problem[];
  /** Adds a problem at a path. */
  readonly report: Report;
}

/** Reads one YAML document; aliases and custom tags are refused, a rule file needs neither. */
export function readYaml(text: string, file: string): YamlSource {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true });
  const problems: Problem[] = [];
  for (const error of document.errors) {
    const line = error.linePos?.[0].line ?? 1;
    const why = error.message.split('\n')[0] ?? '';
    problems.push({
      file,
      line,
      path: '',
      code: 'bad-yaml',
      words: {
        zh: `第 ${line} 行不是合格的 YAML（看缩进、冒号后的空格和引号）：${why}`,
        en: `Line ${line} is not valid YAML (check indents, the space after a colon, quotes): ${why}`,
      },
    });
  }
  if (/(^|[\s:[-])[&*][\w-]+/m.test(text) && hasAlias(document.contents)) {
    problems.push({ file, line: 1, path: '', code: 'bad-yaml', words: NO_ALIASES });
  }
  const lineOf = (path: Path): number => {
    for (let length = path.length; length > 0; length--) {
      const node = findNode(document.contents, path.slice(0, length));
      if (node !== null) return lines.linePos(node).line;
    }
    return 1;
  };
  return {
    data: problems.length > 0 ? null : document.toJS(),
    lineOf,
    problems,
    report: (path, code, words) => {
      problems.push({ file, line: lineOf(path), path: pathText(path), code, words });
    },
  };
}

/** Offset of the node at a path; null if there is none. */
function findNode(contents: unknown, path: Path): number | null {
  let node: unknown = contents;
  for (const step of path) {
    if (!isCollection(node)) return null;
    node = node.get(step, true);
  }
  return isNode(node) && node.range ? node.range[0] : null;
}

const NO_ALIASES = {
  zh: '规则文件里不能用 & 和 * 引用（词或句子以 * & 开头时请加引号）',
  en: 'Aliases (& and *) are not allowed in rule files; quote words that begin with them',
};

function hasAlias(contents: Node | null): boolean {
  let found = false;
  visit(contents, {
    Alias: () => {
      found = true;
      return visit.BREAK;
    },
  });
  return found;
}
