// The configuration: which source wins, where each value came from, and what is said when one cannot be used.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { type ConfigGiven, type ConfigProblem, loadConfig } from './config.ts';
import { SETTINGS } from './config-settings.ts';

const folder = mkdtempSync(join(tmpdir(), 'kejing-config-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function load(yaml: string | null, given: Partial<ConfigGiven> = {}) {
  const file = join(folder, 'kejing.config.yaml');
  rmSync(file, { force: true });
  if (yaml !== null) writeFileSync(file, yaml);
  return loadConfig({ env: {}, cwd: folder, ...given });
}

function problemsOf(yaml: string, env: Record<string, string> = {}): string[] {
  try {
    load(yaml, { env });
    return [];
  } catch (error) {
    return (error as ConfigProblem).problems.map(({ en }) => en);
  }
}

describe('configuration', () => {
  test('a flag wins over the environment, the environment over the file, the file over the default', () => {
    const yaml = 'port: 1\nhost: filehost\nsession: { days: 3 }\n';
    const env = { KEJING_PORT: '2', KEJING_HOST: 'envhost', KEJING_METRICS_TOKEN: '' };
    const { config, entries } = load(yaml, { env, flags: { port: '3' } });
    expect([config.port, config.host, config.sessionDays, config.jobDays]).toEqual([
      3,
      'envhost',
      3,
      90,
    ]);
    const sources = new Map(entries.map(({ key, source }) => [key, source]));
    expect(
      ['port', 'host', 'sessionDays', 'jobDays', 'metricsToken'].map((key) =>
        sources.get(key as 'port'),
      ),
    ).toEqual(['flag', 'environment', 'file', 'default', 'default']);
  });

  test('secrets are never shown', () => {
    const url = 'postgres://kejing:very-secret@db/kejing';
    const { config, entries } = load('metrics: { token: very-secret-indeed }', {
      env: { DATABASE_URL: url },
    });
    expect(config.databaseUrl).toBe(url);
    expect(JSON.stringify(entries)).not.toContain('very-secret');
    expect(problemsOf('metrics: { token: hidden }').join()).not.toContain('hidden');
  });

  test('every problem is said at once, with its place and what is wanted', () => {
    const problems = problemsOf('port: many\nsesion: 3\nlog: { level: loud }\n', {
      KEJING_TRUST_PROXY: 'maybe',
    });
    expect(problems).toHaveLength(4);
    expect(problems.join('\n')).toMatch(/unknown setting “sesion”/);
    expect(problems.join('\n')).toMatch(/kejing.config.yaml: port: "many" cannot be used/);
    expect(problems.join('\n')).toMatch(/KEJING_TRUST_PROXY: "maybe" cannot be used/);
    expect(problemsOf('port: [')).toHaveLength(1);
    expect(problemsOf('', { KEJING_CONFIG: 'not-there.yaml' })).toHaveLength(1);
  });

  test('no two settings share a name, a variable or a place', () => {
    for (const of of ['key', 'env', 'path'] as const) {
      expect(new Set(SETTINGS.map((setting) => setting[of])).size).toBe(SETTINGS.length);
    }
  });
});
