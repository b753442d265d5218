// The main menu of a phone: the four parts used most in a bar at the bottom, the rest in a drawer.
import { AppstoreOutlined } from '@ant-design/icons';
import { Drawer } from 'antd';
import { useState } from 'react';
import { Link, useLocation, useSearchParams } from 'react-router';
import { LanguageSwitch, ThemeSwitch } from './HeaderBar.tsx';
import { itemOf, type MenuItem } from './menu-item.ts';
import { MenuLinks } from './SideMenu.tsx';
import { filterSearch } from './use-filters.ts';
import { useTw, useWords } from './use-words.ts';

const WORDS = {
  bar: { zh: '常用', en: 'Often used' },
  more: { zh: '更多', en: 'More' },
  menu: { zh: '全部功能', en: 'Everything' },
} as const;

export function PhoneBar({ items }: { readonly items: readonly MenuItem[] }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const { pathname } = useLocation();
  const [search] = useSearchParams();
  const [open, setOpen] = useState(false);
  const here = itemOf(items, pathname);
  const first = items.slice(0, 4);
  return (
    <>
      <nav className="kj-bottom" aria-label={w.bar}>
        {first.map((item) => (
          <Link
            key={item.path}
            to={`${item.path}${filterSearch(search)}`}
            aria-current={item === here ? 'page' : undefined}
          >
            <span aria-hidden="true">{item.icon}</span>
            {tw(item.words)}
          </Link>
        ))}
        <button
          type="button"
          aria-expanded={open}
          className={here !== null && !first.includes(here) ? 'is-here' : undefined}
          onClick={() => setOpen(true)}
        >
          <span aria-hidden="true">
            <AppstoreOutlined />
          </span>
          {w.more}
        </button>
      </nav>
      <Drawer
        title={w.menu}
        placement="bottom"
        size={480}
        open={open}
        onClose={() => setOpen(false)}
        extra={
          <div className="kj-row">
            <LanguageSwitch />
            <ThemeSwitch />
          </div>
        }
      >
        <MenuLinks items={items} onChoose={() => setOpen(false)} />
      </Drawer>
    </>
  );
}
