// Whether a received file tells of a buyer: its text searched, and its rows read as an import would read them.
import type { ThreadEvent } from '../../domain/event.ts';
import { createDecoder } from '../../intake/decode.ts';
import { decodedChunks, readStart } from '../../intake/file-bytes.ts';
import type { Sink } from '../../intake/format.ts';
import type { Mapping } from '../../intake/mapping.ts';
import { nullSink } from '../../intake/null-sink.ts';
import { readFile } from '../../intake/read-file.ts';
import { sniff } from '../../intake/sniff.ts';
import type { Traces } from '../../store/erase-traces.ts';

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** True also where nobody can tell: a workbook that no format and no mapping can read. */
export async function holdsBuyer(
  path: string,
  mappings: readonly Mapping[],
  { names, ids }: Traces,
): Promise<boolean> {
  const words = [...names, ...ids];
  const text = sniff(await readStart(path, 65_536)) === 'text';
  if (text && (await textHolds(path, words))) return true;
  let found = false;
  const look = (value: string | null): void => {
    if (!found && value !== null) found = words.some((word) => value.includes(word));
  };
  const options = { zoneOffsetMs: CHINA_OFFSET_MS, latest: Number.MAX_SAFE_INTEGER, shop: '' };
  const report = await readFile(path, { ...options, mappings }, lookingSink(look));
  return found || (!text && report.refusal !== null && report.refusal.code !== 'header-only');
}

async function textHolds(path: string, words: readonly string[]): Promise<boolean> {
  const overlap = Math.max(0, ...words.map(({ length }) => length)) - 1;
  let rest = '';
  for await (const chunk of decodedChunks(path, createDecoder())) {
    const piece = rest + chunk;
    if (words.some((word) => piece.includes(word))) return true;
    rest = overlap <= 0 ? '' : piece.slice(-overlap);
  }
  return false;
}

function lookingSink(look: (value: string | null) => void): Sink {
  return {
    ...nullSink,
    event: (_shop, buyer, event) => {
      look(buyer);
      for (const value of textsOf(event)) look(value);
    },
    orderItem: (orderId) => look(orderId),
    quarantine: ({ raw }) => look(raw),
  };
}

function textsOf(event: ThreadEvent): readonly (string | null)[] {
  if (event.type === 'order') return [event.orderId, event.reason];
  if (event.type === 'rating') return [event.orderId];
  return [event.text, event.orderId];
}
