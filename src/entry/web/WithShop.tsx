// What a page says that needs a shop with data where there is none yet: it would wait for ever otherwise.
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { itemOf } from '../../ui/menu-item.ts';
import { PageTitle } from '../../ui/PageTitle.tsx';
import { useFilters } from '../../ui/use-filters.ts';
import { useMay } from '../../ui/use-session.ts';
import { useTw, useWords } from '../../ui/use-words.ts';
import { MENU } from './menu.ts';

const WORDS = {
  none: { zh: '还没有店铺', en: 'There is no shop yet' },
  noDays: { zh: '这家店还没有聊天和订单', en: 'This shop has no chats and orders yet' },
  hint: {
    zh: '导入聊天或订单后，这一页就有内容了。',
    en: 'Import chats or orders, and this page has something to show.',
  },
  ask: {
    zh: '请店主导入数据，或在“设置 · 账号与角色”里给您开通店铺。',
    en: 'Ask the owner to import data, or to open a shop to your account.',
  },
  import: { zh: '去导入', en: 'Import files' },
} as const;

/** `children`, unless the page at hand needs a shop, or days of it, that are not there. */
export function WithShop({ children }: { readonly children: ReactNode }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { pathname } = useLocation();
  const { shopInfo, lastDay } = useFilters();
  const mayImport = useMay()('imports.write');
  const item = itemOf(MENU, pathname);
  if (!needsShop(pathname) || (shopInfo !== null && lastDay !== null)) return children;
  return (
    <>
      <PageTitle title={item === null ? w.none : tw(item.words)} />
      <EmptyState
        title={shopInfo === null ? w.none : w.noDays}
        hint={mayImport ? w.hint : w.ask}
        action={
          mayImport && (
            <Link to="/imports">
              <Button type="primary">{w.import}</Button>
            </Link>
          )
        }
      />
    </>
  );
}

/** Importing makes shops, and settings say for themselves what they lack; an order belongs to no menu entry. */
function needsShop(pathname: string): boolean {
  const item = itemOf(MENU, pathname);
  if (item === null) return pathname.startsWith('/orders/');
  return item.filters !== 'none' && item.path !== '/imports';
}
