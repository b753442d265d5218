// What drills share: numbers from the command line, and a seeded source of chance.

/** `--name 30`; the default where it is not given or no number. */
export function numberOption(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(`--${name}`);
  const value = at < 0 ? Number.NaN : Number(args[at + 1]);
  return Number.isFinite(value) ? value : usual;
}

/** Numbers in [0, 1); the same seed gives the same. mulberry32. */
export function prngOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
