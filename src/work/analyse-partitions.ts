// What one worker does with its share of the spool: read threads, analyse each, write facts, observe.
import { type AnalysisSetup, analyse } from '../analyse/analyse.ts';
import { type FactContext, presentFacts } from '../analyse/facts.ts';
import type { Analysis } from '../domain/analysis.ts';
import type { Instant } from '../domain/event.ts';
import { annotationsByThread, readAnnotations } from './annotate/annotation-spool.ts';
import { openFactWriter } from './fact-writer.ts';
import { type ReadThreadsOptions, readThreads } from './read-threads.ts';
import { readPart, removePart } from './spool.ts';

export interface PartitionShare extends ReadThreadsOptions {
  readonly spoolFolder: string;
  readonly spoolNames: readonly string[];
  /** Partitions `from` … `to` − 1, in this order. */
  readonly from: number;
  readonly to: number;
  readonly asOf: Instant;
  /** Whether AI annotations were spooled beside the events. */
  readonly annotated?: boolean;
  /** null: no facts are written. */
  readonly factsFolder: string | null;
  /** The worker's number. */
  readonly part: number;
}

export interface ShareCounts {
  readonly threads: number;
  readonly conversations: number;
  readonly messages: number;
  readonly messagesLeftOut: number;
}

/** Analyses a share thread by thread; memory holds one partition at a time. */
export function analysePartitions(
  share: PartitionShare,
  prepared: AnalysisSetup,
  facts: FactContext,
  observe: (analysis: Analysis) => void,
  onProgress: (messages: number) => void,
): ShareCounts {
  const writer = share.factsFolder === null ? null : openFactWriter(share.factsFolder, share.part);
  let threads = 0;
  let conversations = 0;
  let messages = 0;
  let messagesLeftOut = 0;
  for (let part = share.from; part < share.to; part++) {
    const lines = readPart(share.spoolFolder, share.spoolNames, part);
    const answers = share.annotated ? readAnnotations(share.spoolFolder, part) : [];
    const read = readThreads(lines, share, annotationsByThread(answers));
    let done = 0;
    for (const thread of read) {
      threads++;
      const analysis = analyse(thread, prepared, share.asOf);
      if (writer) presentFacts(analysis, facts, writer.put, writer.putVerdict);
      observe(analysis);
      conversations += analysis.conversations.length;
      messagesLeftOut += analysis.messagesLeftOut;
      for (const conversation of analysis.conversations) done += conversation.lines.length;
    }
    removePart(share.spoolFolder, share.spoolNames, part);
    messages += done;
    onProgress(done);
  }
  writer?.close();
  return { threads, conversations, messages, messagesLeftOut };
}
