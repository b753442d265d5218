// The first rows of a file as Kejing reads them: what an import of it would bring, before it is imported.
import type { ThreadEvent } from '../../domain/event.ts';
import { NAMELESS } from '../../intake/buyer-key.ts';
import type { Quarantined, Sink, Words } from '../../intake/format.ts';
import type { Mapping } from '../../intake/mapping.ts';
import { nullSink } from '../../intake/null-sink.ts';
import { readFile, startRun } from '../../intake/read-file.ts';
import { shownText } from './safe-name.ts';
import { pageWords } from './web-words.ts';

/** One thing read: a message, an order, or a line of a roster, whichever the file holds. */
export interface PreviewRow {
  readonly kind: 'message' | 'order' | 'rating' | 'agent' | 'duty' | 'product';
  readonly at: number | null;
  readonly buyer: string | null;
  /** Sender of a message, state of an order, group of an agent. */
  readonly what: string | null;
  readonly agent: string | null;
  readonly text: string;
  readonly amountFen: number | null;
}

export interface PreviewFault {
  readonly line: number;
  readonly field: string;
  readonly reason: Words;
}

export interface FilePreview {
  /** The zone its times were read in. */
  readonly zoneOffsetMs: number;
  readonly rows: readonly PreviewRow[];
  /** Rows looked at, and those of them that could not be used. */
  readonly looked: number;
  readonly faulty: number;
  readonly faults: readonly PreviewFault[];
}

export interface PreviewSettings {
  readonly zoneOffsetMs: number;
  readonly latest: number;
}

const ROWS_SHOWN = 6;
const FAULTS_SHOWN = 5;
const ROWS_LOOKED = 400;
const TEXT_MAX = 120;

/** Thrown through the reader once enough was seen. */
class Enough extends Error {}

/** Reads until enough is known; outside data never throw. */
export async function previewRows(
  path: string,
  mappings: readonly Mapping[],
  { zoneOffsetMs, latest }: PreviewSettings,
): Promise<FilePreview> {
  const rows: PreviewRow[] = [];
  const faults: PreviewFault[] = [];
  const count = { looked: 0, faulty: 0 };
  const put = (row: PreviewRow): void => {
    if (rows.length < ROWS_SHOWN) rows.push(row);
  };
  const sink: Sink = {
    ...nullSink,
    event: (_shop, buyer, event) => put(eventRow(buyer, event)),
    agent: ({ name, group, hiredAt }) =>
      put(
        row('agent', {
          text: shown(name),
          what: group === null ? null : shown(group),
          at: hiredAt,
        }),
      ),
    duty: (agent, { from, to }) =>
      put(row('duty', { agent: shown(agent), at: from, text: String(to - from) })),
    product: ({ sku, title, category, priceFen }) =>
      put(
        row('product', {
          text: shown(title === '' ? sku : title),
          what: category === null ? null : shown(category),
          amountFen: priceFen,
        }),
      ),
    quarantine({ line, field, reason }: Quarantined) {
      if (faults.length < FAULTS_SHOWN)
        faults.push({ line, field: shown(field), reason: shownWords(reason) });
    },
    row(outcome) {
      count.looked++;
      if (outcome === 'quarantined') count.faulty++;
      if (count.looked >= ROWS_LOOKED) throw new Enough();
    },
  };
  try {
    await readFile(path, { zoneOffsetMs, shop: '', latest, mappings }, sink, startRun());
  } catch (error) {
    if (!(error instanceof Enough)) throw error;
  }
  return { zoneOffsetMs, rows, ...count, faults };
}

function eventRow(buyer: string, event: ThreadEvent): PreviewRow {
  // An order without a buyer has a thread of its own; its name is no buyer's.
  const who = buyer.startsWith(NAMELESS) ? null : shown(buyer);
  if (event.type === 'message') {
    const { at, by, agent, text } = event;
    return row('message', {
      ...{ at, buyer: who, what: by, text: shown(text) },
      agent: agent === null ? null : shown(agent),
    });
  }
  if (event.type === 'rating') {
    const { at, score, agent, text } = event;
    const what = score === null ? null : String(score);
    return row('rating', { at, buyer: who, what, agent: agent && shown(agent), text: shown(text) });
  }
  const { at, state, items, orderId, amountFen } = event;
  const text = items.map(({ title }) => title).join('、') || orderId;
  return row('order', { at, buyer: who, what: state, text: shown(text), amountFen });
}

function row(kind: PreviewRow['kind'], told: Partial<PreviewRow>): PreviewRow {
  return {
    kind,
    at: null,
    buyer: null,
    what: null,
    agent: null,
    text: '',
    amountFen: null,
    ...told,
  };
}

const shown = (text: string): string => shownText(text, TEXT_MAX);

export function shownWords(words: Words): Words {
  const { zh, en } = pageWords(words);
  return { zh: shownText(zh, 400), en: shownText(en, 400) };
}
