// The settings with the parts all features brought.
import { SettingsPage } from '../../features/people/web/SettingsPage.tsx';
import { SETTINGS_TABS } from './settings-tabs.ts';

export function Settings() {
  return <SettingsPage tabs={SETTINGS_TABS} />;
}
