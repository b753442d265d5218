// A conversation beside the list: fetched when it is chosen, with the way to its own page.
import { ExpandOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link } from 'react-router';
import { Loading } from '../../../ui/Loading.tsx';
import { Query } from '../../../ui/Query.tsx';
import { useWords } from '../../../ui/use-words.ts';
import { ConversationHead } from './ConversationHead.tsx';
import { ConversationView } from './ConversationView.tsx';
import { type Query as Asked, fetchConversation } from './conversations-api.ts';
import { BuyerMenu } from './EraseBuyer.tsx';
import { conversationPath } from './list-state.ts';

const WORDS = { whole: { zh: '单独打开（o）', en: 'Open (o)' } } as const;

export function ConversationPane({
  shop,
  id,
  query,
  found,
}: {
  readonly shop: string;
  readonly id: string;
  readonly query: Asked;
  /** The line a search was found in. */
  readonly found: string | null;
}) {
  const w = useWords(WORDS);
  const page = useQuery({
    queryKey: ['conversation', shop, id],
    queryFn: () => fetchConversation(shop, id),
  });
  return (
    <section className="kjc-pane">
      <Query of={page} loading={<Loading rows={10} />}>
        {(data) => (
          <>
            <ConversationHead
              page={data}
              actions={
                <>
                  <Link to={conversationPath(shop, id, query)}>
                    <Button size="small" icon={<ExpandOutlined />}>
                      {w.whole}
                    </Button>
                  </Link>
                  <BuyerMenu {...{ shop, buyer: data.item.buyer, size: 'small' }} query={query} />
                </>
              }
            />
            <ConversationView key={data.item.ref} page={data} found={found} />
          </>
        )}
      </Query>
    </section>
  );
}
