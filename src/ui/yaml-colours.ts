// Cuts YAML text into pieces to be coloured: keys, strings, numbers, comments; a help to the eye, no parser.

export type YamlKind = 'plain' | 'key' | 'string' | 'number' | 'word' | 'comment' | 'mark';

export interface YamlPiece {
  readonly kind: YamlKind;
  readonly text: string;
}

const PIECE =
  /(?<comment>(?:^|(?<=\s))#.*)|(?<string>"(?:[^"\\]|\\.)*"?|'(?:[^']|'')*'?)|(?<key>[\w@\u4e00-\u9fff.-]+(?=\s*:(?:\s|$)))|(?<number>(?<![\w\u4e00-\u9fff])\d[\d.]*(?:%|ms|[smhd](?![a-z]))*(?![\w\u4e00-\u9fff]))|(?<word>\b(?:true|false|null|agent|buyer|bot)\b)|(?<mark>[{}[\],|>:]|(?:^\s*|(?<=\s))-(?=\s))/g;

/** One line in pieces; joined they are the line. */
export function yamlPieces(line: string): readonly YamlPiece[] {
  const pieces: YamlPiece[] = [];
  let at = 0;
  for (const match of line.matchAll(PIECE)) {
    if (match.index > at) pieces.push({ kind: 'plain', text: line.slice(at, match.index) });
    const kind = Object.entries(match.groups ?? {}).find(([, text]) => text !== undefined)?.[0];
    pieces.push({ kind: (kind ?? 'plain') as YamlKind, text: match[0] });
    at = match.index + match[0].length;
  }
  if (at < line.length) pieces.push({ kind: 'plain', text: line.slice(at) });
  return pieces;
}
