// The other conversations of the buyer with the shop, newest first.
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { useShopClocks } from '../../../ui/wall-clock.ts';
import type { ConversationItem } from '../contract.ts';
import { conversationPath } from './list-state.ts';

const WORDS = {
  none: { zh: '这位买家没有别的会话', en: 'The buyer has no other conversation' },
} as const;

export function ContactList({ items }: { readonly items: readonly ConversationItem[] }) {
  const w = useWords(WORDS);
  const clockOf = useShopClocks();
  if (items.length === 0) return <EmptyState small title={w.none} />;
  return (
    <ul className="kjc-contacts">
      {items.map(({ shop, ref, startAt, agent, firstWords, score }) => (
        <li key={ref}>
          <Link to={conversationPath(shop, ref)}>
            {clockOf(shop).time(startAt)} · {agent?.name ?? '–'}
          </Link>
          {score !== null && <b>{score.toFixed(0)}</b>}
          <p>{firstWords}</p>
        </li>
      ))}
    </ul>
  );
}
