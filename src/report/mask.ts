// Hides who a buyer is where a conversation is shown to others; the work list, which must reach them, does not use it.

/** First and last character of a buyer's name; all of a short one but the first. */
export function maskBuyer(buyer: string): string {
  const characters = [...buyer];
  const first = characters[0] ?? '';
  const last = characters.length > 2 ? (characters[characters.length - 1] ?? '') : '';
  return `${first}***${last}`;
}

/** Middle four digits of mainland mobile numbers; the length stays, so that evidence spans still fit. */
export function maskPhones(text: string): string {
  return text.replace(/(?<!\d)(1[3-9]\d)\d{4}(\d{4})(?!\d)/g, '$1****$2');
}
