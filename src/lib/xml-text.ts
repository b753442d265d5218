// The text of XML as spreadsheets write it: entities, Excel's own escapes, attributes.

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
};

/** Resolves `&amp;`, `&#20320;`, `&#x4f60;` and Excel's `_x000D_`; what is not one stays. */
export function xmlText(raw: string): string {
  let text = raw;
  if (text.includes('&')) {
    text = text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[name] ?? all;
      const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
      return code <= 0x10ffff ? String.fromCodePoint(code) : all;
    });
  }
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-F]{4})_/gi, (_, hex) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

/** The value of an attribute in a tag's text, e.g. `xmlAttribute('<c r="A1" t="s"', 't')`; null if absent. */
export function xmlAttribute(tag: string, name: string): string | null {
  for (let at = tag.indexOf(name); at >= 0; at = tag.indexOf(name, at + 1)) {
    const before = tag.charCodeAt(at - 1);
    if (before !== 0x20 && before !== 0x0a && before !== 0x0d && before !== 0x09) continue;
    let value = at + name.length;
    while (tag.charCodeAt(value) === 0x20) value++;
    if (tag[value] !== '=') continue;
    value++;
    while (tag.charCodeAt(value) === 0x20) value++;
    const quote = tag[value];
    if (quote !== '"' && quote !== "'") continue;
    const end = tag.indexOf(quote, value + 1);
    if (end > 0) return xmlText(tag.slice(value + 1, end));
  }
  return null;
}

/**
 * All text in `<t>` elements of a shared or inline string, rich runs joined, phonetic guides (`<rPh>`)
 * left out. `prefix` is the namespace prefix with its colon, or ''.
 */
export function xmlRuns(xml: string, prefix: string): string {
  const spoken = xml.includes(`<${prefix}rPh`) ? withoutGuides(xml, prefix) : xml;
  const close = `</${prefix}t>`;
  let text = '';
  let at = 0;
  for (;;) {
    const open = nextTag(spoken, `<${prefix}t`, at);
    if (open < 0) return text;
    const end = spoken.indexOf('>', open);
    if (end < 0) return text;
    if (spoken.charCodeAt(end - 1) === 0x2f) {
      at = end + 1;
      continue;
    }
    const stop = spoken.indexOf(close, end);
    if (stop < 0) return text;
    text += xmlText(spoken.slice(end + 1, stop));
    at = stop + close.length;
  }
}

/** Next `<name` that is this tag and not the beginning of a longer name; −1 if none. */
export function nextTag(xml: string, open: string, from: number): number {
  for (let at = xml.indexOf(open, from); at >= 0; at = xml.indexOf(open, at + 1)) {
    const after = xml.charCodeAt(at + open.length);
    if (after === 0x3e || after === 0x2f || after <= 0x20) return at;
  }
  return -1;
}

function withoutGuides(xml: string, prefix: string): string {
  const open = `<${prefix}rPh`;
  const close = `</${prefix}rPh>`;
  let text = '';
  let at = 0;
  for (;;) {
    const start = nextTag(xml, open, at);
    if (start < 0) return text + xml.slice(at);
    const end = xml.indexOf(close, start);
    text += xml.slice(at, start);
    if (end < 0) return text;
    at = end + close.length;
  }
}
