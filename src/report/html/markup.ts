// HTML that cannot be broken out of: every value put into a template is escaped unless it is markup itself.
import type { Words } from '../../intake/format.ts';

/** Finished markup. Only `html` makes it. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

export type Content =
  | Html
  | Words
  | string
  | number
  | null
  | undefined
  | false
  | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Text safe in element content and in quoted attributes; characters HTML forbids become U+FFFD. */
export function escapeText(text: string): string {
  return text
    .replace(/[&<>"'`]/g, (character) => ESCAPES[character] ?? '')
    .replace(
      /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]/g,
      '\ufffd',
    )
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

function render(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  if (isList(content)) return content.map(render).join('');
  return renderWords(content);
}

function isList(content: Words | readonly Content[]): content is readonly Content[] {
  return Array.isArray(content);
}

// Both languages are in the page; a class on the root shows one of them.
function renderWords({ zh, en }: Words): string {
  if (zh === en) return escapeText(zh);
  return `<span class="z" lang="zh-CN">${escapeText(zh)}</span><span class="e" lang="en">${escapeText(en)}</span>`;
}

/**
 * Template tag: strings are escaped, `Words` become both languages, lists are joined, null and false
 * are nothing. Attribute values must be quoted in the template, and must not be `Words`.
 */
export function html(parts: TemplateStringsArray, ...values: readonly Content[]): Html {
  let text = parts[0] ?? '';
  values.forEach((value, index) => {
    text += render(value) + (parts[index + 1] ?? '');
  });
  return new Html(text);
}

/** Words given in place. */
export function both(zh: string, en: string): Words {
  return { zh, en };
}
