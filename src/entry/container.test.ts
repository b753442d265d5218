// G2 The Dockerfile and compose.yaml as far as they can be checked without Docker: instructions, paths, wiring.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { operationRoutes } from '../http/operation-routes.ts';
import { loadConfig } from '../work/config.ts';
import { SETTINGS } from '../work/config-settings.ts';
import { packageRoot } from '../work/package-root.ts';

const root = packageRoot();

/** Commands as run-program.ts registers them: `add` and the name. */
const commands = readdirSync(join(root, 'src/entry/commands'))
  .filter((name) => /^[a-z]+\.ts$/.test(name))
  .flatMap((name) => {
    const text = readFileSync(join(root, 'src/entry/commands', name), 'utf8');
    return [...text.matchAll(/^ {4}\.command\('([a-z]+)'/gm)].map((match) => match[1] ?? '');
  });

/** Instructions with their lines joined. */
const instructions = readFileSync(join(root, 'Dockerfile'), 'utf8')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => ({ name: line.split(' ')[0] ?? '', rest: line.slice(line.indexOf(' ') + 1) }));

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
  readonly healthcheck?: unknown;
  readonly deploy?: { readonly replicas: number };
}

const compose = parse(readFileSync(join(root, 'compose.yaml'), 'utf8')) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

const KNOWN = 'FROM WORKDIR COPY RUN ENV USER VOLUME EXPOSE HEALTHCHECK STOPSIGNAL ENTRYPOINT CMD';

describe('Dockerfile', () => {
  test('G2 has known instructions only, pins its base, ends as an ordinary user', () => {
    expect(instructions.filter(({ name }) => !KNOWN.split(' ').includes(name))).toEqual([]);
    const bases = instructions.filter(({ name }) => name === 'FROM').map(({ rest }) => rest);
    expect(bases).toEqual(['node:20-slim AS build', 'node:20-slim']);
    const names = instructions.map(({ name }) => name);
    expect(names.lastIndexOf('USER')).toBeGreaterThan(names.lastIndexOf('RUN'));
    expect(instructions.find(({ name }) => name === 'USER')?.rest).toBe('node');
  });

  test('G2 starts the program by exec, so that it gets the signal to stop', () => {
    for (const name of ['ENTRYPOINT', 'CMD']) {
      const rest = instructions.find((one) => one.name === name)?.rest ?? '';
      expect(JSON.parse(rest)).toBeInstanceOf(Array);
    }
  });

  test('G2 copies everything the package ships and nothing that is not there', () => {
    const { files } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      files: string[];
    };
    const copied = instructions
      .filter(({ name, rest }) => name === 'COPY' && rest.startsWith('--from=build'))
      .map(({ rest }) => rest.split(' ')[1]?.replace('/kejing/', ''));
    for (const needed of files.filter((file) => file !== 'docs')) expect(copied).toContain(needed);
    for (const path of copied.filter((one) => one !== 'dist')) {
      expect([path, existsSync(join(root, path ?? ''))]).toEqual([path, true]);
    }
  });

  test('G2 what it copies, starts and asks for is there: paths, the bundle, a command, the health check', () => {
    const copied = instructions.filter(({ name }) => name === 'COPY');
    const own = copied
      .filter(({ rest }) => !rest.startsWith('--from'))
      .flatMap(({ rest }) => rest.split(' ').slice(0, -1));
    for (const path of own) expect([path, existsSync(join(root, path))]).toEqual([path, true]);
    const restOf = (wanted: string): string =>
      instructions.find(({ name }) => name === wanted)?.rest ?? '';
    const scripts = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    for (const [, script = ''] of restOf('RUN').matchAll(/npm run (\w+)/g)) {
      expect(Object.keys(scripts.scripts)).toContain(script);
    }
    const [, program = ''] = JSON.parse(restOf('ENTRYPOINT')) as string[];
    expect(program).toBe('dist/cli.js');
    expect(commands).toContain((JSON.parse(restOf('CMD')) as string[])[0]);
    const [, port, path] = /127\.0\.0\.1:(\d+)(\/\w+)/.exec(restOf('HEALTHCHECK')) ?? [];
    expect(port).toBe(restOf('EXPOSE'));
    expect(port).toBe(String(loadConfig({ env: {}, cwd: root }).config.port));
    expect(operationRoutes.routes.map((route) => route.path)).toContain(path);
  });

  test('G2 nothing secret and nothing heavy goes into the build', () => {
    const ignored = existsSync(join(root, '.dockerignore'))
      ? readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
      : [];
    for (const name of ['node_modules', '.git', 'kejing-data', 'dist']) {
      expect(ignored.some((line) => line.replace(/\/$/, '') === name)).toBe(true);
    }
  });

  test('G2 sets settings that exist', () => {
    const set = instructions
      .filter(({ name }) => name === 'ENV')
      .flatMap(({ rest }) => rest.split(' ').map((pair) => pair.split('=')[0]));
    const known = new Set<string | undefined>([...SETTINGS.map(({ env }) => env), 'NODE_ENV']);
    expect(set.filter((name) => !known.has(name))).toEqual([]);
  });
});

describe('compose.yaml', () => {
  test('G2 has a PostgreSQL server, a server and two workers', () => {
    expect(Object.keys(compose.services)).toEqual(['database', 'server', 'worker']);
    expect(compose.services['database']?.image).toMatch(/^postgres:\d+$/);
    expect([compose.services['server']?.command, compose.services['worker']?.command]).toEqual([
      'serve',
      'worker',
    ]);
    expect(compose.services['worker']?.deploy?.replicas).toBe(2);
    for (const command of ['serve', 'worker']) expect(commands).toContain(command);
  });

  test('G2 passes settings that exist, names volumes and services that are declared, opens to this machine only', () => {
    const known = new Set<string>(SETTINGS.map(({ env }) => env));
    for (const [name, service] of Object.entries(compose.services)) {
      if (name !== 'database') {
        expect(Object.keys(service.environment ?? {}).filter((key) => !known.has(key))).toEqual([]);
        expect(service.environment?.['DATABASE_URL']).toContain('@database:5432/kejing');
      }
      for (const volume of service.volumes ?? []) {
        expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
      }
      for (const needed of Object.keys(service.depends_on ?? {})) {
        expect(Object.keys(compose.services)).toContain(needed);
      }
      for (const port of service.ports ?? []) expect(port).toMatch(/^127\.0\.0\.1:/);
    }
  });
});
