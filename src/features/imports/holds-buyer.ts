// Whether a received file tells of a buyer: its text searched, and its rows read as an import would read them.
import { createDecoder } from '../../intake/decode.ts';
import { decodedChunks, readStart } from '../../intake/file-bytes.ts';
import type { Sink } from '../../intake/format.ts';
import type { Mapping } from '../../intake/mapping.ts';
import { nullSink } from '../../intake/null-sink.ts';
import { readFile } from '../../intake/read-file.ts';
import { sniff } from '../../intake/sniff.ts';
import { isShortName, NAME_MARGIN } from '../../lib/whole-name.ts';
import { type Traces, tellsOf } from '../../store/erase-traces.ts';

/** Whatever the zone: times tell of nobody. */
const OPTIONS = { zoneOffsetMs: 0, latest: Number.MAX_SAFE_INTEGER, shop: '' };

/** True also where nobody can tell: a workbook that no format and no mapping can read. */
export async function holdsBuyer(
  path: string,
  mappings: readonly Mapping[],
  traces: Traces,
): Promise<boolean> {
  const text = sniff(await readStart(path, 65_536)) === 'text';
  if (text && (await textHolds(path, withoutShort(traces)))) return true;
  let found = false;
  const sink = lookingSink(traces, () => {
    found = true;
  });
  const { refusal } = await readFile(path, { ...OPTIONS, mappings }, sink);
  if (found || refusal === null || refusal.code === 'header-only') return found;
  return !text || (await textHolds(path, traces));
}

/** A short name may be any field of a file (a quantity): where its buyers can be read, they tell. */
export function withoutShort({ names, ids, others }: Traces): Traces {
  const long = (words: readonly string[]) => words.filter((word) => !isShortName(word));
  return { names: long(names), ids: long(ids), others };
}

async function textHolds(path: string, traces: Traces): Promise<boolean> {
  const { names, ids, others } = traces;
  const longest = (words: readonly string[]): number =>
    Math.max(0, ...words.map(({ length }) => length));
  const margin = Math.max(NAME_MARGIN, longest(others));
  const overlap = longest([...names, ...ids]) + 2 * margin;
  // A name counts once both what stands before and what stands behind it was read.
  let rest = '';
  let from = 0;
  for await (const chunk of decodedChunks(path, createDecoder())) {
    const piece = rest + chunk;
    if (tellsOf(piece, traces, from, piece.length - margin)) return true;
    rest = piece.slice(-overlap);
    from = rest.length < piece.length ? margin : from;
  }
  return tellsOf(rest, traces, from);
}

function lookingSink(traces: Traces, found: () => void): Sink {
  const keys = new Set([...traces.names, ...traces.ids]);
  const words = withoutShort(traces);
  const look = (key: string | null): void => {
    if (key !== null && keys.has(key)) found();
  };
  const search = (text: string | null): void => {
    if (text !== null && tellsOf(text, words)) found();
  };
  return {
    ...nullSink,
    event: (_shop, buyer, event) => {
      look(buyer);
      look(event.orderId);
      search(event.type === 'order' ? event.reason : event.text);
    },
    orderItem: (orderId) => look(orderId),
    quarantine: ({ raw }) => {
      if (tellsOf(raw, traces)) found();
    },
  };
}
