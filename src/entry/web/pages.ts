// Every page and its address. A feature adds a line; what stands in the menu is said in menu.ts.
import type { Page } from './page.ts';
import { SETTINGS_TABS } from './settings-tabs.ts';

/** Pages without menu and header: before anybody is signed in, and the gallery for tests. */
export const BARE_PAGES: readonly Page[] = [
  {
    path: '/sign-in',
    load: async () => (await import('../../features/people/web/SignInPage.tsx')).SignInPage,
  },
  {
    path: '/first-run',
    load: async () => (await import('../../features/people/web/FirstRunPage.tsx')).FirstRunPage,
  },
  {
    path: '/__gallery/*',
    load: async () => (await import('../../ui/gallery/GalleryPage.tsx')).GalleryPage,
  },
];

/** Pages inside the frame, for people who are signed in. */
export const FRAMED_PAGES: readonly Page[] = [
  {
    path: '/',
    load: async () =>
      (await import('../../features/performance/web/OverviewPage.tsx')).OverviewPage,
  },
  {
    path: '/agents',
    load: async () => (await import('../../features/performance/web/AgentsPage.tsx')).AgentsPage,
  },
  {
    path: '/agents/:id',
    load: async () => (await import('../../features/performance/web/AgentPage.tsx')).AgentPage,
  },
  {
    path: '/definitions',
    load: async () =>
      (await import('../../features/performance/web/DefinitionsPage.tsx')).DefinitionsPage,
  },
  {
    path: '/definitions/compare',
    load: async () => (await import('../../features/performance/web/ComparePage.tsx')).ComparePage,
  },
  {
    path: '/definitions/attribution',
    load: async () =>
      (await import('../../features/performance/web/AttributionPage.tsx')).AttributionPage,
  },
  {
    path: '/definitions/:id',
    load: async () =>
      (await import('../../features/performance/web/MetricWhyPage.tsx')).MetricWhyPage,
  },
  {
    path: '/orders/:id',
    load: async () =>
      (await import('../../features/performance/web/OrderWhyPage.tsx')).OrderWhyPage,
  },
  {
    path: '/conversations',
    load: async () =>
      (await import('../../features/conversations/web/ConversationsPage.tsx')).ConversationsPage,
  },
  {
    path: '/conversations/:shop/:id',
    load: async () =>
      (await import('../../features/conversations/web/ConversationPage.tsx')).ConversationPage,
  },
  {
    path: '/inspection',
    load: async () =>
      (await import('../../features/conversations/web/InspectionPage.tsx')).InspectionPage,
  },
  {
    path: '/recovery',
    load: async () => (await import('../../features/recovery/web/RecoveryPage.tsx')).RecoveryPage,
  },
  {
    path: '/imports',
    load: async () => (await import('../../features/imports/web/ImportPage.tsx')).ImportPage,
  },
  {
    path: '/imports/history',
    load: async () =>
      (await import('../../features/imports/web/ImportHistoryPage.tsx')).ImportHistoryPage,
  },
  {
    path: '/imports/:id',
    load: async () => (await import('../../features/imports/web/ImportRunPage.tsx')).ImportRunPage,
  },
  {
    path: '/rulebook',
    load: async () => (await import('../../features/rulebook/web/RulebookPage.tsx')).RulebookPage,
  },
  {
    path: '/rulebook/words',
    load: async () => (await import('../../features/rulebook/web/WordPacksPage.tsx')).WordPacksPage,
  },
  {
    path: '/rulebook/words/:id',
    load: async () => (await import('../../features/rulebook/web/WordPackPage.tsx')).WordPackPage,
  },
  {
    path: '/rulebook/scorecards',
    load: async () =>
      (await import('../../features/rulebook/web/ScorecardsPage.tsx')).ScorecardsPage,
  },
  {
    path: '/rulebook/scorecards/:id',
    load: async () => (await import('../../features/rulebook/web/ScorecardPage.tsx')).ScorecardPage,
  },
  {
    path: '/rulebook/:id',
    load: async () => (await import('../../features/rulebook/web/RulePage.tsx')).RulePage,
  },
  {
    path: '/rulebook/:id/edit',
    load: async () =>
      (await import('../../features/rulebook/web/RuleEditorPage.tsx')).RuleEditorPage,
  },
  {
    path: '/settings',
    load: async () => (await import('./Settings.tsx')).Settings,
    children: SETTINGS_TABS,
  },
];
