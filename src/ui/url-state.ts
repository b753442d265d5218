// The state of a page as query parameters: each field knows its text, its default leaves no trace.

/** How one field stands in the address. `parse` gives null for text that is none of its values. */
export interface UrlField<T> {
  readonly initial: T;
  readonly parse: (text: string) => T | null;
  readonly present: (value: T) => string;
}

export type UrlSchema = Readonly<Record<string, UrlField<never>>>;

export type UrlValues<S> = {
  readonly [K in keyof S]: S[K] extends UrlField<infer T> ? T : never;
};

export function urlText(initial = ''): UrlField<string> {
  return { initial, parse: (text) => text, present: (value) => value };
}

export function urlNumber(initial: number): UrlField<number> {
  return {
    initial,
    parse: (text) => (text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : null),
    present: String,
  };
}

export function urlFlag(initial = false): UrlField<boolean> {
  return {
    initial,
    parse: (text) => (text === '1' ? true : text === '0' ? false : null),
    present: (value) => (value ? '1' : '0'),
  };
}

export function urlChoice<const T extends string>(
  choices: readonly T[],
  initial: NoInfer<T>,
): UrlField<T> {
  return {
    initial,
    parse: (text) => choices.find((choice) => choice === text) ?? null,
    present: (value) => value,
  };
}

/** Several texts, joined by commas; a comma inside one is written `%2C`. */
export function urlList(): UrlField<readonly string[]> {
  return {
    initial: [],
    parse: (text) =>
      text
        .split(',')
        .filter((part) => part !== '')
        .map((part) => part.replaceAll('%2C', ',').replaceAll('%25', '%')),
    present: (value) =>
      value.map((part) => part.replaceAll('%', '%25').replaceAll(',', '%2C')).join(','),
  };
}

/** Reads a page's state; what is missing or makes no sense is the default. */
export function parseUrlState<S>(schema: S, search: URLSearchParams): UrlValues<S> {
  return Object.fromEntries(
    Object.entries(schema as Record<string, UrlField<unknown>>).map(([name, field]) => {
      const text = search.get(name);
      return [name, text === null ? field.initial : (field.parse(text) ?? field.initial)];
    }),
  ) as UrlValues<S>;
}

/** The address with `patch` applied; parameters of others are kept, defaults are taken out. */
export function patchUrlState<S>(
  schema: S,
  search: URLSearchParams,
  patch: Partial<UrlValues<S>>,
): URLSearchParams {
  const next = new URLSearchParams(search);
  const fields = schema as Record<string, UrlField<unknown>>;
  for (const [name, value] of Object.entries(patch)) {
    const field = fields[name];
    if (field === undefined) continue;
    const text = field.present(value);
    if (text === field.present(field.initial)) next.delete(name);
    else next.set(name, text);
  }
  return next;
}
