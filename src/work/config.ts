// What the server is told from outside: one value per setting, from a flag, the environment, the file or its default.
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Words } from '../intake/format.ts';
import { SETTINGS, type SettingKey } from './config-settings.ts';

const truth = z.preprocess(
  (given) =>
    given === 'true' || given === '1' ? true : given === 'false' || given === '0' ? false : given,
  z.boolean(),
);
const days = z.coerce.number().int().min(1).max(36_500);
const url = z.url({ protocol: /^https?$/ });

export const Config = z.object({
  host: z.string().min(1),
  port: z.coerce.number().int().min(0).max(65_535),
  dataFolder: z.string().min(1),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .nullable(),
  publicUrl: url.nullable(),
  zone: z.string().regex(/^([+-](0\d|1[0-2])|\+1[34]):[0-5]\d$/),
  trustProxy: truth,
  logLevel: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']),
  sessionDays: days,
  uploadMaxMb: z.coerce.number().int().min(1).max(1_000_000),
  metricsToken: z.string().min(16).nullable(),
  oidcIssuer: url.nullable(),
  oidcClientId: z.string().nullable(),
  oidcClientSecret: z.string().nullable(),
  oidcLabel: z.string(),
  oidcNewAccountRole: z.enum(['manager', 'inspector', 'leader', 'trainer', 'viewer']).nullable(),
  auditDays: days.nullable(),
  jobDays: days,
  uploadDays: days,
});

export type Config = z.infer<typeof Config>;

export type ConfigSource = 'flag' | 'environment' | 'file' | 'default';

/** One setting with where its value came from; secrets are hidden. */
export interface ConfigEntry {
  readonly key: SettingKey;
  readonly shown: string;
  readonly source: ConfigSource;
  /** The flag, the variable or the file. */
  readonly where: string;
  readonly words: Words;
}

export interface LoadedConfig {
  readonly config: Config;
  readonly entries: readonly ConfigEntry[];
  /** The file that was read; null: there is none. */
  readonly file: string | null;
}

/** Something in the configuration cannot be used; every problem at once. */
export class ConfigProblem extends Error {
  readonly problems: readonly Words[];

  constructor(problems: readonly Words[]) {
    super(problems.map(({ en }) => en).join('; '));
    this.problems = problems;
  }
}

export interface ConfigGiven {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Flags of the command line, by setting. */
  readonly flags?: Partial<Readonly<Record<SettingKey, string>>>;
  readonly cwd: string;
}

/** Flags win over the environment, the environment over the file. Throws `ConfigProblem`. */
export function loadConfig({ env, flags = {}, cwd }: ConfigGiven): LoadedConfig {
  const asked = env['KEJING_CONFIG'];
  const path = resolve(cwd, asked ?? 'kejing.config.yaml');
  const problems: Words[] = [];
  if (asked !== undefined && !existsSync(path)) {
    problems.push({
      zh: `KEJING_CONFIG 指的文件不存在：${path}`,
      en: `KEJING_CONFIG names a file that is not there: ${path}`,
    });
  }
  const file = existsSync(path) ? path : null;
  const document = file === null ? {} : readDocument(file, problems);
  problems.push(...unknownKeys(document, file ?? ''));
  const raw: Record<string, unknown> = {};
  const found = new Map<SettingKey, { source: ConfigSource; where: string }>();
  for (const { key, path: place, env: variable, fallback } of SETTINGS) {
    const written = valueAt(document, place);
    const set = env[variable];
    const [value, source, where] =
      flags[key] !== undefined
        ? ([flags[key], 'flag', `--${key}`] as const)
        : set !== undefined && set !== ''
          ? ([set, 'environment', variable] as const)
          : written !== undefined && written !== null
            ? ([written, 'file', `${file}: ${place}`] as const)
            : ([fallback, 'default', ''] as const);
    raw[key] = value;
    found.set(key, { source, where });
  }
  const parsed = Config.safeParse(raw);
  if (!parsed.success) {
    problems.push(...parsed.error.issues.map((issue) => presentProblem(issue, raw, found)));
  }
  if (problems.length > 0 || !parsed.success) throw new ConfigProblem(problems);
  const config = { ...parsed.data, dataFolder: resolve(cwd, parsed.data.dataFolder) };
  return { config, entries: entriesOf(config, found), file };
}

function readDocument(file: string, problems: Words[]): unknown {
  try {
    return parseYaml(readFileSync(file, 'utf8')) ?? {};
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    problems.push({ zh: `读不懂 ${file}：${why}`, en: `cannot read ${file}: ${why}` });
    return {};
  }
}

function valueAt(document: unknown, path: string): unknown {
  let value: unknown = document;
  for (const part of path.split('.')) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[part];
  }
  return value;
}

function unknownKeys(document: unknown, file: string, above = ''): Words[] {
  if (typeof document !== 'object' || document === null) return [];
  return Object.entries(document).flatMap(([name, value]) => {
    const path = above + name;
    if (SETTINGS.some((setting) => setting.path === path)) return [];
    if (SETTINGS.some((setting) => setting.path.startsWith(`${path}.`))) {
      return unknownKeys(value, file, `${path}.`);
    }
    return [{ zh: `${file} 里有不认识的设置“${path}”`, en: `${file}: unknown setting “${path}”` }];
  });
}

function presentProblem(
  issue: z.core.$ZodIssue,
  raw: Readonly<Record<string, unknown>>,
  found: ReadonlyMap<SettingKey, { source: ConfigSource; where: string }>,
): Words {
  const key = String(issue.path[0]) as SettingKey;
  const setting = SETTINGS.find((one) => one.key === key);
  const where = found.get(key)?.where ?? key;
  const given = setting?.secret ? '***' : JSON.stringify(raw[key]);
  const wanted = setting?.wanted ?? { zh: issue.message, en: issue.message };
  return {
    zh: `${where} 的值 ${given} 用不了，要的是：${wanted.zh}`,
    en: `${where}: ${given} cannot be used; wanted: ${wanted.en}`,
  };
}

function entriesOf(
  config: Config,
  found: ReadonlyMap<SettingKey, { source: ConfigSource; where: string }>,
): ConfigEntry[] {
  return SETTINGS.map(({ key, secret, words }) => {
    const value = config[key];
    const { source, where } = found.get(key) ?? { source: 'default', where: '' };
    const shown = value === null ? '—' : secret ? '***' : String(value);
    return { key, shown, source, where, words };
  });
}
