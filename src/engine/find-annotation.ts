// Finds the stored answer of an AI annotator that still stands for a conversation.
import type { Conversation } from '../domain/analysis.ts';
import type { Annotation } from '../domain/annotation.ts';
import { conversationContent } from '../threads/conversation-content.ts';

/**
 * The annotation `id` of a conversation as it reads now; null: nobody asked, or what was read has
 * changed since. Of several the highest version counts, then the one that names the conversation, then
 * the latest; the order of the list means nothing.
 */
export function findAnnotation(
  annotations: readonly Annotation[] | undefined,
  conversation: Conversation,
  id: string,
): Annotation | null {
  if (annotations === undefined) return null;
  let best: Annotation | null = null;
  let content: string | null = null;
  for (const annotation of annotations) {
    if (annotation.id !== id) continue;
    if (annotation.conversation !== null && annotation.conversation !== conversation.id) continue;
    if (annotation.content !== null) {
      content ??= conversationContent(conversation);
      if (annotation.content !== content) continue;
    }
    if (best === null || isBetter(annotation, best)) best = annotation;
  }
  return best;
}

function isBetter(one: Annotation, other: Annotation): boolean {
  if (one.version !== other.version) return one.version > other.version;
  const named = Number(one.conversation !== null) - Number(other.conversation !== null);
  if (named !== 0) return named > 0;
  const [at, otherAt] = [one.at ?? -1, other.at ?? -1];
  // The same instant twice: any choice will do that does not depend on the order of the list.
  return at === otherAt ? textOf(one) > textOf(other) : at > otherAt;
}

function textOf({ model, answer, none, messages }: Annotation): string {
  return JSON.stringify([model, answer, none, messages]);
}
