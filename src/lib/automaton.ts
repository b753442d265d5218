// Finds every occurrence of thousands of words in one pass over a text.

/**
 * A trie that is entered only where two neighbouring units can begin a word. A bitmap of such pairs, small
 * enough for the fastest cache however many words there are, settles nearly every place of an ordinary text
 * with one look. Behind it the nodes lie in one array, each followed by its first child, so that what is
 * walked through is mostly next to where one stands: with thousands of words it is memory that takes the
 * time, not steps. The worst case, longest word × text, does not matter: words are short.
 */
export interface Automaton {
  /** Length in units of each pattern, by id (its index in the list it was built from). */
  readonly lengths: Int32Array;
  /** One bit for each hashed pair of units that begins a pattern. */
  readonly pairs: Int32Array;
  /** One bit for each unit that is a pattern by itself. */
  readonly singles: Int32Array;
  /** By pair: the node its walk begins at. */
  readonly byPair: Starts;
  /** By unit: the pattern it is, plus one. */
  readonly bySingle: Int32Array;
  /**
   * Nodes: the pattern that ends there plus one or 0, how many units may follow, those units in order, and
   * for each the node it leads to. A node that nothing follows is no more than its pattern, as most are, and
   * so takes no place: it is written as the pattern plus one, negative.
   */
  readonly nodes: Int32Array;
}

/** Slots of two: a key and a node. Node 0: free. */
interface Starts {
  readonly slots: Int32Array;
  readonly mask: number;
}

interface Branch {
  pattern: number;
  readonly next: Map<number, Branch>;
}

/** Builds the automaton; the id of a pattern is its index. Empty patterns never match. Throws if two are equal. */
export function buildAutomaton(patterns: readonly string[]): Automaton {
  const ofPair = new Map<number, Branch>();
  const bySingle = new Int32Array(65_536);
  const pairs = new Int32Array(4096);
  const singles = new Int32Array(2048);
  patterns.forEach((pattern, id) => {
    if (pattern === '') return;
    const first = pattern.charCodeAt(0);
    if (pattern.length === 1) {
      if (bySingle[first] !== 0) throw new Error(`pattern given twice: ${pattern}`);
      bySingle[first] = id + 1;
      setBit(singles, first);
      return;
    }
    const second = pattern.charCodeAt(1);
    setBit(pairs, pairHash(first, second));
    let branch = into(ofPair, keyOf(first, second));
    for (let i = 2; i < pattern.length; i++) branch = into(branch.next, pattern.charCodeAt(i));
    if (branch.pattern !== 0) throw new Error(`pattern given twice: ${pattern}`);
    branch.pattern = id + 1;
  });
  // Node 0 is nobody's: it says that there is none.
  const nodes: number[] = [0];
  const byPair = layOut(ofPair, nodes);
  const lengths = Int32Array.from(patterns, (pattern) => pattern.length);
  return { lengths, pairs, singles, byPair, bySingle, nodes: Int32Array.from(nodes) };
}

function into(branches: Map<number, Branch>, key: number): Branch {
  const known = branches.get(key);
  if (known !== undefined) return known;
  const made = { pattern: 0, next: new Map<number, Branch>() };
  branches.set(key, made);
  return made;
}

function layOut(roots: ReadonlyMap<number, Branch>, nodes: number[]): Starts {
  let slotCount = 16;
  while (slotCount < roots.size * 2) slotCount *= 2;
  const slots = new Int32Array(slotCount * 2);
  const mask = slotCount * 2 - 1;
  for (const [key, branch] of roots) {
    let slot = slotOf(key) & mask;
    while (slots[slot + 1] !== 0) slot = (slot + 2) & mask;
    slots[slot] = key;
    slots[slot + 1] = putNode(branch, nodes);
  }
  return { slots, mask };
}

