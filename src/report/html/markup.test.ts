// No text can break out of the markup it is put into.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeText, html } from './markup.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '</script><script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    '<!--',
    ']]>',
    '&lt;b&gt;',
    '\u0000\ud800`x`',
  ),
);

function decoded(text: string): string {
  const names: Record<string, string> = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
    '&#96;': '`',
  };
  return text.replace(/&(?:amp|lt|gt|quot|#39|#96);/g, (entity) => names[entity]!);
}

describe('markup', () => {
  test('escaped text holds no character that ends text or an attribute, and reads the same', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const safe = escapeText(text);
        expect(safe).not.toMatch(/[<>"'`]/);
        expect(safe).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;|#96;)/);
        expect(decoded(safe).length).toBe(text.length);
        if (/^[\u0020-\u007e\u4e00-\u9fff]*$/.test(text)) expect(decoded(safe)).toBe(text);
      }),
    );
  });

  test('a template puts values in as text, whatever they hold', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const { text } = html`<p title="${a}">${{ zh: b, en: a }}${[a, null, false]}</p>`;
        const tags = text.match(/<[^>]*>/g) ?? [];
        const names = tags.map((tag) => /^<\/?(\w+)/.exec(tag)?.[1]);
        const spans = a === b ? [] : ['span', 'span', 'span', 'span'];
        expect(names).toEqual(['p', ...spans, 'p']);
      }),
    );
  });

  test.each([
    [html`${0}`, '0'],
    [html`${null}${undefined}${false}${''}`, ''],
    [html`<b>${html`<i>${'<'}</i>`}</b>`, '<b><i>&lt;</i></b>'],
    [html`${{ zh: '同', en: '同' }}`, '同'],
    [
      html`${{ zh: '否', en: 'no' }}`,
      '<span class="z" lang="zh-CN">否</span><span class="e" lang="en">no</span>',
    ],
  ])('%#', ({ text }, expected) => {
    expect(text).toBe(expected);
  });
});
