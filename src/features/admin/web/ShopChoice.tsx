// Which shop a page of settings is about: in the address; nothing to choose where there is one.
import { Select } from 'antd';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { useFilters } from '../../../ui/use-filters.ts';
import { useSession } from '../../../ui/use-session.ts';
import { useWords } from '../../../ui/use-words.ts';

const WORDS = {
  shop: { zh: '店铺', en: 'Shop' },
  none: { zh: '还没有店铺', en: 'There is no shop yet' },
  hint: {
    zh: '导入聊天或订单后，店铺会自己出现。',
    en: 'Shops appear when chats or orders are imported.',
  },
  import: { zh: '去导入', en: 'Import' },
} as const;

/** Calls `children` with the shop's id; says what to do where there is none. */
export function OfShop({ children }: { readonly children: (shop: string) => ReactNode }) {
  const w = useWords(WORDS);
  const { shops } = useSession();
  const { shop, set } = useFilters();
  if (shops.length === 0) {
    return (
      <EmptyState title={w.none} hint={w.hint} action={<Link to="/imports">{w.import}</Link>} />
    );
  }
  return (
    <div className="kj-stack">
      {shops.length > 1 && (
        <div className="kj-row">
          <span className="kj-muted">{w.shop}</span>
          <Select
            aria-label={w.shop}
            value={shop}
            style={{ minWidth: 200 }}
            options={shops.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(value: string) => set({ shop: value })}
          />
        </div>
      )}
      <div key={shop}>{children(shop)}</div>
    </div>
  );
}
