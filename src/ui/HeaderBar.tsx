// The bar above every page: which shop, which days, language, theme, and who is signed in.
import {
  DesktopOutlined,
  LogoutOutlined,
  MoonOutlined,
  SettingOutlined,
  SunOutlined,
} from '@ant-design/icons';
import { Dropdown, Select, Tooltip } from 'antd';
import { useNavigate } from 'react-router';
import type { MenuItem } from './menu-item.ts';
import { setPreference, usePhone, usePreferences } from './preferences.ts';
import { RangePicker } from './RangePicker.tsx';
import { roleWords } from './role-words.ts';
import { useFilters } from './use-filters.ts';
import { useSession } from './use-session.ts';
import { useTw, useWords } from './use-words.ts';

const WORDS = {
  shop: { zh: '店铺', en: 'Shop' },
  language: { zh: 'Switch to English', en: '切换到中文' },
  theme: { zh: '外观', en: 'Appearance' },
  system: { zh: '跟随系统', en: 'As the system' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  account: { zh: '账号', en: 'Account' },
  settings: { zh: '账号与设置', en: 'Account and settings' },
  out: { zh: '退出登录', en: 'Sign out' },
} as const;

export function HeaderBar({
  item,
  onSignOut,
}: {
  readonly item: MenuItem | null;
  readonly onSignOut: () => void;
}) {
  const filters = useFilters();
  const shows = item?.filters ?? 'none';
  const phone = usePhone();
  return (
    <header className="kj-head">
      {shows !== 'none' && <ShopSwitch />}
      {shows === 'shop-and-days' && (
        <RangePicker
          range={filters}
          lastDay={filters.lastDay}
          onChange={(range) => filters.set(range)}
        />
      )}
      <div className="kj-head-right">
        {!phone && <LanguageSwitch />}
        {!phone && <ThemeSwitch />}
        <AccountMenu onSignOut={onSignOut} />
      </div>
    </header>
  );
}

function ShopSwitch() {
  const w = useWords(WORDS);
  const { shops } = useSession();
  const { shop, set } = useFilters();
  if (shops.length === 0) return null;
  if (shops.length === 1) return <span className="kj-shop-one">{shops[0]?.name}</span>;
  return (
    <Select
      className="kj-shop"
      variant="borderless"
      aria-label={w.shop}
      value={shop}
      showSearch={shops.length > 7 ? { optionFilterProp: 'label' } : false}
      popupMatchSelectWidth={false}
      options={shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(value: string) => set({ shop: value, from: '', to: '', agent: '', group: '' })}
    />
  );
}

export function LanguageSwitch() {
  const w = useWords(WORDS);
  const { lang } = usePreferences();
  return (
    <Tooltip title={w.language}>
      <button
        type="button"
        className="kj-icon-button kj-lang"
        aria-label={`${lang === 'zh' ? 'EN' : '中'} · ${w.language}`}
        onClick={() => setPreference('lang', lang === 'zh' ? 'en' : 'zh')}
      >
        {lang === 'zh' ? 'EN' : '中'}
      </button>
    </Tooltip>
  );
}

const THEME_ICONS = {
  system: <DesktopOutlined />,
  light: <SunOutlined />,
  dark: <MoonOutlined />,
} as const;

const THEMES = ['system', 'light', 'dark'] as const;

export function ThemeSwitch() {
  const w = useWords(WORDS);
  const { theme } = usePreferences();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        selectable: true,
        selectedKeys: [theme],
        items: THEMES.map((key) => ({ key, label: w[key], icon: THEME_ICONS[key] })),
        onClick: ({ key }) =>
          setPreference('theme', THEMES.find((choice) => choice === key) ?? 'system'),
      }}
    >
      <button type="button" className="kj-icon-button" aria-label={`${w.theme}: ${w[theme]}`}>
        {THEME_ICONS[theme]}
      </button>
    </Dropdown>
  );
}

function AccountMenu({ onSignOut }: { readonly onSignOut: () => void }) {
  const w = useWords(WORDS);
  const tw = useTw();
  const go = useNavigate();
  const { name, role } = useSession();
  const roleName = tw(roleWords(role));
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      menu={{
        items: [
          { key: 'who', type: 'group', label: `${name} · ${roleName}` },
          { key: 'settings', icon: <SettingOutlined />, label: w.settings },
          { type: 'divider' },
          { key: 'out', icon: <LogoutOutlined />, label: w.out },
        ],
        onClick: ({ key }) => (key === 'out' ? onSignOut() : void go('/settings')),
      }}
    >
      <button type="button" className="kj-account" aria-label={`${w.account}: ${name}`}>
        <span className="kj-avatar" aria-hidden="true" data-letter={[...name][0] ?? '?'} />
        <span className="kj-account-name">{name}</span>
      </button>
    </Dropdown>
  );
}
