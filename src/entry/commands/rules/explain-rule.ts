// `kejing rules explain ID CONVERSATION --on DATA`: condition by condition, what matched where.
import type { ThreadEvent } from '../../../domain/event.ts';
import { compileRulebook } from '../../../engine/compile-rulebook.ts';
import {
  type ExplainedConversation,
  explainConversation,
} from '../../../work/explain-conversation.ts';
import { parseLanguage, Refused } from '../../exit.ts';
import { parseRuleOptions } from '../../rule-options.ts';
import { loadRules, type RulesOptions } from './load-rules.ts';
import { explanationData, presentExplanation } from './present-explanation.ts';
import { type DataOptions, visitStored } from './stored-data.ts';

export interface ExplainOptions extends RulesOptions, DataOptions {
  readonly option: readonly string[];
  readonly json?: boolean;
  readonly lang: string;
}

/** Any rule may be asked, also one that is not in force. */
export async function explainRule(
  id: string,
  conversation: string,
  options: ExplainOptions,
): Promise<void> {
  const lang = parseLanguage(options.lang);
  const { chosen, packs } = loadRules([id], options);
  const overrides = parseRuleOptions(options.option, id);
  const { rulebook, problems } = compileRulebook({ rules: chosen, packs, options: overrides });
  if (problems.length > 0) throw new Refused(...problems.map(({ words }) => words));
  const ids: string[] = [];
  const found: { explained: ExplainedConversation | null } = { explained: null };
  await visitStored(options, lang, (stored) => {
    found.explained = explainConversation(stored, rulebook, conversation);
    if (ids.length < 3) ids.push(...stored.thread.events.flatMap(conversationOf).slice(0, 1));
    return found.explained !== null;
  });
  const { explained } = found;
  if (explained === null) {
    const few = ids.length === 0 ? '' : `（像 ${ids.join('、')} 这样）`;
    throw new Refused({
      zh: `数据里没有会话“${conversation}”；会话号见 facts/conversations.jsonl${few}`,
      en: `there is no conversation “${conversation}”; facts/conversations.jsonl of an analysis lists the ids`,
    });
  }
  process.stdout.write(
    options.json
      ? `${JSON.stringify(explanationData(explained), null, 2)}\n`
      : presentExplanation(explained, lang),
  );
}

function conversationOf(event: ThreadEvent): string[] {
  return event.type === 'message' && event.conversation !== null ? [event.conversation] : [];
}
