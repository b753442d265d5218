// The published JSON Schemas: docs/reference/*.schema.json are these texts and nothing else.
import { z } from 'zod';
import { FACT_SCHEMAS, MetricFact } from '../analyse/fact-schemas.ts';
import { EventDocument } from '../intake/thread-events/event-document.ts';
import { AnnotationFact } from './annotate/annotation-facts.ts';

/** What a record of each fact file is, for a reader of its schema. */
const TITLES: Readonly<Record<string, string>> = {
  conversations: 'A line of facts/conversations.jsonl: one conversation',
  receptions: 'A line of facts/receptions.jsonl: one agent’s part in one conversation',
  rounds: 'A line of facts/rounds.jsonl: what a buyer asked and who replied',
  inquiries: 'A line of facts/inquiries.jsonl: a buyer who asked before buying, counted once a day',
  orders: 'A line of facts/orders.jsonl: one order, whose it is and why',
  findings: 'A line of facts/findings.jsonl: a rule that hit, with its evidence',
  verdicts: 'A line of facts/verdicts.jsonl: what a rule says of a conversation or an order',
};

/** File name below docs/reference → its text. */
export function referenceSchemas(): ReadonlyMap<string, string> {
  const schemas = new Map<string, object>();
  for (const [file, schema] of Object.entries(FACT_SCHEMAS)) {
    schemas.set(`${file}.schema.json`, schemaOf(schema, TITLES[file]!));
  }
  const metrics = schemaOf(
    z.array(MetricFact),
    'facts/metrics.json: every metric by agent and day',
  );
  schemas.set('metrics.schema.json', metrics);
  const annotations = schemaOf(
    AnnotationFact,
    'A line of facts/annotations.jsonl, written with --ai: one stored answer of an AI annotator',
  );
  schemas.set('annotations.schema.json', annotations);
  const events = schemaOf(EventDocument, 'One thread as events: what `kejing judge` takes');
  schemas.set('events.schema.json', events);
  return new Map(
    [...schemas].map(([name, schema]) => [name, `${JSON.stringify(schema, null, 2)}\n`]),
  );
}

/** As given (`io: input`): fields with a default may be left out. */
function schemaOf(schema: z.ZodType, title: string): object {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', target: 'draft-07' });
  return { $schema, title, ...rest };
}
