// What a pattern says of a line it stands in, as bits: of most patterns all of it at once.
import { featureOf, featuresWidth, setFeature } from './features.ts';

/** What is reported where a pattern, or the last of several parts, stands. */
export interface Use {
  readonly pack: number;
  /** Number of the entry, counted through all packs: each pack's words, then its exceptions. */
  readonly word: number;
  /** EXCEPT, AT_START, AT_END; 0: it counts wherever it stands. */
  readonly how: number;
}

/** A pattern, as its effects are worked out from it. */
export interface PatternFacts {
  readonly uses: readonly Use[];
  /** It may be cut out of a longer Latin word or number, where it means nothing. */
  readonly cuttable: boolean;
  /** Kinds of parts of entries with gaps, as bits: those it is the first of, and those it may come after. */
  readonly begins: number;
  readonly follows: number;
}

export interface PatternEffects {
  /** Per pattern: where its row begins. There are far fewer rows than patterns. */
  readonly rowOf: Int32Array;
  /** Rows of `width` numbers, the features (features.ts) that are sure, then FOLLOWS, BEGINS, LOOK. */
  readonly rows: Int32Array;
  readonly width: number;
}

export const FOLLOWS = 0;
export const BEGINS = 1;
/** 1 if the pattern has uses that depend on where it stands. */
export const LOOK = 2;

/** `packs`: how many there are. */
export function tellEffects(patterns: readonly PatternFacts[], packs: number): PatternEffects {
  const width = featuresWidth(packs);
  const rows: number[] = [];
  const known = new Map<string, number>();
  const rowOf = Int32Array.from(patterns, ({ uses, cuttable, begins, follows }) => {
    const row = new Int32Array(width + 3);
    for (const { pack, how } of uses) {
      if (how === 0 && !cuttable) setFeature(row, 0, featureOf(pack));
      else row[width + LOOK] = 1;
    }
    row[width + FOLLOWS] = follows;
    row[width + BEGINS] = begins;
    const key = row.join();
    const at = known.get(key) ?? rows.length;
    if (at === rows.length) {
      known.set(key, at);
      rows.push(...row);
    }
    return at;
  });
  return { rowOf, rows: Int32Array.from(rows), width };
}
