// What each item of a list gives, put together: `flatMap` for places that are walked for every conversation.

/**
 * The lists that `read` gives for each item, as one, in order. Where only one of them holds anything it is
 * that list itself, so the result is not to be changed. Several times as fast as `flatMap`, which V8
 * does not compile.
 */
export function gather<Item, Found>(
  items: readonly Item[],
  read: (item: Item) => readonly Found[],
): readonly Found[] {
  let only: readonly Found[] = NOTHING;
  let all: Found[] | null = null;
  for (let i = 0; i < items.length; i++) {
    const found = read(items[i]!);
    if (found.length === 0) continue;
    if (only.length === 0) only = found;
    else {
      all ??= only.slice();
      for (let k = 0; k < found.length; k++) all.push(found[k]!);
    }
  }
  return all ?? only;
}

const NOTHING: readonly never[] = [];
