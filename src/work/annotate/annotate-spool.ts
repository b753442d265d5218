// Asks the annotators about every conversation of a spooled run and puts the answers beside the events.
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Conversation } from '../../domain/analysis.ts';
import type { Instant, Thread } from '../../domain/event.ts';
import type { Setup } from '../../domain/setup.ts';
import { Clock } from '../../lib/clock.ts';
import { createPrng } from '../../lib/prng.ts';
import { assembleThread } from '../../threads/assemble-thread.ts';
import { conversationContent } from '../../threads/conversation-content.ts';
import { type ReadThreadsOptions, readThreads } from '../read-threads.ts';
import { readPart, Spool } from '../spool.ts';
import type { AiSettings } from './ai-settings.ts';
import { type AnnotateReport, AnnotateTally } from './annotate-tally.ts';
import { ANNOTATION_SPOOL, spoolAnnotation } from './annotation-spool.ts';
import type { Annotator } from './annotator.ts';
import { type AnswerRecord, openAnswerCache } from './answer-cache.ts';
import { type Asked, askModel, assembleQuestion, type Question } from './ask-model.ts';
import type { Line, Waiting } from './call-with-retries.ts';
import { callModel } from './chat-completion.ts';
import { createMask } from './mask-personal.ts';
import { Purse } from './purse.ts';
import { presentTranscript } from './transcript.ts';

/** How the run asks. */
export interface AnnotateSettings {
  readonly settings: AiSettings;
  readonly annotators: readonly Annotator[];
  readonly cacheFolder: string;
  readonly waiting: Waiting;
  /** Conversations and questions done so far. */
  readonly onProgress: (questions: number) => void;
}

/** What the run asks about. */
export interface SpooledThreads {
  readonly folder: string;
  readonly names: readonly string[];
  readonly partitions: number;
  readonly read: ReadThreadsOptions;
  readonly setup: Setup;
  readonly asOf: Instant;
  /** Names agents go by in the chats, beside the roster's: taken out of what is sent. */
  readonly agentNames: Iterable<string>;
}

/** Questions handled before other work of the process gets its turn. */
const TURN_EVERY = 50;

/**
 * `concurrency` questions at a time, over all partitions; memory holds one partition's threads. A stop
 * (budget, refusal, endpoint down) ends the calls, not the run: what the cache knows is still used.
 */
export async function annotateSpool(
  threads: SpooledThreads,
  how: AnnotateSettings,
): Promise<AnnotateReport> {
  const { settings, waiting } = how;
  const cache = openAnswerCache(how.cacheFolder);
  const purse = new Purse(settings.budgetNano);
  const call: Line['call'] = (messages) => callModel(settings, messages, waiting.now);
  const prng = createPrng(settings.seed, 'ai-retries');
  const line: Line = { settings, purse, waiting, prng, call, pausedUntil: 0 };
  const tally = new AnnotateTally(how.annotators, purse);
  const spool = new Spool(threads.folder, ANNOTATION_SPOOL, threads.partitions);
  const underWay = new Map<string, Promise<Asked>>();
  const answer = async (task: Task): Promise<AnswerRecord | null> => {
    const { question } = task;
    const known = cache.find(question.key);
    if (known !== null && !(known.none === 'failed' && settings.retryFailed && !tally.stopped)) {
      return tally.remembered(known);
    }
    if (tally.stopped) return tally.leftOut();
    let asked = underWay.get(question.key);
    const shared = asked !== undefined;
    asked ??= askModel(line, cache, question).finally(() => underWay.delete(question.key));
    underWay.set(question.key, asked);
    return tally.asked(await asked, shared);
  };
  const tasks = listTasks(threads, how);
  const work = async (): Promise<void> => {
    for (let next = tasks.next(); !next.done; next = tasks.next()) {
      const record = await answer(next.value);
      if (record !== null)
        spoolAnnotation(spool, next.value.part, annotationOf(next.value, record));
      how.onProgress(tally.questions);
      if (tally.questions % TURN_EVERY === 0) await nextTurn();
    }
  };
  try {
    await Promise.all(Array.from({ length: settings.concurrency }, work));
  } finally {
    spool.close();
  }
  return tally.report();
}

interface Task {
  readonly part: number;
  readonly thread: Thread;
  readonly conversation: Conversation;
  readonly question: Question;
}

function* listTasks(threads: SpooledThreads, how: AnnotateSettings): Generator<Task, void> {
  if (how.annotators.length === 0) return;
  const { setup, asOf, folder, names } = threads;
  const staff = [...staffNames(threads)];
  for (let part = 0; part < threads.partitions; part++) {
    for (const thread of readThreads(readPart(folder, names, part), threads.read)) {
      const { conversations, orders } = assembleThread(thread, setup, new Clock(asOf));
      for (const conversation of conversations) {
        const wanted = how.annotators.filter((annotator) => isAsked(annotator, conversation));
        if (wanted.length === 0) continue;
        const mask = createMask({
          buyer: thread.buyer,
          shop: thread.shop,
          agents: conversation.agents.map((id) => [id, setup.agents.get(id)?.name ?? id]),
          staff,
          orderIds: orders.map(({ orderId }) => orderId),
        });
        for (const annotator of wanted) {
          const transcript = presentTranscript(conversation, annotator.messagesMax, mask);
          const question = assembleQuestion(annotator, transcript, how.settings.model);
          yield { part, thread, conversation, question };
        }
      }
    }
  }
}

function staffNames({ agentNames, setup }: SpooledThreads): Set<string> {
  const names = new Set(agentNames);
  for (const { id, name } of setup.agents.values()) names.add(id).add(name);
  return names;
}

function isAsked(annotator: Annotator, conversation: Conversation): boolean {
  const { phases, buyerLinesMin, agentLinesMin } = annotator;
  if (conversation.leftOut !== null && conversation.leftOut !== 'transfer-without-reply') {
    return false;
  }
  if (phases.length > 0 && !phases.includes(conversation.phase)) return false;
  let buyerLines = 0;
  let agentLines = 0;
  for (const { message, auto, revoked } of conversation.lines) {
    if (revoked) continue;
    if (message.by === 'buyer') buyerLines++;
    else if (message.by === 'agent' && !auto) agentLines++;
  }
  return buyerLines >= buyerLinesMin && agentLines >= agentLinesMin;
}

function annotationOf(
  { thread, conversation, question }: Task,
  record: AnswerRecord,
): Parameters<typeof spoolAnnotation>[2] {
  const { annotation, version, answer, none, model, at } = record;
  const { because, promptTokens, completionTokens, costYuan } = record;
  return {
    shop: thread.shop,
    buyer: thread.buyer,
    conversation: conversation.id,
    content: conversationContent(conversation),
    id: annotation,
    ...{ version, answer, none, model, at, because, promptTokens, completionTokens, costYuan },
    messages: record.lines.flatMap((number) => question.transcript.shown.get(number) ?? []),
  };
}
