// What everything stands in: theme, language of the components, fetched data; light, dark and calm followed.
import { QueryClientProvider } from '@tanstack/react-query';
import { App, ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { type ReactNode, useLayoutEffect, useMemo, useState } from 'react';
import './base.css';
import { EmptyState } from './EmptyState.tsx';
import { useCalm, usePreferences, useThemeName } from './preferences.ts';
import { newQueryClient } from './query-client.ts';
import { cssVariables, themeOf } from './theme.ts';

export function AppRoot({ children }: { readonly children: ReactNode }) {
  const { lang } = usePreferences();
  const name = useThemeName();
  const calm = useCalm();
  const look = useMemo(() => themeOf(name, calm), [name, calm]);
  const [client] = useState(newQueryClient);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = name;
    document.documentElement.lang = lang === 'zh' ? 'zh-CN' : 'en';
  }, [name, lang]);
  return (
    <ConfigProvider
      theme={look}
      locale={lang === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      renderEmpty={() => <EmptyState small />}
    >
      <style>{`:root{${cssVariables(name)}}`}</style>
      <App>
        <QueryClientProvider client={client}>{children}</QueryClientProvider>
      </App>
    </ConfigProvider>
  );
}
