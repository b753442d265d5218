// One conversation with the analysis of its thread: what every part of its page is made from.
import type { Analysis, Conversation } from '../../domain/analysis.ts';
import type { Instant, Thread } from '../../domain/event.ts';
import type { PersonalMask } from '../../http/scope.ts';
import type { ShopSetup } from '../../work/shop-setup.ts';
import type { ConversationRow } from './store.ts';

export interface OpenedConversation {
  readonly row: ConversationRow;
  readonly shopSetup: ShopSetup;
  readonly thread: Thread;
  readonly asOf: Instant;
  readonly analysis: Analysis;
  readonly conversation: Conversation;
}

/** What every part of the page is made from. */
export interface PageSource extends OpenedConversation {
  readonly mask: PersonalMask;
  readonly nameOf: (agent: string) => string;
}

export function nameOrNull({ nameOf }: Pick<PageSource, 'nameOf'>, agent: string | null) {
  return agent === null ? null : { id: agent, name: nameOf(agent) };
}
