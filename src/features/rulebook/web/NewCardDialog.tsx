// A new scorecard: what every new content asks, and which conversations of which groups it is for.
import { useState } from 'react';
import { read } from '../../../ui/client.ts';
import { useWords } from '../../../ui/use-words.ts';
import { CardScope } from './CardScope.tsx';
import { NewContentDialog } from './NewContentDialog.tsx';
import { api, type CardListing } from './rulebook-api.ts';

const WORDS = { title: { zh: '新建评分卡', en: 'New scorecard' } } as const;

type Phase = CardListing['items'][number]['phases'][number];

export function NewCardDialog({
  shop,
  listing,
  toOf,
  onClose,
}: {
  readonly shop: string;
  readonly listing: CardListing;
  readonly toOf: (id: string) => string;
  readonly onClose: () => void;
}) {
  const w = useWords(WORDS);
  const [scope, setScope] = useState<{ phases: readonly Phase[]; groups: readonly string[] }>({
    phases: [],
    groups: [],
  });
  const [tried, setTried] = useState(false);
  return (
    <NewContentDialog
      title={w.title}
      existing={listing.items}
      drafts={listing.drafts}
      ready={scope.phases.length > 0}
      onTried={() => setTried(true)}
      onCopy={(id) => {
        const copied = listing.items.find((card) => card.id === id);
        if (copied !== undefined) setScope((now) => ({ ...now, phases: copied.phases }));
      }}
      onBegin={(content) => {
        const json = { shop, ...content, phases: [...scope.phases], groups: [...scope.groups] };
        return read(api.scorecards.$post({ json }));
      }}
      toOf={toOf}
      onClose={onClose}
    >
      <CardScope
        scope={scope}
        shopGroups={listing.groups}
        asked={tried}
        onChange={(part) => setScope((now) => ({ ...now, ...(part as Partial<typeof now>) }))}
      />
    </NewContentDialog>
  );
}
