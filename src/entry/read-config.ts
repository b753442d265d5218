// The configuration for a command: flags over environment over file; problems become a refusal.
import { ConfigProblem, type LoadedConfig, loadConfig } from '../work/config.ts';
import type { SettingKey } from '../work/config-settings.ts';
import { Refused } from './exit.ts';

export type ConfigFlags = Partial<Readonly<Record<SettingKey, string>>>;

/** Options shared by the commands that open the database, as commander gives them. */
export interface DataOptions {
  readonly data?: string;
}

/** Leaves out flags that were not given. */
export function readConfig(flags: Partial<Record<SettingKey, string | undefined>>): LoadedConfig {
  const given: Record<string, string> = {};
  for (const [key, value] of Object.entries(flags)) {
    if (value !== undefined) given[key] = value;
  }
  try {
    return loadConfig({ env: process.env, flags: given as ConfigFlags, cwd: process.cwd() });
  } catch (error) {
    if (error instanceof ConfigProblem) throw new Refused(...error.problems);
    throw error;
  }
}
