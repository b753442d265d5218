// The main menu at the left: every part of the app, the one we are in marked; folds to icons.
import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Tooltip } from 'antd';
import { Fragment } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { Brand } from './Brand.tsx';
import { itemOf, type MenuItem } from './menu-item.ts';
import { setPreference, usePreferences } from './preferences.ts';
import { filterSearch } from './use-filters.ts';
import { useTw, useWords } from './use-words.ts';

const WORDS = {
  menu: { zh: '主菜单', en: 'Main menu' },
  fold: { zh: '收起菜单', en: 'Fold the menu' },
  unfold: { zh: '展开菜单', en: 'Unfold the menu' },
} as const;

/** The links alone: for the side, and for the drawer of a phone. */
export function MenuLinks({
  items,
  folded = false,
  onChoose,
}: {
  readonly items: readonly MenuItem[];
  readonly folded?: boolean;
  readonly onChoose?: () => void;
}) {
  const tw = useTw();
  const w = useWords(WORDS);
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const here = itemOf(items, pathname);
  const kept = filterSearch(search);
  return (
    <nav aria-label={w.menu} className="kj-menu">
      {items.map((item, at) => (
        <Fragment key={item.path}>
          {at > 0 && items[at - 1]?.block !== item.block && <hr />}
          <Tooltip title={folded ? tw(item.words) : ''} placement="right">
            <Link
              to={`${item.path}${kept}`}
              className="kj-menu-link"
              aria-current={item === here ? 'page' : undefined}
              aria-label={folded ? tw(item.words) : undefined}
              {...(onChoose === undefined ? {} : { onClick: onChoose })}
            >
              <span className="kj-menu-icon" aria-hidden="true">
                {item.icon}
              </span>
              {!folded && <span className="kj-menu-text">{tw(item.words)}</span>}
            </Link>
          </Tooltip>
        </Fragment>
      ))}
    </nav>
  );
}

export function SideMenu({ items }: { readonly items: readonly MenuItem[] }) {
  const w = useWords(WORDS);
  const folded = usePreferences().menu === 'folded';
  return (
    <div className={`kj-side${folded ? ' is-folded' : ''}`}>
      <Brand small={folded} />
      <MenuLinks items={items} folded={folded} />
      <button
        type="button"
        className="kj-fold"
        aria-label={folded ? w.unfold : w.fold}
        onClick={() => setPreference('menu', folded ? 'open' : 'folded')}
      >
        {folded ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        {!folded && <span>{w.fold}</span>}
      </button>
    </div>
  );
}
