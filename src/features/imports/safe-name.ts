// A file's name as it came from somebody else's machine → one that any disk and database takes.

const CHARACTERS_MAX = 100;

/** The last part of the path, without control characters; never empty, never hidden, never `..`. */
export function safeName(given: string): string {
  const last = wellFormed(given).split(/[/\\]/).at(-1) ?? '';
  const clean = last
    .replace(/[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069<>:"|?*\uFFFD]/g, '_')
    .replace(/^[.\s]+/, '')
    .trim();
  const dot = clean.lastIndexOf('.');
  const extension = dot > 0 && clean.length - dot <= 8 ? clean.slice(dot) : '';
  const stem = [...clean.slice(0, clean.length - extension.length)].slice(0, CHARACTERS_MAX);
  // A name of four-byte characters would be too long for a disk at 100 of them; 60 fit.
  const short = Buffer.byteLength(stem.join('')) > 240 ? stem.slice(0, 58) : stem;
  const name = `${short.join('')}${extension}`;
  return name === '' ? 'file' : name;
}

/** A text from a file as jsonb takes it, cut short. */
export function shownText(text: string, charactersMax: number): string {
  return wellFormed(text.slice(0, charactersMax)).replaceAll('\0', '\uFFFD');
}

/** Halves of characters become U+FFFD. */
function wellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\uFFFD');
}
