// The scorecards: whom each is for, what its dimensions weigh, how many rules count.
import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { DIMENSIONS } from '../../../report/words/rule-terms.ts';
import { read } from '../../../ui/client.ts';
import { formatPercent } from '../../../ui/format.ts';
import { PageTitle } from '../../../ui/PageTitle.tsx';
import { Query } from '../../../ui/Query.tsx';
import { Tag } from '../../../ui/Tag.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useMay } from '../../../ui/use-session.ts';
import { useTw, useWords } from '../../../ui/use-words.ts';
import { useShopClock } from '../../../ui/wall-clock.ts';
import { NewCardDialog } from './NewCardDialog.tsx';
import { NewDrafts } from './NewDrafts.tsx';
import { RulebookTabs } from './RulebookTabs.tsx';
import { PHASE_WORDS } from './rule-words.ts';
import { api, type CardListing, RULEBOOK } from './rulebook-api.ts';
import { useRuleLink } from './use-rule-link.ts';
import { WeightBar } from './WeightBar.tsx';

const WORDS = {
  add: { zh: '新建评分卡', en: 'New scorecard' },
  title: { zh: '评分卡', en: 'Scorecards' },
  note: {
    zh: '规则只说对不对，扣几分在这里定',
    en: 'Rules say what happened; points are decided here',
  },
  rules: {
    zh: (count: number) => `${count} 条规则计分`,
    en: (count: number) => `${count} rules count`,
  },
  version: { zh: (version: number) => `第 ${version} 版`, en: (version: number) => `v${version}` },
  shipped: { zh: '自带', en: 'as shipped' },
} as const;

export function ScorecardsPage() {
  const w = useWords(WORDS);
  const link = useRuleLink();
  const may = useMay();
  const toOf = (id: string): string => link(`/rulebook/scorecards/${id}`);
  const { shop } = useFilters();
  const cards = useQuery({
    queryKey: [RULEBOOK, 'cards', shop],
    queryFn: () => read(api.scorecards.$get({ query: { shop } })),
    enabled: shop !== '',
  });
  return (
    <div className="kj-stack">
      <PageTitle
        title={w.title}
        note={w.note}
        actions={
          may('rules.write') &&
          cards.data !== undefined && <AddCard shop={shop} listing={cards.data} toOf={toOf} />
        }
      />
      <RulebookTabs />
      <NewDrafts drafts={cards.data?.drafts ?? []} toOf={toOf} />
      <Query of={cards}>
        {({ items }) => (
          <div className="kj-rb-cards">
            {items.map((card) => (
              <CardTile key={card.id} card={card} to={toOf(card.id)} />
            ))}
          </div>
        )}
      </Query>
    </div>
  );
}

function CardTile({
  card,
  to,
}: {
  readonly card: CardListing['items'][number];
  readonly to: string;
}) {
  const w = useWords(WORDS);
  const tw = useTw();
  const clock = useShopClock(useFilters().shop);
  const total = card.dimensions.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Link to={to}>
      <h2>{tw(card.name)}</h2>
      <span className="kj-row">
        {card.phases.map((phase) => (
          <Tag key={phase}>{tw(PHASE_WORDS[phase] ?? { zh: phase, en: phase })}</Tag>
        ))}
        {(card.groups ?? []).map((group) => (
          <Tag key={group} tone="accent">
            {group}
          </Tag>
        ))}
      </span>
      <WeightBar dimensions={card.dimensions} />
      <span className="kj-muted">
        {card.dimensions
          .map(
            ({ dimension, weight }) =>
              `${tw(DIMENSIONS[dimension as keyof typeof DIMENSIONS])} ${formatPercent(weight / total)}`,
          )
          .join(' · ')}
      </span>
      <small className="kj-muted">
        {w.rules(card.rules)} · {w.version(card.version)} ·{' '}
        {card.changedAt === null
          ? w.shipped
          : `${card.changedBy ?? ''} ${clock.time(card.changedAt)}`}
      </small>
    </Link>
  );
}

function AddCard(props: {
  readonly shop: string;
  readonly listing: CardListing;
  readonly toOf: (id: string) => string;
}) {
  const w = useWords(WORDS);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <Button type="primary" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
        {w.add}
      </Button>
      {adding && <NewCardDialog {...props} onClose={() => setAdding(false)} />}
    </>
  );
}
