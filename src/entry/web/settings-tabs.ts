// The parts of the settings: a feature that has something to set adds its line.
import type { SettingsTab } from '../../features/people/web/SettingsPage.tsx';
import type { Page } from './page.ts';

export const SETTINGS_TABS: readonly (SettingsTab & Page)[] = [
  {
    path: 'shops',
    words: { zh: '店铺', en: 'Shops' },
    permission: 'settings.read',
    load: async () => (await import('../../features/admin/web/ShopsPage.tsx')).ShopsPage,
  },
  {
    path: 'team',
    words: { zh: '客服与分组', en: 'Agents' },
    permission: 'settings.read',
    load: async () => (await import('../../features/admin/web/TeamPage.tsx')).TeamPage,
  },
  {
    path: 'duty',
    words: { zh: '班次', en: 'Duty' },
    permission: 'settings.read',
    load: async () => (await import('../../features/admin/web/DutyPage.tsx')).DutyPage,
  },
  {
    path: 'attribution',
    words: { zh: '归属口径', en: 'Attribution' },
    permission: 'settings.read',
    load: async () =>
      (await import('../../features/admin/web/AttributionPage.tsx')).AttributionPage,
  },
  {
    path: 'accounts',
    words: { zh: '账号与角色', en: 'Accounts' },
    permission: 'people.read',
    load: async () => (await import('../../features/people/web/AccountsPage.tsx')).AccountsPage,
  },
  {
    path: 'tokens',
    words: { zh: '接口口令', en: 'API tokens' },
    permission: 'people.read',
    load: async () => (await import('../../features/people/web/TokensPage.tsx')).TokensPage,
  },
  {
    path: 'audit',
    words: { zh: '操作日志', en: 'Audit log' },
    permission: 'audit.read',
    load: async () => (await import('../../features/people/web/AuditPage.tsx')).AuditPage,
  },
  {
    path: 'retention',
    words: { zh: '数据保留', en: 'Retention' },
    permission: 'settings.read',
    load: async () => (await import('../../features/admin/web/RetentionPage.tsx')).RetentionPage,
  },
  {
    path: 'jobs',
    words: { zh: '后台任务', en: 'Jobs' },
    permission: 'jobs.read',
    load: async () => (await import('../../features/admin/web/JobsPage.tsx')).JobsPage,
  },
  {
    path: 'recalculations',
    words: { zh: '重算记录', en: 'Recalculations' },
    permission: 'settings.read',
    load: async () =>
      (await import('../../features/admin/web/RecalculationsPage.tsx')).RecalculationsPage,
  },
  {
    path: 'appearance',
    words: { zh: '外观与密码', en: 'Appearance' },
    load: async () => (await import('../../features/people/web/AppearancePage.tsx')).AppearancePage,
  },
];
