// Finds parts of a condition that can never or always hold, or that say the same twice.
import type { Words } from '../../intake/format.ts';
import { isMap } from '../args.ts';

interface Finding {
  readonly path: string;
  readonly code: string;
  readonly words: Words;
}

/** Packs (`@name`) and options (`{name}`) a condition names. */
export function namesIn(data: unknown): readonly string[] {
  if (typeof data === 'string') {
    const option = /^\{\s*([\w-]+)\s*\}$/.exec(data)?.[1];
    if (option !== undefined) return [`{${option}}`];
    return data.startsWith('@') ? [data] : [];
  }
  if (Array.isArray(data)) return data.flatMap(namesIn);
  return isMap(data) ? Object.values(data).flatMap(namesIn) : [];
}

export function lintCondition(data: unknown, path: string): readonly Finding[] {
  if (Array.isArray(data)) {
    return data.flatMap((item, index) => lintCondition(item, `${path}.${index}`));
  }
  if (!isMap(data)) return [];
  const findings: Finding[] = [];
  for (const [key, value] of Object.entries(data)) {
    const at = `${path}.${key}`;
    if ((key === 'all' || key === 'any') && Array.isArray(value)) {
      findings.push(...lintParts(value, key, at));
    }
    if (key === 'says' && isMap(value)) findings.push(...lintWords(value, at));
    if (key === 'atLeast' && isMap(value)) findings.push(...lintAtLeast(value, at));
    findings.push(...lintCondition(value, at));
  }
  const { not, ...others } = data;
  if (isMap(not) && sameAs(others, not)) findings.push(contradiction(path));
  return findings;
}

function lintParts(parts: readonly unknown[], key: string, path: string): Finding[] {
  const findings: Finding[] = [];
  const texts = parts.map((part) => JSON.stringify(part));
  for (const [index, part] of parts.entries()) {
    const at = `${path}.${index}`;
    if (texts.indexOf(texts[index] ?? '') < index) {
      findings.push({
        path: at,
        code: 'twice',
        words: { zh: `${at} 与前面一项一模一样`, en: `${at} says the same as a part before it` },
      });
    }
    const negated = isMap(part) && isMap(part['not']) ? JSON.stringify(part['not']) : null;
    if (negated === null || !texts.includes(negated)) continue;
    findings.push(
      key === 'all'
        ? contradiction(path)
        : {
            path,
            code: 'always',
            words: { zh: `${path} 永远成立：一项与它的反面都在`, en: `${path} always holds` },
          },
    );
  }
  return findings;
}

function contradiction(path: string): Finding {
  return {
    path,
    code: 'never',
    words: {
      zh: `${path} 永远不会成立：既要它成立，又要它不成立`,
      en: `${path} can never hold: it asks for a thing and for its opposite`,
    },
  };
}

function lintWords(says: Record<string, unknown>, path: string): Finding[] {
  const none = listOf(says['none']);
  const wanted = [...listOf(says['all']), ...listOf(says['any'])];
  const all = listOf(says['all']);
  const any = listOf(says['any']);
  const clash = wanted.filter((word) => none.includes(word));
  const dead =
    all.some((word) => none.includes(word)) ||
    (any.length > 0 && any.every((word) => none.includes(word)));
  if (clash.length === 0) return [];
  return [
    {
      path,
      code: dead ? 'never' : 'pointless-word',
      words: {
        zh: `“${clash.join('、')}”既要有又不许有${dead ? '，永远不会成立' : ''}`,
        en: `"${clash.join(', ')}" is both wanted and forbidden${dead ? ': it can never hold' : ''}`,
      },
    },
  ];
}

function lintAtLeast({ k, of }: Record<string, unknown>, path: string): Finding[] {
  if (typeof k !== 'number' || !Array.isArray(of) || (k >= 1 && k <= of.length)) return [];
  return [
    {
      path,
      code: k < 1 ? 'always' : 'never',
      words: {
        zh: `至少 ${k} 项，里面有 ${of.length} 项，${k < 1 ? '永远成立' : '永远不会成立'}`,
        en: `At least ${k} of ${of.length}: ${k < 1 ? 'always holds' : 'can never hold'}`,
      },
    },
  ];
}

function listOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.map(String) : [];
}

/** `{ a, not: { a } }` beside each other. */
function sameAs(others: Record<string, unknown>, not: Record<string, unknown>): boolean {
  return Object.entries(not).every(
    ([key, value]) => JSON.stringify(others[key]) === JSON.stringify(value),
  );
}