function putNode({ pattern, next }: Branch, nodes: number[]): number {
  if (next.size === 0) return -pattern;
  const at = nodes.length;
  const units = [...next.keys()].sort((a, b) => a - b);
  nodes.push(pattern, units.length, ...units, ...units.map(() => 0));
  units.forEach((unit, i) => {
    nodes[at + 2 + units.length + i] = putNode(next.get(unit)!, nodes);
  });
  return at;
}

/** Occurrences as pairs: the pattern's id and the index after its last unit; the first `length` numbers count. */
export interface Matches {
  pairs: Int32Array;
  length: number;
}

export function emptyMatches(): Matches {
  return { pairs: new Int32Array(256), length: 0 };
}

/**
 * Puts every occurrence within `units[from, to)` into `out`, overlapping ones too, over what was in it. They
 * come in order of their starts, shorter before longer.
 */
export function scanAutomaton(
  automaton: Automaton,
  units: Uint16Array,
  from: number,
  to: number,
  out: Matches,
): void {
  const { pairs, singles, byPair, bySingle, nodes } = automaton;
  out.length = 0;
  if (from >= to) return;
  let unit = units[from]!;
  for (let i = from + 1; i < to; i++) {
    const next = units[i]!;
    if ((singles[unit >>> 5]! >>> (unit & 31)) & 1) report(bySingle[unit]!, i, out);
    const pair = pairHash(unit, next);
    if ((pairs[pair >>> 5]! >>> (pair & 31)) & 1) {
      const node = startOf(byPair, keyOf(unit, next));
      if (node !== 0) walk(nodes, node, units, i + 1, to, out);
    }
    unit = next;
  }
  if ((singles[unit >>> 5]! >>> (unit & 31)) & 1) report(bySingle[unit]!, to, out);
}

/** Follows the words that begin with the two units before `from`. */
function walk(
  nodes: Int32Array,
  start: number,
  units: Uint16Array,
  from: number,
  to: number,
  out: Matches,
): void {
  let node = start;
  for (let i = from; ; i++) {
    if (node < 0) {
      report(-node, i, out);
      return;
    }
    if (nodes[node] !== 0) report(nodes[node]!, i, out);
    if (i >= to) return;
    const count = nodes[node + 1]!;
    const at = find(nodes, node + 2, count, units[i]!);
    if (at < 0) return;
    node = nodes[at + count]!;
  }
}

/** Where `unit` is among `count` sorted numbers; −1: nowhere. Most nodes have one or two. */
function find(nodes: Int32Array, from: number, count: number, unit: number): number {
  let low = from;
  let high = from + count;
  while (high - low > 8) {
    const middle = (low + high) >>> 1;
    if (nodes[middle]! <= unit) low = middle;
    else high = middle;
  }
  for (let at = low; at < high; at++) if (nodes[at] === unit) return at;
  return -1;
}

/** The node the key leads to; 0: none. */
function startOf({ slots, mask }: Starts, key: number): number {
  let slot = slotOf(key) & mask;
  while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & mask;
  return slots[slot + 1]!;
}

function report(pattern: number, end: number, out: Matches): void {
  if (out.length + 2 > out.pairs.length) grow(out);
  out.pairs[out.length] = pattern - 1;
  out.pairs[out.length + 1] = end;
  out.length += 2;
}

function grow(out: Matches): void {
  const larger = new Int32Array(out.pairs.length * 2);
  larger.set(out.pairs);
  out.pairs = larger;
}

function keyOf(first: number, second: number): number {
  return (first << 16) | second;
}

/** Index of a slot: even. */
function slotOf(key: number): number {
  const mixed = Math.imul(key, 0x9e37_79b1);
  return (mixed ^ (mixed >>> 15)) << 1;
}

/** Bit in `pairs`: 17 bits. */
function pairHash(first: number, second: number): number {
  return (Math.imul(first, 0x9e37_79b1) + Math.imul(second, 0x85eb_ca6b)) >>> 15;
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >>> 5]! |= 1 << (bit & 31);
}
