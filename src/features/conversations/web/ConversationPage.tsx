// A conversation on its own page, with the ones before and after it in the list it was opened from.
import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router';
import { Loading } from '../../../ui/Loading.tsx';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { useLang } from '../../../ui/preferences.ts';
import { Query } from '../../../ui/Query.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { wallClock } from '../../../ui/wall-clock.ts';
import type { ConversationPageShape } from '../contract.ts';
import { ConversationHead } from './ConversationHead.tsx';
import { ConversationView } from './ConversationView.tsx';
import { type Query as Asked, fetchConversation, fetchNeighbours } from './conversations-api.ts';
import './conversations.css';
import { BuyerMenu } from './EraseBuyer.tsx';
import { conversationPath, LIST_STATE, listPath } from './list-state.ts';

const WORDS = {
  list: { zh: '会话', en: 'Conversations' },
  previous: { zh: '上一个（k）', en: 'Previous (k)' },
  next: { zh: '下一个（j）', en: 'Next (j)' },
  title: { zh: '会话', en: 'Conversation' },
} as const;

const LIST_NAMES = [...Object.keys(LIST_STATE), 'shop', 'from', 'to'].filter(
  (name) => name !== 'open' && name !== 'line',
);

export function ConversationPage() {
  const { shop = '', id = '' } = useParams();
  const [search] = useSearchParams();
  const w = useWords(WORDS);
  const lang = useLang();
  const query = useMemo<Asked>(
    () => Object.fromEntries([...search].filter(([name]) => LIST_NAMES.includes(name))),
    [search],
  );
  const page = useQuery({
    queryKey: ['conversation', shop, id],
    queryFn: () => fetchConversation(shop, id),
  });
  const when =
    page.data === undefined
      ? ''
      : wallClock(page.data.zoneOffsetMs, lang).time(page.data.item.startAt);
  return (
    <div>
      <PageTitle
        title={page.data === undefined ? w.title : titleOf(page.data)}
        note={when}
        crumbs={[{ label: w.list, to: listPath({ ...query, open: id }) }]}
        actions={
          <>
            <Walk shop={shop} id={id} query={query} />
            {page.data !== undefined && (
              <BuyerMenu shop={shop} buyer={page.data.item.buyer} query={query} />
            )}
          </>
        }
      />
      <section className="kjc-alone">
        <Query of={page} loading={<Loading rows={12} />}>
          {(data) => (
            <>
              <ConversationHead page={data} titled={false} />
              <ConversationView key={data.item.ref} page={data} />
            </>
          )}
        </Query>
      </section>
    </div>
  );
}

function titleOf({ item, receptions }: ConversationPageShape): string {
  const names = [...new Set(receptions.map(({ agent }) => agent.name))].join('、');
  return names === '' ? item.buyer : `${item.buyer} × ${names}`;
}

interface WalkProps {
  readonly shop: string;
  readonly id: string;
  readonly query: Asked;
}

function Walk({ shop, id, query }: WalkProps) {
  const w = useWords(WORDS);
  const go = useNavigate();
  const { data } = useQuery({
    queryKey: ['conversation', shop, id, 'neighbours', query],
    queryFn: () => fetchNeighbours(shop, id, query),
  });
  const previous = data?.previous ?? null;
  const next = data?.next ?? null;
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const { target } = event;
      const typing =
        target instanceof HTMLElement && /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
      if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
      const to = event.key === 'j' ? next : event.key === 'k' ? previous : null;
      if (to !== null) void go(conversationPath(to.shop, to.ref, query), { replace: true });
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [go, next, previous, query]);
  const move = (to: typeof next) => ({
    disabled: to === null,
    onClick: () => {
      if (to !== null) void go(conversationPath(to.shop, to.ref, query), { replace: true });
    },
  });
  return (
    <>
      <Button
        icon={<LeftOutlined />}
        aria-label={w.previous}
        title={w.previous}
        {...move(previous)}
      />
      <Button icon={<RightOutlined />} aria-label={w.next} title={w.next} {...move(next)} />
    </>
  );
}
