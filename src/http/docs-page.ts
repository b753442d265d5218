// The readable page of the API, written from its OpenAPI document: one HTML file, no script, works offline.
import { escapeText } from '../report/html/markup.ts';
import type { ApiDocument } from './api-document.ts';
import { methodWords, PAGE_WORDS, STYLE } from './docs-style.ts';
import { presentSchema, type SchemaNode } from './present-schema.ts';
import type { Lang } from './refusal.ts';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description: string;
  readonly permission: string;
  readonly parameters: readonly Parameter[];
  readonly body: { readonly type: string; readonly schema: SchemaNode } | null;
  readonly answer: { readonly type: string; readonly schema: SchemaNode } | null;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly description?: string;
  readonly schema?: SchemaNode;
}

type Loose = Readonly<Record<string, unknown>>;

/** The whole page in one language. */
export function docsPage(document: ApiDocument, lang: Lang): string {
  const words = PAGE_WORDS[lang];
  const operations = operationsOf(document, lang);
  const tags = [...new Set(operations.map(({ tag }) => tag))];
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, SchemaNode>>;
  const menu = tags.map((tag) => `<a href="#${escapeText(tag)}">${escapeText(tag)}</a>`).join('');
  const sections = tags.map((tag) => {
    const own = operations.filter((operation) => operation.tag === tag);
    return `<section id="${escapeText(tag)}"><h2>${escapeText(tag)}</h2>${own
      .map((operation) => presentOperation(operation, lang))
      .join('')}</section>`;
  });
  const shapes = Object.entries(schemas).map(
    ([name, schema]) =>
      `<details class="shape" id="schema-${escapeText(name)}"><summary><code>${escapeText(name)}</code></summary>` +
      `<pre>${presentSchema(schema)}</pre></details>`,
  );
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeText(words.title)}</title><style>${STYLE}</style></head>
<body><nav><b>${escapeText(words.title)}</b>${menu}<a href="#shapes">${escapeText(words.shapes)}</a>
<hr><a href="?lang=${lang === 'zh' ? 'en' : 'zh'}">${lang === 'zh' ? 'English' : '中文'}</a>
<a href="/api/openapi.json">openapi.json</a></nav>
<main><h1>${escapeText(words.title)} <small>${escapeText(document.info.version)}</small></h1>
<p>${words.intro.map(escapeText).join('</p><p>')}</p><pre>${escapeText(words.example)}</pre>
${sections.join('\n')}
<section id="shapes"><h2>${escapeText(words.shapes)}</h2>${shapes.join('')}</section></main></body></html>`;
}

function operationsOf(document: ApiDocument, lang: Lang): Operation[] {
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item as Readonly<Record<string, Loose>>).map(([method, operation]) => {
      const summaries = operation['x-summary'] as { zh: string; en: string } | undefined;
      const responses = operation['responses'] as Readonly<Record<string, Loose>> | undefined;
      const [zh, en] = String(operation['description'] ?? '').split('\n\n');
      return {
        method,
        path,
        tag: String((operation['tags'] as readonly string[] | undefined)?.[0] ?? 'api'),
        summary: summaries?.[lang] ?? String(operation['summary'] ?? ''),
        description: (lang === 'zh' ? zh : (en ?? zh)) ?? '',
        permission: String(operation['x-permission'] ?? ''),
        parameters: (operation['parameters'] ?? []) as readonly Parameter[],
        body: contentOf(operation['requestBody'] as Loose | undefined),
        answer: contentOf(responses?.['200']),
      };
    }),
  );
}

function contentOf(holder: Loose | undefined): Operation['body'] {
  const content = holder?.['content'] as Readonly<Record<string, Loose>> | undefined;
  const [type, value] = Object.entries(content ?? {})[0] ?? [];
  if (type === undefined || value === undefined) return null;
  return { type, schema: (value['schema'] ?? {}) as SchemaNode };
}

function presentOperation(operation: Operation, lang: Lang): string {
  const words = PAGE_WORDS[lang];
  const { method, path, summary, description, permission, parameters, body, answer } = operation;
  const rows = parameters.map(
    ({ name, in: place, required, description: note, schema }) =>
      `<tr><td><code>${escapeText(name)}</code>${required ? ' *' : ''}</td><td>${escapeText(place)}</td>` +
      `<td>${presentSchema(schema ?? {})}</td><td>${escapeText(note ?? '')}</td></tr>`,
  );
  const table =
    rows.length === 0
      ? ''
      : `<table><tr><th>${words.name}</th><th>${words.place}</th><th>${words.type}</th><th></th></tr>${rows.join('')}</table>`;
  const part = (title: string, content: Operation['body']): string =>
    content === null
      ? ''
      : `<h4>${title} <small>${escapeText(content.type)}</small></h4><pre>${presentSchema(content.schema)}</pre>`;
  return `<details class="route"><summary><b class="${method}">${methodWords(method)}</b>
<code>${escapeText(path)}</code> <span>${escapeText(summary)}</span><i>${escapeText(permission)}</i></summary>
<div>${description === '' ? '' : `<p>${escapeText(description)}</p>`}${table}
${part(words.body, body)}${part(words.answer, answer)}</div></details>`;
}
