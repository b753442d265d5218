// A text as JSON writes it, several times faster than JSON.stringify for the plain texts that most are.

/** The same as `JSON.stringify(text)`. */
export function jsonText(text: string): string {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || (unit >= 0xd800 && unit <= 0xdfff)) {
      return JSON.stringify(text);
    }
  }
  return `"${text}"`;
}

/** `null` or the text. */
export function jsonTextOrNull(text: string | null): string {
  return text === null ? 'null' : jsonText(text);
}

/** A list of texts. */
export function jsonTexts(texts: readonly string[]): string {
  if (texts.length === 0) return '[]';
  let list = jsonText(texts[0]!);
  for (let i = 1; i < texts.length; i++) list += `,${jsonText(texts[i]!)}`;
  return `[${list}]`;
}
